package dev.imatool.examine.attest;

import java.util.Locale;
import java.util.Optional;

/**
 * One signature of an envelope.
 *
 * @param keyId which key it names; empty where it names none
 * @param result whether a given key made it
 * @param by which of them; absent where none did
 */
public record JudgedSignature(String keyId, Result result, Optional<String> by) {
    /** Whether a given key made a signature. */
    public enum Result {
        /** One did. */
        GOOD,
        /** None did, though it names one of them. */
        BAD,
        /** None did, and it names another key or none. */
        OTHER_KEY,
        /** It is not base64, or empty. */
        UNREADABLE;

        /** Name in machine-readable output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it was made with another key than it names; DSSE says to decide nothing by the name. */
    public boolean namesAnotherKey() {
        return by.isPresent() && !keyId.isEmpty() && !keyId.equals(by.get());
    }
}
