/**
 * Reads TCG Canonical Event Logs (TCG CEL 1.0) in JSON, as lines or text sequences of JSON, and in TLV: {@link
 * dev.imatool.parsers.cel.CelReader} record by record in constant memory, {@link dev.imatool.parsers.cel.CelListReader} the
 * measurement list that their IMA records are.
 */
@NullMarked
package dev.imatool.parsers.cel;

import org.jspecify.annotations.NullMarked;
