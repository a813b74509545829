package dev.imatool.examine.evidence;

import dev.imatool.replay.quote.QuoteEvidence;
import dev.imatool.replay.quote.QuoteProof;
import java.util.Optional;

/**
 * A quote found in the evidence, and the files that go with it.
 *
 * @param message file of the quote
 * @param signature file of its signature
 * @param key where the key comes from
 * @param keyFromEvidence true when the key was found beside the quote, so that nobody else vouches for it
 * @param nonceFromEvidence true when the nonce was found beside the quote
 * @param evidence the quote itself
 * @param proof what it proves about the list
 */
public record EvidenceQuote(
        String message,
        Optional<String> signature,
        Optional<String> key,
        boolean keyFromEvidence,
        boolean nonceFromEvidence,
        QuoteEvidence evidence,
        QuoteProof proof) {}
