package dev.imatool.render.words;

import dev.imatool.appraise.signature.reason.ModuleReason;

/** Why an appended signature is good, bad or not judged. */
final class ModuleReasonWords {
    private static final String FROM_7_0 = ", which kernels accept from 7.0 on, and only if built to";
    private static final String REFUSED =
            "it is over signed attributes, with which kernels refuse the signature of a module";

    private ModuleReasonWords() {}

    static String of(ModuleReason reason) {
        return switch (reason) {
            case ModuleReason.Plain plain -> of(plain);
            case ModuleReason.OtherMessage other ->
                "its content type (" + other.type() + ") is not that of CMS SignedData";
            case ModuleReason.OtherContent other ->
                "the type of its content (" + other.type() + ") is not data, as that of modules is";
            case ModuleReason.Signers signers ->
                "it has " + signers.found() + " signers; 1 to " + signers.most() + " are accepted";
            case ModuleReason.Versions versions ->
                "the versions of message and signer (" + versions.message() + ", " + versions.signer()
                        + ") are not those of a signer named so (" + versions.due() + ", " + versions.due() + ")";
            case ModuleReason.SignatureAlgorithm signed ->
                "its signature algorithm (" + signed.identifier() + ") is not one that kernels support";
            case ModuleReason.OtherHash hash -> overDigestOf(hash.algorithm().kernelName());
            case ModuleReason.OtherUnknownHash hash -> overDigestOf("the algorithm " + hash.identifier());
            case ModuleReason.AttributeTwice twice -> "a signed attribute (" + twice.type() + ") is there twice";
            case ModuleReason.OtherKind kind ->
                "its signature algorithm is " + kind.function() + ", and the key that made it is of another kind";
        };
    }

    private static String overDigestOf(String algorithm) {
        return "it is over a digest of " + algorithm + ", and d-modsig is not";
    }

    private static String of(ModuleReason.Plain plain) {
        return switch (plain) {
            case NOT_SIGNED_DATA -> "it is not CMS SignedData";
            case BYTES_BEHIND -> "bytes that nobody signed follow the CMS SignedData";
            case HOLDS_CONTENT -> "it contains content of its own, but the signature of a module follows the content";
            case ATTRIBUTES_OF_SOME -> "some of its signers have signed attributes and some have none";
            case HASH_NOT_ANNOUNCED -> "the hash algorithm of its signer is not among those that it announces";
            case SIGNER_UNREADABLE -> "its signer cannot be read";
            case NO_DIGEST -> "the entry has no d-modsig";
            case HASH_UNSUPPORTED -> "its hash algorithm is not supported";
            case ATTRIBUTES_UNENCODABLE -> "its signed attributes cannot be encoded";
            case ATTRIBUTES_INCOMPLETE -> "its signed attributes lack the content type or the message digest";
            case ATTRIBUTES_OF_OTHER_TYPE -> "the content type in its signed attributes is not that of the message";
            case ATTRIBUTES_OF_OTHER_CONTENT -> "the digest in its signed attributes is not d-modsig";
            case ATTRIBUTES_REFUSED -> REFUSED;
            case ATTRIBUTES_REFUSED_ALTHOUGH_GOOD -> REFUSED + ", although the key made it";
            case OVER_ATTRIBUTES -> "over signed attributes" + FROM_7_0;
            case DIGEST_OF_ATTRIBUTES -> "d-modsig is the digest of the signed attributes" + FROM_7_0;
        };
    }
}
