package dev.imatool.model.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;

/** Takes the bytes of an attribute apart. Nothing is allocated by what a length in them says. */
public final class XattrDecoder {
    private static final int HEADER = 9;
    private static final int HEADER_V1 = 19;
    private static final int KEY_ID_AT = 3;
    private static final int SIZE_AT = 7;
    private static final int MD5_LENGTH = 16;
    private static final int SHA1_LENGTH = 20;

    private XattrDecoder() {}

    /** What {@code bytes} are. */
    public static XattrValue decode(ByteString bytes) {
        if (bytes.isEmpty()) {
            return new XattrValue.Malformed("the value is empty");
        }
        int type = bytes.at(0);
        return switch (type) {
            case XattrValue.DIGEST -> legacyDigest(bytes);
            case XattrValue.HMAC -> hmac(bytes);
            case XattrValue.DIGEST_NG -> digest(bytes);
            case XattrValue.SIGNATURE, XattrValue.PORTABLE_SIGNATURE, XattrValue.VERITY_SIGNATURE ->
                signature(type, bytes);
            default ->
                new XattrValue.Malformed(String.format("it begins with 0x%02x, and types are 0x01 to 0x06", type));
        };
    }

    private static XattrValue legacyDigest(ByteString bytes) {
        ByteString digest = bytes.slice(1, bytes.length());
        return switch (digest.length()) {
            case MD5_LENGTH -> new XattrValue.LegacyDigest(HashAlgorithm.MD5, digest);
            case SHA1_LENGTH -> {
                boolean padded = digest.slice(MD5_LENGTH, SHA1_LENGTH).allZero();
                yield padded
                        ? new XattrValue.LegacyDigest(HashAlgorithm.MD5, digest.slice(0, MD5_LENGTH))
                        : new XattrValue.LegacyDigest(HashAlgorithm.SHA1, digest);
            }
            default ->
                new XattrValue.Malformed(
                        "type 0x01 is followed by 16 (MD5) or 20 (SHA-1) bytes, here by " + digest.length());
        };
    }

    private static XattrValue hmac(ByteString bytes) {
        return bytes.length() == 1 + SHA1_LENGTH
                ? new XattrValue.Hmac(bytes.slice(1, bytes.length()))
                : new XattrValue.Malformed(
                        "type 0x02 is followed by 20 bytes (HMAC-SHA1), here by " + (bytes.length() - 1));
    }

    private static XattrValue digest(ByteString bytes) {
        if (bytes.length() < 2) {
            return new XattrValue.Malformed("type 0x04 is followed by an algorithm and a digest, here by nothing");
        }
        int id = bytes.at(1);
        return new XattrValue.Digest(id, HashAlgorithm.ofKernelId(id), bytes.slice(2, bytes.length()));
    }

    private static XattrValue signature(int type, ByteString bytes) {
        int version = bytes.length() > 1 ? bytes.at(1) : 0;
        if (type == XattrValue.SIGNATURE && version == 1) {
            return signatureV1(bytes);
        }
        if (version != 2 && version != 3) {
            return new XattrValue.Malformed(
                    bytes.length() == 1
                            ? "a signature without a header"
                            : "signature headers have version 1, 2 or 3, this one " + version);
        }
        if (bytes.length() < HEADER) {
            return new XattrValue.Malformed(
                    "the header of a signature has 9 bytes, found " + bytes.length() + " in all");
        }
        int id = bytes.at(2);
        return new XattrValue.Signature(
                type,
                version,
                id,
                HashAlgorithm.ofKernelId(id),
                bytes.slice(KEY_ID_AT, SIZE_AT),
                (bytes.at(SIZE_AT) << 8) | bytes.at(SIZE_AT + 1),
                bytes.slice(HEADER, bytes.length()));
    }

    /** type, version, timestamp (4), public key algorithm, hash, key id (8), number of MPIs, bits (2). */
    private static XattrValue signatureV1(ByteString bytes) {
        if (bytes.length() < HEADER_V1) {
            return new XattrValue.Malformed(
                    "the header of a version 1 signature has 19 bytes, found " + bytes.length() + " in all");
        }
        return new XattrValue.SignatureV1(
                bytes.slice(2, 6),
                bytes.at(7),
                bytes.slice(8, 16),
                (bytes.at(17) << 8) | bytes.at(18),
                bytes.slice(HEADER_V1, bytes.length()));
    }
}
