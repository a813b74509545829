/** Packages of distributions as sources of known files, and the doors for whatever is packed and for folders. */
@NullMarked
package dev.imatool.parsers.known.pack;

import org.jspecify.annotations.NullMarked;
