package dev.imatool.appraise.signature.key;

import dev.imatool.model.key.PublicKeyInfo;

/**
 * A public key with which signatures are checked.
 *
 * @param key the key and what came with it
 * @param source where it comes from
 */
public record SigningKey(PublicKeyInfo key, KeySource source) {
    /** A key that the caller vouches for. */
    public static SigningKey given(PublicKeyInfo key) {
        return new SigningKey(key, new KeySource.Given());
    }

    /** True when a signature by this key is good. */
    public boolean trusted() {
        return source.trusted();
    }
}
