package dev.imatool.parsers.entry;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.PcrBank;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Proves a reading: does the logged template digest come out of these bytes? The bank follows from its length. */
public final class TemplateProof {
    private final Map<PcrBank, MessageDigest> digests = new EnumMap<>(PcrBank.class);
    private final byte[] computed = new byte[PcrBank.SHA512.digestLength()];

    /** True when {@code templateDigest} is the digest of the bytes. A zero digest (a violation) proves nothing. */
    public boolean proves(ByteSlice templateDigest, byte[] array, int offset, int length) {
        Optional<PcrBank> bank = PcrBank.ofDigestLength(templateDigest.length());
        if (bank.isEmpty() || templateDigest.allZero()) {
            return false;
        }
        MessageDigest digest = digests.computeIfAbsent(bank.get(), TemplateProof::messageDigest);
        digest.update(array, offset, length);
        try {
            digest.digest(computed, 0, templateDigest.length());
        } catch (DigestException e) {
            throw new IllegalStateException("the buffer holds the longest digest", e);
        }
        int from = templateDigest.offset();
        return Arrays.equals(
                computed, 0, templateDigest.length(), templateDigest.array(), from, from + templateDigest.length());
    }

    private static MessageDigest messageDigest(PcrBank bank) {
        String name = switch (bank) {
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
        };
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + name, e);
        }
    }
}
