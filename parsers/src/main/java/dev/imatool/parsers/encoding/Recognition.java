package dev.imatool.parsers.encoding;

import dev.imatool.model.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Tells whether bytes begin like something that people encode as text and give: base64 and hex digits are legal in many texts, so
 * what they stand for decides.
 */
final class Recognition {
    private static final int[] DIGEST_LENGTHS = {20, 32, 48, 64};
    private static final int FEWEST_OF_TEXT = 24;
    private static final int SPEC_ID_AT = 32;
    private static final int USTAR_AT = 257;
    private static final int MOST_PCRS = 64;

    /** TPM_ALG_ID of hashes: SHA1, SHA256, SHA384, SHA512, SM3, SHA3 (TCG Algorithm Registry). */
    private static final Set<Integer> HASHES = Set.of(0x4, 0xb, 0xc, 0xd, 0x12, 0x27, 0x28, 0x29);

    /** RSASSA, RSAPSS, ECDSA, ECDAA, SM2, ECSCHNORR. */
    private static final Set<Integer> SIGNATURES = Set.of(0x14, 0x16, 0x18, 0x1a, 0x1b, 0x1c);

    /** RSA, KEYEDHASH, ECC, SYMCIPHER. */
    private static final Set<Integer> KEYS = Set.of(0x1, 0x8, 0x23, 0x25);

    private Recognition() {}

    /** True when {@code head} begins like a list, a log, a part of a quote, a key, a packed file, an archive or a text. */
    static boolean known(byte[] head) {
        return Magic.of(head).isPresent()
                || isText(head)
                || list(head, ByteOrder.LITTLE)
                || list(head, ByteOrder.BIG)
                || eventLog(head)
                || tpmStructure(head)
                || der(head)
                || at(head, 0, "PK\u0003\u0004")
                || at(head, USTAR_AT, "ustar");
    }

    /** Printable ASCII and line ends: of random bytes nine in ten billion begin so. */
    private static boolean isText(byte[] head) {
        if (head.length < FEWEST_OF_TEXT) {
            return false;
        }
        for (byte c : head) {
            if ((c < ' ' || c > '~') && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    /** A PCR index, and after a digest of one of the lengths the length of a template name. */
    private static boolean list(byte[] bytes, ByteOrder order) {
        if (bytes.length < 4 || order.u32(bytes, 0) >= MOST_PCRS) {
            return false;
        }
        for (int length : DIGEST_LENGTHS) {
            int at = 4 + length;
            if (at + 7 <= bytes.length
                    && order.u32(bytes, at) > 0
                    && order.u32(bytes, at) < 255
                    && bytes[at + 4] > ' '
                    && bytes[at + 5] > ' ') {
                return true;
            }
        }
        return false;
    }

    /** The header of a crypto-agile log, the first event of an older one, or the first record of a canonical one. */
    private static boolean eventLog(byte[] bytes) {
        if (at(bytes, SPEC_ID_AT, "Spec ID Event") || at(bytes, 0, "\0\0\0\0\b\0\0\0\0\0\0\0\0\u0001\0\0\0")) {
            return true;
        }
        if (bytes.length < SPEC_ID_AT) {
            return false;
        }
        long type = ByteOrder.LITTLE.u32(bytes, 4);
        long size = ByteOrder.LITTLE.u32(bytes, 28);
        boolean event = (type <= 0x12) || (type >= 0x8000_0000L && type <= 0x8000_0100L);
        return ByteOrder.LITTLE.u32(bytes, 0) < 24 && event && size > 0 && size < (1 << 20);
    }

    /** TPMS_ATTEST, TPMT_SIGNATURE, TPM2B_PUBLIC, TPMT_PUBLIC, and the two forms of PCR values of tpm2_quote -o. */
    private static boolean tpmStructure(byte[] bytes) {
        if (bytes.length < 8) {
            return false;
        }
        int first = u16(bytes, 0);
        int second = u16(bytes, 2);
        int third = u16(bytes, 4);
        boolean signature = SIGNATURES.contains(first) && HASHES.contains(second) && third >= 20 && third <= 1024;
        boolean area = KEYS.contains(first) && HASHES.contains(second);
        boolean sized = first < 4096 && first > 32 && KEYS.contains(second) && HASHES.contains(third);
        boolean marshaled = first == 0 && second > 0 && second <= 16 && HASHES.contains(third) && select(bytes[6]);
        boolean serialized = ByteOrder.LITTLE.u32(bytes, 0) - 1 < 16
                && ByteOrder.LITTLE.u32(bytes, 0) > 0
                && HASHES.contains((bytes[4] & 0xff) | ((bytes[5] & 0xff) << 8))
                && select(bytes[6]);
        return at(bytes, 0, "\u00ffTCG") || signature || area || sized || marshaled || serialized;
    }

    private static boolean select(byte size) {
        return size >= 1 && size <= 4;
    }

    /** A SEQUENCE that begins with another: SubjectPublicKeyInfo, a certificate. PKCS 1 begins with an INTEGER. */
    private static boolean der(byte[] bytes) {
        if (bytes.length < 8 || bytes[0] != 0x30) {
            return false;
        }
        int length = bytes[1] & 0xff;
        int behind = length < 0x80 ? 2 : 2 + (length & 0x7f);
        return length != 0x80 && behind <= 5 && (bytes[behind] == 0x30 || (behind == 4 && bytes[behind] == 2));
    }

    private static int u16(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    private static boolean at(byte[] bytes, int offset, String expected) {
        return bytes.length >= offset + expected.length()
                && new String(bytes, offset, expected.length(), StandardCharsets.ISO_8859_1).equals(expected);
    }
}
