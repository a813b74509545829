package dev.imatool.replay.container;

import java.util.Locale;

/** How the digest of a file in a namespace comes from the digest of the file. */
public enum NamespacedFormula {
    /**
     * HASH of the first 8 bytes of the file digest: what the published source of container-ima computes. It binds 64 bits
     * of the file, and the namespace is not bound.
     */
    FIRST_8_BYTES,
    /**
     * HASH of the whole file digest and the number of the namespace in decimal digits: what the authors describe and their
     * source does not do. Found in no published list; tried as an alternative where the first explains nothing.
     */
    DIGEST_AND_NAMESPACE;

    /** The name in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
