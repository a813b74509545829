package dev.imatool.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the template digests that a list logs are made. The list of a bank holds the bank's digests ({@code
 * ima_measurements_show}); for a bank whose hash the kernel lacks, SHA-1 digests followed by zeros ({@code
 * ima_calc_field_array_hash}). Length alone does not tell: recomputing one does.
 */
public enum LoggedDigestKind {
    SHA1(PcrBank.SHA1),
    SHA256(PcrBank.SHA256),
    SHA384(PcrBank.SHA384),
    SHA512(PcrBank.SHA512),
    SM3(PcrBank.SM3),
    SHA3_256(PcrBank.SHA3_256),
    SHA3_384(PcrBank.SHA3_384),
    SHA3_512(PcrBank.SHA3_512),
    /** SHA-1 in 32 bytes. */
    PADDED_32(32),
    /** SHA-1 in 48 bytes. */
    PADDED_48(48),
    /** SHA-1 in 64 bytes. */
    PADDED_64(64);

    private static final Map<Integer, List<LoggedDigestKind>> BY_LENGTH = Stream.of(values())
            .collect(Collectors.groupingBy(LoggedDigestKind::length, Collectors.toUnmodifiableList()));

    private final PcrBank bank;
    private final int length;
    private final boolean padded;
    private final boolean usual;
    private final Optional<LoggedDigestKind> itself = Optional.of(this);

    LoggedDigestKind(PcrBank bank) {
        this.bank = bank;
        this.length = bank.digestLength();
        this.padded = false;
        this.usual = PcrBank.ofDigestLength(length).filter(bank::equals).isPresent();
    }

    LoggedDigestKind(int length) {
        this.bank = PcrBank.SHA1;
        this.length = length;
        this.padded = true;
        this.usual = false;
    }

    /** The kinds of digests of {@code length} bytes, the usual one first; none for a length that no bank has. */
    public static List<LoggedDigestKind> ofLength(int length) {
        return BY_LENGTH.getOrDefault(length, List.of());
    }

    /** What a digest of {@code length} bytes is taken for until one is proven to be something else: SHA-1 or one of SHA-2. */
    public static Optional<LoggedDigestKind> usual(int length) {
        return switch (length) {
            case 20 -> SHA1.itself;
            case 32 -> SHA256.itself;
            case 48 -> SHA384.itself;
            case 64 -> SHA512.itself;
            default -> Optional.empty();
        };
    }

    /** This kind, without a new object. */
    public Optional<LoggedDigestKind> present() {
        return itself;
    }

    /** The bank whose hash function makes them. */
    public PcrBank bank() {
        return bank;
    }

    /** Length in bytes, zeros included. */
    public int length() {
        return length;
    }

    /** True when zeros follow the digest. */
    public boolean padded() {
        return padded;
    }

    /** True for the one that its length is taken for. */
    public boolean usual() {
        return usual;
    }

    /** True when {@code logged} is {@code computed}, {@code bank().digestLength()} bytes from {@code offset} on, and its zeros. */
    public boolean matches(ByteSlice logged, byte[] computed, int offset) {
        int from = logged.offset();
        int digest = bank.digestLength();
        return mayBe(logged) && Arrays.equals(logged.array(), from, from + digest, computed, offset, offset + digest);
    }

    /** True when {@code logged} has the zeros of this kind, or the kind has none. */
    public boolean mayBe(ByteSlice logged) {
        if (logged.length() != length) {
            return false;
        }
        for (int i = bank.digestLength(); i < length; i++) {
            if (logged.at(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The name in reports: that of the kernel's hash ({@code sha256}, {@code sm3}), or {@code padded_sha1}. */
    @Override
    public String toString() {
        return padded ? "padded_sha1" : bank.algorithm().kernelName();
    }
}
