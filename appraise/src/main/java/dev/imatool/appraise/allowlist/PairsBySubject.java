package dev.imatool.appraise.allowlist;

/** The pairs of a table, those of one subject in a row, in the order in which they came; and those of one digest. */
public final class PairsBySubject {
    private final int[] starts;
    private final int[] pairs;
    private final int[] firstOfDigest;
    private final int[] nextOfDigest;

    /** Groups what {@code table} holds now. */
    public PairsBySubject(ReferenceTable table) {
        starts = new int[table.subjects() + 1];
        pairs = new int[table.pairs()];
        for (int pair = 0; pair < pairs.length; pair++) {
            starts[table.subjectOf(pair) + 1]++;
        }
        for (int subject = 1; subject < starts.length; subject++) {
            starts[subject] += starts[subject - 1];
        }
        firstOfDigest = new int[table.digests()];
        nextOfDigest = new int[pairs.length];
        for (int pair = pairs.length - 1; pair >= 0; pair--) {
            int digest = table.digestNumberOf(pair);
            nextOfDigest[pair] = firstOfDigest[digest];
            firstOfDigest[digest] = pair + 1;
        }
        int[] next = starts.clone();
        for (int pair = 0; pair < pairs.length; pair++) {
            pairs[next[table.subjectOf(pair)]++] = pair;
        }
    }

    /** First place of a subject. */
    public int start(int subject) {
        return starts[subject];
    }

    /** Place after its last. */
    public int end(int subject) {
        return starts[subject + 1];
    }

    /** The pair at a place. */
    public int pair(int place) {
        return pairs[place];
    }

    /** The first pair of a digest. */
    int firstOf(int digest) {
        return firstOfDigest[digest] - 1;
    }

    /** The next pair of its digest, or -1. */
    int nextOfDigest(int pair) {
        return nextOfDigest[pair] - 1;
    }
}
