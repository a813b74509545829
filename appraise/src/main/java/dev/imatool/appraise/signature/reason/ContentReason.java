package dev.imatool.appraise.signature.reason;

import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import java.util.Optional;

/** About the digest of a file that a signature is over. */
public sealed interface ContentReason extends SignatureReason {
    /** Those that say no more. */
    enum Plain implements ContentReason {
        NO_FILE_DIGEST,
        /** It is over the fs-verity digest, and the entry has that of the content. */
        VERITY_DIGEST_MISSING,
        /** It is over the digest of the content, and the entry has that of fs-verity. */
        CONTENT_DIGEST_MISSING,
        /** It is over an fs-verity digest, and the template does not say whether the file digest is one. */
        DIGEST_UNTYPED
    }

    /** It is over a digest that is not the first of the entry. */
    record OverField(FieldId field) implements ContentReason {}

    /** Nobody here implements the hash algorithm. */
    record NotComputable(HashAlgorithm algorithm) implements ContentReason {}

    /** The file digest has not the length of its algorithm. */
    record OtherLength(HashAlgorithm algorithm) implements ContentReason {}

    /**
     * The file digest is of another algorithm than the signature.
     *
     * @param signed that of the signature
     * @param logged that of the file digest; absent for one that no kernel supports
     * @param ofTemplate true when the template has no other
     */
    record OtherAlgorithm(HashAlgorithm signed, Optional<HashAlgorithm> logged, boolean ofTemplate)
            implements ContentReason {}
}
