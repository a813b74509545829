package dev.imatool.fleet.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads hosts over tasks, the largest first: a huge list is a task of its own that begins at once, and small ones fill the gaps at the
 * end.
 */
final class HostBins {
    /** Tasks for each that can run at once, so that none waits long for the last. */
    private static final int TASKS_EACH = 6;

    /** What a host counts as at least: its rows, and time to look at it. */
    private static final long LEAST = 32 << 10;

    private HostBins() {}

    /** Rounds of hosts, the largest hosts first; each is committed before the next begins. */
    static List<List<HostUnit>> rounds(List<HostUnit> hosts, long bytesEach) {
        List<List<HostUnit>> rounds = new ArrayList<>();
        List<HostUnit> round = new ArrayList<>();
        long bytes = 0;
        for (HostUnit host : largestFirst(hosts)) {
            round.add(host);
            bytes += Math.max(host.bytes(), LEAST);
            if (bytes >= bytesEach) {
                rounds.add(round);
                round = new ArrayList<>();
                bytes = 0;
            }
        }
        if (!round.isEmpty()) {
            rounds.add(round);
        }
        return rounds;
    }

    /** The tasks of a round, each with so many bytes at least. */
    static List<HostUnit.Bin> of(List<HostUnit> hosts, int parallel, long least) {
        long all = hosts.stream().mapToLong(HostUnit::bytes).sum();
        long enough = Math.max(least, all / ((long) parallel * TASKS_EACH));
        List<HostUnit.Bin> bins = new ArrayList<>();
        for (List<HostUnit> bin : rounds(hosts, enough)) {
            bins.add(new HostUnit.Bin(bins.size(), bin));
        }
        return bins;
    }

    static List<HostUnit> largestFirst(List<HostUnit> hosts) {
        return hosts.stream()
                .sorted(Comparator.comparingLong(HostUnit::bytes).reversed().thenComparing(HostUnit::evidence))
                .toList();
    }
}
