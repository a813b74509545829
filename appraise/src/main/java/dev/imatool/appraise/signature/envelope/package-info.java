/** Signatures of DSSE envelopes: made with a private key, checked with a public one. */
@NullMarked
package dev.imatool.appraise.signature.envelope;

import org.jspecify.annotations.NullMarked;
