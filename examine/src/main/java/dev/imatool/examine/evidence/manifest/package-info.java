/** Do the files of the evidence match the checksums that were collected with them? */
@NullMarked
package dev.imatool.examine.evidence.manifest;

import org.jspecify.annotations.NullMarked;
