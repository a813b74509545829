package dev.imatool.replay.explain.search;

/** How many extends all chains of a trial computed. */
final class ExtendCount {
    private long extended;

    void one() {
        extended++;
    }

    void add(long extendsDone) {
        extended += extendsDone;
    }

    long extended() {
        return extended;
    }
}
