package dev.imatool.fleet.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists that a fleet has. May be used by several threads. */
public final class KnownLists implements Serializable {
    /** How many earlier lists of a host are compared with the beginning of a new one, the longest first. */
    private static final int MOST_COMPARED = 16;

    private final Map<String, Set<String>> hashes = new HashMap<>();
    private final Map<String, List<Earlier>> earlier = new HashMap<>();
    private final @Nullable KnownLists before;

    /**
     * A list that another may go on from.
     *
     * @param sha256 of its file
     * @param boot the first list of the same bytes
     * @param bytes its length
     * @param entries how many it has
     */
    public record Earlier(String sha256, String boot, long bytes, long entries) implements Serializable {}

    /** None. */
    public KnownLists() {
        this.before = null;
    }

    /** @param before lists that are known, too, and that are not changed here */
    public KnownLists(KnownLists before) {
        this.before = before;
    }

    /** Takes a list, under all hashes that its copies have. */
    public synchronized void add(String host, List<String> sha256) {
        hashes.computeIfAbsent(host, first -> new HashSet<>()).addAll(sha256);
    }

    /** Takes a whole list that later ones may go on from. */
    public synchronized void add(String host, Earlier list) {
        earlier.computeIfAbsent(host, first -> new ArrayList<>()).add(list);
    }

    /** Takes a list that is being read; false where it is there, or read by somebody else. */
    synchronized boolean claim(String host, String sha256) {
        return (before == null || !before.has(host, sha256))
                && hashes.computeIfAbsent(host, first -> new HashSet<>()).add(sha256);
    }

    /** Takes back a {@linkplain #claim claim}. */
    synchronized void giveUp(String host, String sha256) {
        hashes.getOrDefault(host, Set.of()).remove(sha256);
    }

    /** True when the fleet has that list of the host. */
    public synchronized boolean has(String host, String sha256) {
        return hashes.getOrDefault(host, Set.of()).contains(sha256) || (before != null && before.has(host, sha256));
    }

    /** Lists of the host that one of {@code bytes} may begin with, the shortest first. */
    public synchronized List<Earlier> shorterThan(String host, long bytes) {
        List<Earlier> known = before == null ? List.of() : before.shorterThan(host, bytes);
        return Stream.concat(known.stream(), earlier.getOrDefault(host, List.of()).stream())
                .filter(list -> list.bytes() < bytes && list.bytes() > 0)
                .sorted(Comparator.comparingLong(Earlier::bytes).reversed())
                .limit(MOST_COMPARED)
                .sorted(Comparator.comparingLong(Earlier::bytes))
                .toList();
    }
}
