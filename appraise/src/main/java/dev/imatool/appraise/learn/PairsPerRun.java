package dev.imatool.appraise.learn;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** Which pairs were seen in which run, each once a run. */
final class PairsPerRun {
    private int[] pairs = new int[64];
    private int size;
    private int[] ends = new int[8];
    private int runs;

    /** Takes a pair that the open run had not shown before. */
    void add(int pair) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
        }
        pairs[size++] = pair;
    }

    /** Ends the open run. */
    void endRun() {
        if (runs == ends.length) {
            ends = Arrays.copyOf(ends, 2 * runs);
        }
        ends[runs++] = size;
    }

    /** Number of runs that ended. */
    int runs() {
        return runs;
    }

    /** First place of a run, numbered from 1. */
    int start(int run) {
        return run == 1 ? 0 : ends[run - 2];
    }

    /** Place after its last. */
    int end(int run) {
        return ends[run - 1];
    }

    /** The pair at a place. */
    int pair(int place) {
        return pairs[place];
    }

    /** The same the other way round. */
    RunsByPair byPair(int pairCount) {
        int[] starts = new int[pairCount + 1];
        for (int i = 0; i < size; i++) {
            starts[pairs[i] + 1]++;
        }
        for (int pair = 1; pair <= pairCount; pair++) {
            starts[pair] += starts[pair - 1];
        }
        int[] next = Arrays.copyOf(starts, pairCount);
        int[] runNumbers = new int[size];
        for (int run = 1; run <= runs; run++) {
            for (int i = start(run); i < end(run); i++) {
                runNumbers[next[pairs[i]]++] = run;
            }
        }
        return new RunsByPair(starts, runNumbers);
    }

    /** The runs of each pair, ascending. */
    static final class RunsByPair {
        private final int[] starts;
        private final int[] runs;

        private RunsByPair(int[] starts, int[] runs) {
            this.starts = starts;
            this.runs = runs;
        }

        /** The runs in which a pair was seen, ascending. */
        List<Integer> of(int pair) {
            int start = starts[pair];
            int length = starts[pair + 1] - start;
            return new AbstractList<>() {
                @Override
                public Integer get(int index) {
                    return runs[start + index];
                }

                @Override
                public int size() {
                    return length;
                }
            };
        }
    }
}
