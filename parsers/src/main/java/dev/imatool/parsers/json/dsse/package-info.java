/** Signed documents: the Dead Simple Signing Envelope, and the in-toto statement about a report that one can hold. */
@NullMarked
package dev.imatool.parsers.json.dsse;

import org.jspecify.annotations.NullMarked;
