/** Sources that are lines of text: checksums of every kind, mtree, AIDE, trust files, dumps of packages. */
@NullMarked
package dev.imatool.parsers.known.text;

import org.jspecify.annotations.NullMarked;
