package dev.imatool.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A PCR bank: the set of PCRs kept in one hash algorithm. A measurement list can be replayed for the first four of
 * them; a template digest in an entry's header is in one of those four.
 */
public enum PcrBank {
    SHA1(HashAlgorithm.SHA1),
    SHA256(HashAlgorithm.SHA256),
    SHA384(HashAlgorithm.SHA384),
    SHA512(HashAlgorithm.SHA512);

    private static final List<PcrBank> ALL = List.of(values());

    private final HashAlgorithm algorithm;
    /** Made once, because every entry of a text asks for the bank of its digest. */
    private final Optional<PcrBank> itself;

    PcrBank(HashAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.itself = Optional.of(this);
    }

    /** All banks, weakest first. */
    public static List<PcrBank> all() {
        return ALL;
    }

    /** The bank of that name; {@code sha256}, {@code SHA256} and {@code sha-256} are the same. */
    public static Optional<PcrBank> ofName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-", "");
        return ALL.stream().filter(bank -> bank.toString().equals(plain)).findFirst();
    }

    /** The bank whose digests have {@code length} bytes: 20, 32, 48 or 64. */
    public static Optional<PcrBank> ofDigestLength(int length) {
        for (PcrBank bank : ALL) {
            if (bank.digestLength() == length) {
                return bank.itself;
            }
        }
        return Optional.empty();
    }

    /** The hash algorithm of the bank. */
    public HashAlgorithm algorithm() {
        return algorithm;
    }

    /** Length in bytes of the bank's digests and PCR values. */
    public int digestLength() {
        return algorithm.digestLength();
    }

    @Override
    public String toString() {
        return algorithm.kernelName();
    }
}
