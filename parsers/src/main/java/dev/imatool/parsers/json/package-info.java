/**
 * Measurement lists inside JSON documents. Attestation agents send an ascii list as one string, such as Keylime's {@code
 * ima_measurement_list}; consoles and collectors have one line, or one piece of output, in each row. Nothing else of the document is
 * used.
 */
@NullMarked
package dev.imatool.parsers.json;

import org.jspecify.annotations.NullMarked;
