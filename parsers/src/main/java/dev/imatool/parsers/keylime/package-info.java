/**
 * Reads what Keylime keeps and sends as evidence of a machine: quote strings, requests to its verifier in JSON, records of
 * its durable attestation. One input can hold a whole case: quote, key, nonce and measurement list.
 */
@NullMarked
package dev.imatool.parsers.keylime;

import org.jspecify.annotations.NullMarked;
