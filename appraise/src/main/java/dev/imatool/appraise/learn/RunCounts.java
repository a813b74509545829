package dev.imatool.appraise.learn;

import java.util.Arrays;

/** In how many runs each of many numbered things was seen. */
final class RunCounts {
    private int[] runs = new int[64];
    private int[] lastRun = new int[64];
    private int size;

    /** Notes that thing {@code id} was seen in {@code run}, from 1; true the first time in that run. */
    boolean see(int id, int run) {
        if (id >= runs.length) {
            int length = Math.max(id + 1, 2 * runs.length);
            runs = Arrays.copyOf(runs, length);
            lastRun = Arrays.copyOf(lastRun, length);
        }
        size = Math.max(size, id + 1);
        if (lastRun[id] == run) {
            return false;
        }
        lastRun[id] = run;
        runs[id]++;
        return true;
    }

    /** In how many runs it was seen. */
    int runs(int id) {
        return runs[id];
    }

    /** How many things were seen in exactly so many runs, indexed from 0 to {@code runCount}. */
    long[] seenIn(int runCount) {
        long[] counts = new long[runCount + 1];
        for (int id = 0; id < size; id++) {
            counts[runs[id]]++;
        }
        return counts;
    }
}
