/**
 * Reads lists of file digests as {@code sha256sum} and its relatives write them: {@code HEX  /path}. Start with
 * {@link dev.imatool.parsers.digestlist.DigestListReader}.
 */
@NullMarked
package dev.imatool.parsers.digestlist;

import org.jspecify.annotations.NullMarked;
