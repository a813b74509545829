/**
 * Reads measurement lists: {@link dev.imatool.parsers.MeasurementListReader} opens an input, finds out from its content
 * what it is (binary or ascii, byte order, size of the template digests, gzip, a pasted terminal session) and moves over
 * its entries. Malformed input becomes diagnostics; what could be read is delivered.
 *
 * <p>Below: {@code input} gives bytes, {@code binary} and {@code ascii} find entries in them, {@code entry} is the entry
 * they stand on. PCR values have a package of their own.
 */
@NullMarked
package dev.imatool.parsers;

import org.jspecify.annotations.NullMarked;
