package dev.imatool.appraise.signature.reason;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.HashAlgorithm;

/** About the metadata that an EVM signature is over, and what ties it to the content. */
public sealed interface MetadataReason extends SignatureReason {
    /** Those that say no more. */
    enum Plain implements MetadataReason {
        /** The template lacks some of what is signed. */
        NOT_LOGGED,
        /** Names, lengths and values of the attributes do not fit each other, so nothing ties it to the content. */
        ATTRIBUTES_UNDIVIDED,
        /** There is no {@code security.ima} that would tie it to the content. */
        NO_SECURITY_IMA,
        /** {@code security.ima} is neither digest nor signature. */
        SECURITY_IMA_OTHER,
        /** The attributes are as signed, and the digest in {@code security.ima} is not the file digest. */
        OTHER_FILE_DIGEST
    }

    /** The signature holds for metadata as a machine of that word size and byte order computes its digest. */
    record ComputedBy(int bits, ByteOrder order) implements MetadataReason {}

    /** {@code security.ima} holds a digest of an algorithm of which the entry has none. */
    record NotCompared(HashAlgorithm algorithm) implements MetadataReason {}
}
