package dev.imatool.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hash algorithm by the name the kernel prints ({@code crypto/hash_info.c}), with the length of its digests in bytes.
 * The order is that of the kernel's {@code enum hash_algo}.
 */
public enum HashAlgorithm {
    MD4("md4", 16),
    MD5("md5", 16),
    SHA1("sha1", 20),
    RMD160("rmd160", 20),
    SHA256("sha256", 32),
    SHA384("sha384", 48),
    SHA512("sha512", 64),
    SHA224("sha224", 28),
    RMD128("rmd128", 16),
    RMD256("rmd256", 32),
    RMD320("rmd320", 40),
    WP256("wp256", 32),
    WP384("wp384", 48),
    WP512("wp512", 64),
    TGR128("tgr128", 16),
    TGR160("tgr160", 20),
    TGR192("tgr192", 24),
    /** {@code sm3-256} in older kernels. */
    SM3("sm3", 32),
    STREEBOG256("streebog256", 32),
    STREEBOG512("streebog512", 64),
    SHA3_256("sha3-256", 32),
    SHA3_384("sha3-384", 48),
    SHA3_512("sha3-512", 64);

    private static final List<HashAlgorithm> BY_ID = List.of(values());
    private static final Map<String, HashAlgorithm> BY_NAME = byName();

    private final String kernelName;
    private final int digestLength;

    HashAlgorithm(String kernelName, int digestLength) {
        this.kernelName = kernelName;
        this.digestLength = digestLength;
    }

    private static Map<String, HashAlgorithm> byName() {
        Map<String, HashAlgorithm> names = new HashMap<>();
        for (HashAlgorithm algorithm : values()) {
            names.put(algorithm.kernelName, algorithm);
        }
        names.put("sm3-256", SM3);
        return Map.copyOf(names);
    }

    /** The algorithm of that kernel name, {@code sm3-256} included. */
    public static Optional<HashAlgorithm> ofName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The algorithm of that number in the kernel's {@code enum hash_algo}. */
    public static Optional<HashAlgorithm> ofKernelId(int id) {
        return id >= 0 && id < BY_ID.size() ? Optional.of(BY_ID.get(id)) : Optional.empty();
    }

    /** The number in the kernel's {@code enum hash_algo}. */
    public int kernelId() {
        return BY_ID.indexOf(this);
    }

    /** The name that newer kernels print. */
    public String kernelName() {
        return kernelName;
    }

    /** Length of a digest in bytes. */
    public int digestLength() {
        return digestLength;
    }

    @Override
    public String toString() {
        return kernelName;
    }
}
