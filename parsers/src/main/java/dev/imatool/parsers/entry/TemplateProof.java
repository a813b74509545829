package dev.imatool.parsers.entry;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.PcrBank;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jcajce.provider.digest.SM3;
import org.jspecify.annotations.Nullable;

/**
 * Proves a reading: does the logged template digest come out of these bytes? Several {@linkplain LoggedDigestKind kinds} have
 * one length: all of them are tried until one has proven something, then that one alone, because a list has one kind.
 */
public final class TemplateProof {
    private final Map<PcrBank, MessageDigest> digests = new EnumMap<>(PcrBank.class);
    private final byte[] computed = new byte[PcrBank.SHA512.digestLength()];
    private @Nullable LoggedDigestKind last;

    /** True when {@code templateDigest} is the digest of the bytes. A zero digest (a violation) proves nothing. */
    public boolean proves(ByteSlice templateDigest, byte[] array, int offset, int length) {
        if (templateDigest.allZero()) {
            return false;
        }
        if (last != null && last.length() == templateDigest.length()) {
            return proves(last, templateDigest, array, offset, length);
        }
        LoggedDigestKind found = find(templateDigest, array, offset, length);
        last = found == null ? last : found;
        return found != null;
    }

    /** The kind that proved last; not to be asked for before {@link #proves} was true. */
    public LoggedDigestKind kind() {
        if (last == null) {
            throw new IllegalStateException("nothing was proven");
        }
        return last;
    }

    /** A list of that kind comes. */
    public void expect(LoggedDigestKind kind) {
        last = kind;
    }

    /** Another list comes, whose digests may be of another kind. */
    public void forget() {
        last = null;
    }

    /** The kind in which {@code templateDigest}, which is not zero, is the digest of the bytes; null where it is in none. */
    @Nullable LoggedDigestKind find(ByteSlice templateDigest, byte[] array, int offset, int length) {
        List<LoggedDigestKind> kinds = LoggedDigestKind.ofLength(templateDigest.length());
        for (int i = 0; i < kinds.size(); i++) {
            if (proves(kinds.get(i), templateDigest, array, offset, length)) {
                return kinds.get(i);
            }
        }
        return null;
    }

    /** True when {@code templateDigest}, which is not zero, is the digest of the bytes in that kind. */
    public boolean proves(LoggedDigestKind kind, ByteSlice templateDigest, byte[] array, int offset, int length) {
        if (!kind.mayBe(templateDigest)) {
            return false;
        }
        MessageDigest digest = digests.computeIfAbsent(kind.bank(), TemplateProof::messageDigest);
        digest.update(array, offset, length);
        try {
            digest.digest(computed, 0, kind.bank().digestLength());
        } catch (DigestException e) {
            throw new IllegalStateException("the buffer holds the longest digest", e);
        }
        return kind.matches(templateDigest, computed, 0);
    }

    private static MessageDigest messageDigest(PcrBank bank) {
        String name = switch (bank) {
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
            case SHA3_256 -> "SHA3-256";
            case SHA3_384 -> "SHA3-384";
            case SHA3_512 -> "SHA3-512";
            case SM3 -> "";
        };
        if (bank == PcrBank.SM3) {
            return OfBouncyCastle.sm3();
        }
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + name, e);
        }
    }

    /**
     * What the JDK lacks, in a class of its own: the JVM loads what a class returns as something else when it verifies that class,
     * and to check the signatures of Bouncy Castle's jar takes a quarter of a second.
     */
    private static final class OfBouncyCastle {
        static MessageDigest sm3() {
            return new SM3.Digest();
        }
    }
}
