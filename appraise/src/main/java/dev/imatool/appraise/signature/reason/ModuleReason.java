package dev.imatool.appraise.signature.reason;

import dev.imatool.model.HashAlgorithm;
import java.math.BigInteger;

/** About an appended signature, which is a CMS message (RFC 5652). Object identifiers are in dotted numbers. */
public sealed interface ModuleReason extends SignatureReason {
    /** Those that say no more. */
    enum Plain implements ModuleReason {
        NOT_SIGNED_DATA,
        /** Bytes that nobody signed follow the message. */
        BYTES_BEHIND,
        /** The message contains content of its own. */
        HOLDS_CONTENT,
        /** Some of its signers have signed attributes and some have none. */
        ATTRIBUTES_OF_SOME,
        /** The hash algorithm of its signer is not among those that it announces. */
        HASH_NOT_ANNOUNCED,
        SIGNER_UNREADABLE,
        /** The entry has no {@code d-modsig}. */
        NO_DIGEST,
        HASH_UNSUPPORTED,
        ATTRIBUTES_UNENCODABLE,
        /** The signed attributes lack the content type or the message digest. */
        ATTRIBUTES_INCOMPLETE,
        /** The content type in the signed attributes is not that of the message. */
        ATTRIBUTES_OF_OTHER_TYPE,
        /** The digest in the signed attributes is not {@code d-modsig}. */
        ATTRIBUTES_OF_OTHER_CONTENT,
        /** It is over signed attributes, which kernels refuse in modules. */
        ATTRIBUTES_REFUSED,
        /** The same, although the key made it. */
        ATTRIBUTES_REFUSED_ALTHOUGH_GOOD,
        /** It is over signed attributes, which kernels accept from 7.0 on, and only if built to. */
        OVER_ATTRIBUTES,
        /** The same, and {@code d-modsig} is their digest. */
        DIGEST_OF_ATTRIBUTES
    }

    /** The content type of the outermost structure is not that of SignedData. */
    record OtherMessage(String type) implements ModuleReason {}

    /** The type of its content is not data. */
    record OtherContent(String type) implements ModuleReason {}

    /** It has none, or more signers than are accepted. */
    record Signers(int found, int most) implements ModuleReason {}

    /**
     * Message and signer are of other versions than how the signer is named calls for.
     *
     * @param message version of the message
     * @param signer version of the signer
     * @param due what both ought to be
     */
    record Versions(BigInteger message, BigInteger signer, int due) implements ModuleReason {}

    /** No kernel supports the signature algorithm. */
    record SignatureAlgorithm(String identifier) implements ModuleReason {}

    /** It is over a digest of an algorithm that {@code d-modsig} is not of. */
    record OtherHash(HashAlgorithm algorithm) implements ModuleReason {}

    /** The same of an algorithm that kernels do not have. */
    record OtherUnknownHash(String identifier) implements ModuleReason {}

    /** A signed attribute is there twice. */
    record AttributeTwice(String type) implements ModuleReason {}

    /**
     * The key that made it is of another kind than the signature algorithm.
     *
     * @param function what the signature algorithm is, such as {@code rsa}
     */
    record OtherKind(String function) implements ModuleReason {}
}
