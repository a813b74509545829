package dev.imatool.parsers.tpm;

import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads signatures: TPMT_SIGNATURE (TPM 2.0 library, part 2, 11.3.4) as {@code tpm2_quote -s} writes it, and what
 * {@code -f plain} leaves of it. A file that is no whole TPMT_SIGNATURE is taken for plain where it can be a plain one.
 */
public final class SignatureReader {
    private static final int RSASSA = 0x0014;
    private static final int RSAPSS = 0x0016;
    private static final int ECDSA = 0x0018;

    /** Algorithms that sign and are only named here (TCG Algorithm Registry). */
    private static final Map<Integer, String> OTHERS = Map.of(
            0x0005, "HMAC",
            0x001a, "ECDAA",
            0x001b, "SM2",
            0x001c, "ECSCHNORR",
            0x0060, "EDDSA",
            0x0061, "HASH_EDDSA",
            0x0070, "LMS",
            0x0071, "XMSS",
            0x00a1, "MLDSA",
            0x00a2, "HASH_MLDSA");

    /** Bytes of a number of the largest keys that TPMs have, with room: RSA 8192. */
    private static final int LONGEST_NUMBER = 1024;

    private static final int DER_SEQUENCE = 0x30;
    private static final int SHORTEST_RSA = 64;

    private SignatureReader() {}

    /** Reads all of {@code content}. */
    public static SignatureReading read(ByteString content) {
        try {
            return new SignatureReading(Optional.of(tpmSignature(content)), Optional.empty());
        } catch (MalformedTpmStructureException malformed) {
            return canBePlain(content)
                    ? new SignatureReading(Optional.of(new TpmSignature.Plain(content)), Optional.empty())
                    : new SignatureReading(Optional.empty(), Optional.of(malformed.problem()));
        }
    }

    /** True when {@code content} begins like a TPMT_SIGNATURE, be it that its algorithm or its hash was damaged. */
    public static boolean resembles(ByteString content) {
        if (content.length() < 4) {
            return false;
        }
        int algorithm = (content.at(0) << 8) | content.at(1);
        int hash = (content.at(2) << 8) | content.at(3);
        return algorithm == RSASSA
                || algorithm == RSAPSS
                || algorithm == ECDSA
                || OTHERS.containsKey(algorithm)
                || TpmHash.ofId(hash).isPresent();
    }

    /** A DER sequence of its own length (ECDSA), or as many bytes as an RSA modulus can have. */
    private static boolean canBePlain(ByteString content) {
        int length = content.length();
        if (length > 4 && content.at(0) == DER_SEQUENCE) {
            boolean shortForm = content.at(1) == length - 2;
            return shortForm || (content.at(1) == 0x81 && content.at(2) == length - 3);
        }
        return length >= SHORTEST_RSA && length <= LONGEST_NUMBER && length % 32 == 0;
    }

    private static TpmSignature tpmSignature(ByteString content) throws MalformedTpmStructureException {
        TpmBytes in = new TpmBytes(content, 0);
        int start = in.offset();
        int algorithm = in.u16("sigAlg");
        if (algorithm != RSASSA && algorithm != RSAPSS && algorithm != ECDSA) {
            String name = OTHERS.get(algorithm);
            if (name == null || canBePlain(content)) {
                throw new MalformedTpmStructureException(
                        "sigAlg", start, String.format(Locale.ROOT, "0x%04x signs nothing", algorithm));
            }
            return new TpmSignature.Other(name);
        }
        int hashAt = in.offset();
        int hashId = in.u16("signature.hash");
        TpmHash hash = TpmHash.ofId(hashId)
                .orElseThrow(() -> new MalformedTpmStructureException(
                        "signature.hash", hashAt, String.format(Locale.ROOT, "0x%04x is not a hash", hashId)));
        TpmSignature signature = algorithm == ECDSA
                ? new TpmSignature.Ecdsa(
                        hash,
                        in.sized("signature.signatureR", LONGEST_NUMBER),
                        in.sized("signature.signatureS", LONGEST_NUMBER))
                : new TpmSignature.Rsa(algorithm == RSAPSS, hash, in.sized("signature.sig", LONGEST_NUMBER));
        in.end("TPMT_SIGNATURE");
        return signature;
    }
}
