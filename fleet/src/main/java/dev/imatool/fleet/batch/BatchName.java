package dev.imatool.fleet.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;

/** The name of a batch: that of the lists in it, so that the same lists make the same files. */
public final class BatchName {
    private static final int BYTES = 16;

    private final SortedSet<String> keys = new TreeSet<>();

    /** Adds a list. */
    public void add(String host, String list, String evidence, String day) {
        keys.add(String.join("\0", host, list, evidence, day + "\n"));
    }

    /** True when there is no list. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** In hex. */
    @Override
    public String toString() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            keys.forEach(key -> hash.update(key.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(hash.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
