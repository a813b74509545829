package dev.imatool.parsers.known;

import dev.imatool.model.HashAlgorithm;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hash algorithms by the names that documents use: {@code SHA-256}, {@code SHA2-256}, {@code sha256}, {@code RIPEMD160}. */
public final class HashNames {
    private static final int LONGEST = 24;
    private static final Map<String, HashAlgorithm> NAMES = names();

    private HashNames() {}

    private static Map<String, HashAlgorithm> names() {
        Map<String, HashAlgorithm> names = new HashMap<>();
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            names.put(plain(algorithm.kernelName()), algorithm);
        }
        names.put("sha", HashAlgorithm.SHA1);
        names.put("sha2224", HashAlgorithm.SHA224);
        names.put("sha2256", HashAlgorithm.SHA256);
        names.put("sha2384", HashAlgorithm.SHA384);
        names.put("sha2512", HashAlgorithm.SHA512);
        names.put("ripemd160", HashAlgorithm.RMD160);
        names.put("sm3256", HashAlgorithm.SM3);
        names.put("tiger", HashAlgorithm.TGR192);
        names.put("whirlpool", HashAlgorithm.WP512);
        names.put("stribog256", HashAlgorithm.STREEBOG256);
        names.put("stribog512", HashAlgorithm.STREEBOG512);
        return Map.copyOf(names);
    }

    /** The algorithm of that name, whatever its case and its hyphens; empty where it is not known. */
    public static Optional<HashAlgorithm> of(String name) {
        return name.length() > LONGEST ? Optional.empty() : Optional.ofNullable(NAMES.get(plain(name)));
    }

    /** The usual algorithm of that many hex digits. */
    public static Optional<HashAlgorithm> ofDigits(int digits) {
        return Optional.ofNullable(
                switch (digits) {
                    case 32 -> HashAlgorithm.MD5;
                    case 40 -> HashAlgorithm.SHA1;
                    case 56 -> HashAlgorithm.SHA224;
                    case 64 -> HashAlgorithm.SHA256;
                    case 96 -> HashAlgorithm.SHA384;
                    case 128 -> HashAlgorithm.SHA512;
                    default -> null;
                });
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
