package dev.imatool.examine.statement;

import dev.imatool.parsers.encoding.Encoding;
import java.util.List;

/** About quotes, their parts and the keys that sign them. */
public sealed interface QuoteStatement extends Statement {
    /** What the user gave and no quote was there for. */
    enum Asked {
        /** A key and a nonce. */
        KEY_AND_NONCE,
        /** A key. */
        KEY,
        /** A nonce. */
        NONCE,
        /** That a key which was found with a quote is to count. */
        FOUND_KEY
    }

    /** About a quote in evidence, where keys are given. */
    enum OfEvidence implements QuoteStatement {
        /** It is not signed, or by none of them. */
        NOT_BY_A_GIVEN_KEY
    }

    /**
     * Reproduced PCRs that software can reset.
     *
     * @param pcrs 16 or 23, or both
     */
    record Resettable(List<Integer> pcrs) implements QuoteStatement {
        public Resettable {
            pcrs = List.copyOf(pcrs);
        }
    }

    /**
     * A quote that is signed with the key that came with it.
     *
     * @param key where the key came from
     */
    record SignedWithOwnKey(String key) implements QuoteStatement {}

    /**
     * A quote that is signed with a key of the evidence.
     *
     * @param key where the key came from; may be empty
     * @param othersGiven true where the user named keys, and this is none of them
     */
    record SignedWithFoundKey(String key, boolean othersGiven) implements QuoteStatement {}

    /**
     * A question about a quote, and no quote.
     *
     * @param asked what was given
     */
    record NoQuote(Asked asked) implements QuoteStatement {}

    /**
     * That no nonce was given for the quotes of evidence.
     *
     * @param found true where one lies next to a quote
     */
    record NoNonceGiven(boolean found) implements QuoteStatement {}

    /**
     * A part of a quote that was decoded.
     *
     * @param encodings from what, the outermost first
     */
    record Decoded(List<Encoding> encodings) implements QuoteStatement {
        public Decoded {
            encodings = List.copyOf(encodings);
        }
    }
}
