package dev.imatool.fleet.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The evidence and the lists that a fleet has. May be used by several threads. */
public final class KnownLists implements Serializable {
    /** How many earlier lists of a host are compared with the beginning of a new one, the longest first. */
    private static final int MOST_COMPARED = 16;

    private final Map<String, Long> evidence = new HashMap<>();
    private final Map<Name, String> boots = new HashMap<>();
    private final Set<Name> claimed = new HashSet<>();
    private final Map<String, List<Earlier>> earlier = new HashMap<>();
    private final @Nullable KnownLists before;

    private record Name(String host, String sha256) implements Serializable {}

    /**
     * A list whose entries the fleet has, so that another may go on from it.
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

    /** Takes one more list of evidence that was examined. */
    public synchronized void add(String fingerprint) {
        evidence.merge(fingerprint, 1L, Long::sum);
    }

    /**
     * Takes a list whose entries are in the fleet.
     *
     * @param boot the first list of the same bytes
     */
    public synchronized void add(String host, String sha256, String boot) {
        boots.put(new Name(host, sha256), boot);
    }

    /** Takes a whole list that later ones may go on from. */
    public synchronized void add(String host, Earlier list) {
        earlier.computeIfAbsent(host, first -> new ArrayList<>()).add(list);
    }

    /** How many lists there are of the evidence with that fingerprint; 0 where the fleet has not examined it. */
    public synchronized long listsOf(String fingerprint) {
        return evidence.getOrDefault(fingerprint, before == null ? 0L : before.listsOf(fingerprint));
    }

    /** Takes evidence that is being examined; false where it was, or is by somebody else. */
    synchronized boolean claim(String fingerprint) {
        return listsOf(fingerprint) == 0 && evidence.putIfAbsent(fingerprint, 1L) == null;
    }

    /** The boot of a list whose entries are in the fleet. */
    private synchronized Optional<String> boot(Name list) {
        return Optional.ofNullable(boots.get(list)).or(() -> before == null ? Optional.empty() : before.boot(list));
    }

    /**
     * Takes a list whose entries are to be stored; waits while somebody else is at it. Who has taken one {@linkplain #stored says} that it
     * is stored, or {@linkplain #giveUp gives it up}, before taking another.
     *
     * @return the boot under which its entries are in the fleet; empty where they are not, and the caller has taken it
     */
    synchronized Optional<String> claim(String host, String sha256) throws InterruptedException {
        Name list = new Name(host, sha256);
        while (claimed.contains(list)) {
            wait();
        }
        Optional<String> boot = boot(list);
        if (boot.isEmpty()) {
            claimed.add(list);
        }
        return boot;
    }

    /** Says that the entries of a list that was {@linkplain #claim claimed} are stored. */
    synchronized void stored(String host, String sha256, String boot) {
        add(host, sha256, boot);
        giveUp(host, sha256);
    }

    /** Takes back a {@linkplain #claim claim}. */
    synchronized void giveUp(String host, String sha256) {
        claimed.remove(new Name(host, sha256));
        notifyAll();
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
