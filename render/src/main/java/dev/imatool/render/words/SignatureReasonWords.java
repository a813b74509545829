package dev.imatool.render.words;

import dev.imatool.appraise.signature.reason.ContentReason;
import dev.imatool.appraise.signature.reason.HeaderReason;
import dev.imatool.appraise.signature.reason.KeyReason;
import dev.imatool.appraise.signature.reason.MetadataReason;
import dev.imatool.appraise.signature.reason.ModuleReason;
import dev.imatool.appraise.signature.reason.SignatureReason;
import dev.imatool.model.ByteOrder;

/** Why a signature is good, bad or not judged. */
public final class SignatureReasonWords {
    private SignatureReasonWords() {}

    /** The sentence, without names from a list. */
    public static String of(SignatureReason reason) {
        return switch (reason) {
            case HeaderReason header -> of(header);
            case ContentReason content -> of(content);
            case MetadataReason metadata -> of(metadata);
            case ModuleReason module -> ModuleReasonWords.of(module);
            case KeyReason key -> of(key);
        };
    }

    private static String of(HeaderReason reason) {
        return switch (reason) {
            case HeaderReason.Plain plain ->
                switch (plain) {
                    case TEMPLATE_DATA_UNDIVIDED -> "the template data does not divide into the fields of the template";
                    case FIELD_UNREADABLE -> "the field cannot be read";
                    case HOLDS_DIGEST -> "it holds a digest, and no signature";
                    case HOLDS_HMAC -> "it holds an HMAC, and no signature";
                    case HOLDS_NO_PORTABLE_SIGNATURE -> "it holds no portable signature";
                    case HEADER_ALONE -> "there is no signature after the header";
                    case VERSION_1_UNSUPPORTED ->
                        "version 1 supports RSA, SHA-1, SHA-256 and one number, this header has others";
                };
            case HeaderReason.Undecodable undecodable -> undecodable.problem();
            case HeaderReason.OtherSize size ->
                "the header declares " + size.declared() + " bytes of signature, found " + size.found();
            case HeaderReason.OtherBits size ->
                "the header declares " + size.declaredBits() + " bits of signature, found " + size.foundBytes()
                        + " bytes";
            case HeaderReason.HashUnsupported hash ->
                "no kernel supports hash algorithm 0x" + Integer.toHexString(hash.id());
            case HeaderReason.VerityVersion verity ->
                "a signature of an fs-verity digest has a header of version 3, this one of version " + verity.version();
            case HeaderReason.NotPortable other ->
                "kernels log portable signatures (type 0x05) here, this is of type 0x0" + other.type();
        };
    }

    private static String of(ContentReason reason) {
        return switch (reason) {
            case ContentReason.Plain plain ->
                switch (plain) {
                    case NO_FILE_DIGEST -> "the entry has no file digest";
                    case VERITY_DIGEST_MISSING -> "it is over the fs-verity digest, the entry has that of the content";
                    case CONTENT_DIGEST_MISSING ->
                        "it is over the digest of the content, the entry has that of fs-verity";
                    case DIGEST_UNTYPED ->
                        "it is over an fs-verity digest, which the file digest is not or not that one; this template"
                                + " does not contain which";
                };
            case ContentReason.OverField over -> "it is over the digest in " + over.field();
            case ContentReason.NotComputable hash -> hash.algorithm() + " cannot be computed here";
            case ContentReason.OtherLength length -> "the file digest has not the length of " + length.algorithm();
            case ContentReason.OtherAlgorithm other ->
                "it is over a digest of " + other.signed() + ", the file digest is "
                        + other.logged().map(known -> "of " + known).orElse("of an algorithm that no kernel supports")
                        + (other.ofTemplate() ? ", as this template has it" : "");
        };
    }

    private static String of(MetadataReason reason) {
        return switch (reason) {
            case MetadataReason.Plain plain ->
                switch (plain) {
                    case NOT_LOGGED -> "the template lacks the metadata that an EVM signature is over";
                    case ATTRIBUTES_UNDIVIDED ->
                        "names, lengths and values of the attributes do not fit each other, so nothing ties it to the"
                                + " content";
                    case NO_SECURITY_IMA ->
                        "there is no security.ima among the attributes, so nothing ties it to the content";
                    case SECURITY_IMA_OTHER ->
                        "security.ima is neither digest nor signature, so nothing ties it to the content";
                    case OTHER_FILE_DIGEST ->
                        "the attributes are as signed, but the digest in security.ima is not the file digest";
                };
            case MetadataReason.ComputedBy machine ->
                "as a " + machine.bits() + "-bit " + (machine.order() == ByteOrder.LITTLE ? "little" : "big")
                        + "-endian machine computes it";
            case MetadataReason.NotCompared other ->
                "security.ima holds a digest of " + other.algorithm()
                        + " and the entry none, so the content is not compared";
        };
    }

    private static String of(KeyReason reason) {
        return switch (reason) {
            case KeyReason.Plain plain ->
                switch (plain) {
                    case NOT_VOUCHED_FOR -> "it is that of a key measured in this list, which nothing vouches for";
                    case NONE_NAMED -> "no key of that id";
                    case NONE_NAMED_OTHERS_LEFT ->
                        "no key of that id; after so many, keys of other names were not tried";
                    case OTHER_ID -> madeByAnother("key id");
                    case OTHER_CERTIFICATE -> madeByAnother("issuer or serial number");
                    case ID_UNKNOWN ->
                        "this key made it, but without its certificate it is not known to have that key id";
                    case CERTIFICATE_UNKNOWN -> "the key is available, the certificate that it names is not";
                    case UNUSABLE -> "the key of that id is damaged, or of a kind that is not supported";
                };
            case KeyReason.NotTheirs theirs ->
                theirs.keys() == 1
                        ? "it is not the signature of that key over what the entry says"
                        : "none of the " + theirs.keys() + " keys of that id made it over what the entry says";
        };
    }

    private static String madeByAnother(String name) {
        return "the key that made it has another " + name + ", and kernels try only the key that a signature names";
    }
}
