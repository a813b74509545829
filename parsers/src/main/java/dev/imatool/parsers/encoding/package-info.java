/**
 * How bytes are packed or written as text on their way here: base64, hex digits, hex dumps, gzip, xz, Zstandard, bzip2. {@link
 * dev.imatool.parsers.encoding.Decoding} takes off one layer after the other; all readers of binary input go through it.
 */
@NullMarked
package dev.imatool.parsers.encoding;

import org.jspecify.annotations.NullMarked;
