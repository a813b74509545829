/**
 * What a TPM quote proves about a measurement list. {@link dev.imatool.replay.quote.QuoteChecks} judges the quote itself:
 * signature, nonce, selection, digest of the PCR values. {@link dev.imatool.replay.quote.QuoteReplay} then finds the prefix
 * of a list that gives the quoted values. Signatures are checked by Bouncy Castle.
 */
@NullMarked
package dev.imatool.replay.quote;

import org.jspecify.annotations.NullMarked;
