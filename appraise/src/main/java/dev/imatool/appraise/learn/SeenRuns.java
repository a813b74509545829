package dev.imatool.appraise.learn;

import dev.imatool.model.Container;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each run showed: pairs of names and contents, each once for the host and once for each container, in order. */
final class SeenRuns {
    private final List<List<Place>> runs = new ArrayList<>();
    private LongTable open = new LongTable();
    private Map<Integer, Container> named = new HashMap<>();

    /**
     * The host or a container in a run.
     *
     * @param run its number
     * @param container its number in the run; 0 for the host
     * @param claim what its first entry claims it to be; absent for the host
     * @param pairs as it showed them
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and there may be millions
    record Place(int run, int container, Optional<Container> claim, int[] pairs) {
        boolean host() {
            return container == 0;
        }
    }

    /** Begins a run; what was noted since the last one ended is forgotten. */
    void begin() {
        open = new LongTable();
        named = new HashMap<>();
    }

    /**
     * Notes a pair.
     *
     * @param claim what the entry claims to be in; absent for the host
     */
    void see(int container, Optional<Container> claim, int pair) {
        open.intern(LongTable.pair(container, pair));
        claim.ifPresent(one -> named.putIfAbsent(container, one));
    }

    /** Ends a run. */
    void end() {
        int run = runs.size() + 1;
        long[] seen = new long[open.size()];
        for (int i = 0; i < seen.length; i++) {
            // by container, then in order
            seen[i] = LongTable.pair((int) (open.get(i) >>> 32), i);
        }
        Arrays.sort(seen);
        List<Place> places = new ArrayList<>();
        int from = 0;
        while (from < seen.length) {
            int container = (int) (seen[from] >>> 32);
            int to = from;
            while (to < seen.length && (int) (seen[to] >>> 32) == container) {
                to++;
            }
            int[] pairs = new int[to - from];
            for (int i = from; i < to; i++) {
                pairs[i - from] = (int) open.get((int) seen[i]);
            }
            places.add(new Place(run, container, Optional.ofNullable(named.get(container)), pairs));
            from = to;
        }
        runs.add(places);
        begin();
    }

    /** Number of runs that ended. */
    int runs() {
        return runs.size();
    }

    /** The host and the containers of a run. */
    List<Place> of(int run) {
        return runs.get(run - 1);
    }

    /** All containers, by run. */
    List<Place> containers() {
        return runs.stream()
                .flatMap(List::stream)
                .filter(place -> !place.host())
                .toList();
    }
}
