/** Container images, root file systems and initial RAM disks as sources of known files. */
@NullMarked
package dev.imatool.parsers.known.image;

import org.jspecify.annotations.NullMarked;
