package dev.imatool.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A PCR bank: the set of PCRs kept in one hash algorithm (TCG Algorithm Registry). A measurement list can be replayed for each
 * of them.
 */
public enum PcrBank {
    SHA1(HashAlgorithm.SHA1, "sha1"),
    SHA256(HashAlgorithm.SHA256, "sha256"),
    SHA384(HashAlgorithm.SHA384, "sha384"),
    SHA512(HashAlgorithm.SHA512, "sha512"),
    /** Kernels name its list {@code _sm3}, tpm2-tools the bank {@code sm3_256}. */
    SM3(HashAlgorithm.SM3, "sm3_256"),
    /** No kernel up to 7.3 maps the SHA-3 banks to a hash ({@code tpm2_hash_map}): it extends them with padded SHA-1. */
    SHA3_256(HashAlgorithm.SHA3_256, "sha3_256"),
    SHA3_384(HashAlgorithm.SHA3_384, "sha3_384"),
    SHA3_512(HashAlgorithm.SHA3_512, "sha3_512");

    private static final List<PcrBank> ALL = List.of(values());
    private static final List<PcrBank> USUAL = List.of(SHA1, SHA256, SHA384, SHA512);

    private final HashAlgorithm algorithm;
    private final String tpmName;
    /** Made once, because every entry of a text asks for the bank of its digest. */
    private final Optional<PcrBank> itself;

    PcrBank(HashAlgorithm algorithm, String tpmName) {
        this.algorithm = algorithm;
        this.tpmName = tpmName;
        this.itself = Optional.of(this);
    }

    /** All banks; the {@link #usual} ones first, weakest first. */
    public static List<PcrBank> all() {
        return ALL;
    }

    /** The banks of SHA-1 and SHA-2, which are computed where nothing names a bank; one for each length of a digest. */
    public static List<PcrBank> usual() {
        return USUAL;
    }

    /**
     * The bank of that name; {@code sha256}, {@code SHA256} and {@code sha-256} are the same, {@code sm3} and {@code sm3-256}
     * are {@code sm3_256}.
     */
    public static Optional<PcrBank> ofName(String name) {
        String plain = squeezed(name);
        for (PcrBank bank : ALL) {
            if (squeezed(bank.tpmName).equals(plain)
                    || squeezed(bank.algorithm.kernelName()).equals(plain)) {
                return bank.itself;
            }
        }
        return Optional.empty();
    }

    private static String squeezed(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** The {@link #usual} bank whose digests have {@code length} bytes: 20, 32, 48 or 64. */
    public static Optional<PcrBank> ofDigestLength(int length) {
        for (PcrBank bank : USUAL) {
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

    /** The name in tpm2-tools: {@code sha256}, {@code sm3_256}. */
    @Override
    public String toString() {
        return tpmName;
    }
}
