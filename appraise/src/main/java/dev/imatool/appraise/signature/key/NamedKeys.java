package dev.imatool.appraise.signature.key;

import java.util.List;

/**
 * The keys that a signature names.
 *
 * @param keys those that are called so, in the order given; may be empty
 * @param naming what a key has such a name from
 */
public record NamedKeys(List<SigningKey> keys, Naming naming) {
    public NamedKeys {
        keys = List.copyOf(keys);
    }

    /** What a key has a name from, which decides whether it can be said to bear another. */
    public enum Naming {
        /** The identifier in its certificate; of a key without one, the SHA-1 of its bits (RFC 5280, 4.2.1.2) is a guess. */
        IDENTIFIER,
        /** The numbers of the key. */
        NUMBERS,
        /** Issuer and serial number of its certificate. */
        CERTIFICATE
    }
}
