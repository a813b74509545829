/** What other readers make of the sources that this one reads, file by file and digest by digest. */
@NullMarked
package dev.imatool.parsers.known.peer;

import org.jspecify.annotations.NullMarked;
