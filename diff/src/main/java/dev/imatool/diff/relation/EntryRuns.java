package dev.imatool.diff.relation;

import dev.imatool.diff.history.ListHistory;

/** Runs of equal entries in two lists, found in linear time (Knuth, Morris and Pratt's border table). */
final class EntryRuns {
    private EntryRuns() {}

    /**
     * Where a list stands in another.
     *
     * @param occurrence index of the text at which the whole pattern begins first, or -1
     * @param endOverlap length of the longest proper beginning of the pattern with which the text ends
     */
    record Scan(int occurrence, int endOverlap) {}

    /** Number of entries that both lists begin with. */
    static int commonStart(ListHistory one, ListHistory other) {
        int limit = Math.min(one.size(), other.size());
        int length = 0;
        while (length < limit && one.sameEntry(length, other, length)) {
            length++;
        }
        return length;
    }

    /** Number of entries that both lists end with, after the first {@code start} of each. */
    static int commonEnd(ListHistory one, ListHistory other, int start) {
        int limit = Math.min(one.size(), other.size()) - start;
        int length = 0;
        while (length < limit && one.sameEntry(one.size() - 1 - length, other, other.size() - 1 - length)) {
            length++;
        }
        return length;
    }

    /** Looks for {@code pattern} in {@code text}; neither may be empty. */
    static Scan scan(ListHistory pattern, ListHistory text) {
        int[] borders = borders(pattern);
        int occurrence = -1;
        int matched = 0;
        for (int i = 0; i < text.size(); i++) {
            while (matched > 0 && !text.sameEntry(i, pattern, matched)) {
                matched = borders[matched - 1];
            }
            if (text.sameEntry(i, pattern, matched)) {
                matched++;
            }
            if (matched == pattern.size()) {
                occurrence = occurrence < 0 ? i + 1 - matched : occurrence;
                matched = borders[matched - 1];
            }
        }
        return new Scan(occurrence, matched);
    }

    /** For each beginning of the list, the length of its longest proper beginning that is also its end. */
    private static int[] borders(ListHistory pattern) {
        int[] borders = new int[pattern.size()];
        int matched = 0;
        for (int i = 1; i < borders.length; i++) {
            while (matched > 0 && !pattern.sameEntry(i, pattern, matched)) {
                matched = borders[matched - 1];
            }
            if (pattern.sameEntry(i, pattern, matched)) {
                matched++;
            }
            borders[i] = matched;
        }
        return borders;
    }
}
