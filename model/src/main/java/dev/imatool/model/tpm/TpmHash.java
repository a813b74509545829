package dev.imatool.model.tpm;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.PcrBank;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A hash algorithm by its TPM_ALG_ID (TCG Algorithm Registry), under the name that tpm2-tools and PCR files use. */
public enum TpmHash {
    SHA1(0x0004, "sha1", HashAlgorithm.SHA1),
    SHA256(0x000b, "sha256", HashAlgorithm.SHA256),
    SHA384(0x000c, "sha384", HashAlgorithm.SHA384),
    SHA512(0x000d, "sha512", HashAlgorithm.SHA512),
    SM3_256(0x0012, "sm3_256", HashAlgorithm.SM3),
    SHA3_256(0x0027, "sha3_256", HashAlgorithm.SHA3_256),
    SHA3_384(0x0028, "sha3_384", HashAlgorithm.SHA3_384),
    SHA3_512(0x0029, "sha3_512", HashAlgorithm.SHA3_512);

    private final int id;
    private final String tpmName;
    private final HashAlgorithm algorithm;

    TpmHash(int id, String tpmName, HashAlgorithm algorithm) {
        this.id = id;
        this.tpmName = tpmName;
        this.algorithm = algorithm;
    }

    /** The hash with that TPM_ALG_ID. */
    public static Optional<TpmHash> ofId(int id) {
        return Arrays.stream(values()).filter(hash -> hash.id == id).findFirst();
    }

    /** The hash of that name; {@code sha3-256}, {@code SHA3_256} and {@code sm3} are understood. */
    public static Optional<TpmHash> ofName(String name) {
        String plain = squeezed(name);
        return Arrays.stream(values())
                .filter(hash -> squeezed(hash.tpmName).equals(plain) || (hash == SM3_256 && plain.equals("sm3")))
                .findFirst();
    }

    /** The hashes whose digests have that many bytes, the likeliest first. */
    public static List<TpmHash> ofDigestLength(int length) {
        return Arrays.stream(values())
                .filter(hash -> hash.digestLength() == length)
                .toList();
    }

    /** What a bank is called: the name of its hash, or {@code 0x0005} where the algorithm is unknown. */
    public static String nameOf(int id) {
        return ofId(id).map(TpmHash::toString).orElseGet(() -> String.format(Locale.ROOT, "0x%04x", id));
    }

    private static String squeezed(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** TPM_ALG_ID. */
    public int id() {
        return id;
    }

    /** The same hash by the kernel's name. */
    public HashAlgorithm algorithm() {
        return algorithm;
    }

    /** The bank of that hash, where measurement lists can be replayed for it. */
    public Optional<PcrBank> bank() {
        return PcrBank.ofName(tpmName);
    }

    /** Length of a digest in bytes. */
    public int digestLength() {
        return algorithm.digestLength();
    }

    @Override
    public String toString() {
        return tpmName;
    }
}
