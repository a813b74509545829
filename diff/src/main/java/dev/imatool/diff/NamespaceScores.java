package dev.imatool.diff;

import dev.imatool.model.table.LongTable;
import java.util.Arrays;

/**
 * How much each namespace of one list has in common with each of another. Only the {@link #LIMIT} namespaces with most
 * entries of each list are looked at, so that a list with a namespace for every entry costs no more than others.
 */
final class NamespaceScores {
    /** Namespaces of a list that are looked at. */
    static final int LIMIT = 512;

    private final int[] beforeRanks;
    private final int[] afterRanks;
    private final double[][] scores;

    NamespaceScores(ListHistory before, ListHistory after) {
        beforeRanks = ranks(before);
        afterRanks = ranks(after);
        int rows = count(beforeRanks);
        int columns = count(afterRanks);
        scores = new double[rows][columns];
        if (rows > 0 && columns > 0) {
            addDice(before, after, true);
            addDice(before, after, false);
        }
    }

    /** The score of two namespaces, 0 to 1; 0 where one of them was not looked at. */
    double score(int beforeNamespace, int afterNamespace) {
        int row = beforeRanks[beforeNamespace];
        int column = afterRanks[afterNamespace];
        return row < 0 || column < 0 ? 0 : scores[row][column];
    }

    boolean lookedAtBefore(int namespace) {
        return beforeRanks[namespace] >= 0;
    }

    boolean lookedAtAfter(int namespace) {
        return afterRanks[namespace] >= 0;
    }

    private void addDice(ListHistory before, ListHistory after, boolean content) {
        LongTable things = new LongTable();
        Members inBefore = new Members(before, beforeRanks, things, content);
        Members inAfter = new Members(after, afterRanks, things, content);
        int[][] shared = new int[scores.length][scores[0].length];
        Grouping beforeByThing = Grouping.of(inBefore.things, things.size(), 0);
        Grouping afterByThing = Grouping.of(inAfter.things, things.size(), 0);
        for (int thing = 0; thing < things.size(); thing++) {
            for (int i = beforeByThing.start(thing); i < beforeByThing.end(thing); i++) {
                int[] row = shared[inBefore.ranks.get(beforeByThing.item(i))];
                for (int j = afterByThing.start(thing); j < afterByThing.end(thing); j++) {
                    row[inAfter.ranks.get(afterByThing.item(j))]++;
                }
            }
        }
        for (int row = 0; row < shared.length; row++) {
            for (int column = 0; column < shared[row].length; column++) {
                // half a Dice coefficient each time, so that the two make their mean
                double together = (double) inBefore.sizes[row] + inAfter.sizes[column];
                scores[row][column] += together == 0 ? 0 : shared[row][column] / together;
            }
        }
    }

    /** The different (thing, namespace) pairs of a list, as two columns, and the number of things in each namespace. */
    private static final class Members {
        private final IntList things = new IntList();
        private final IntList ranks = new IntList();
        private final int[] sizes = new int[LIMIT];

        Members(ListHistory list, int[] rankOf, LongTable allThings, boolean content) {
            LongTable pairs = new LongTable();
            for (int i = 0; i < list.size(); i++) {
                int rank = rankOf[list.namespace(i)];
                if (rank >= 0 && (!content || list.content(i) == Content.DIGEST)) {
                    int digest = content ? list.digest(i) : 0;
                    add(allThings.intern(LongTable.pair(digest, list.path(i))), rank, pairs);
                }
            }
        }

        private void add(int thing, int rank, LongTable pairs) {
            int known = pairs.size();
            if (pairs.intern(LongTable.pair(thing, rank)) == known) {
                things.add(thing);
                ranks.add(rank);
                sizes[rank]++;
            }
        }
    }

    /** For each namespace its place among those that are looked at, or -1. */
    private static int[] ranks(ListHistory list) {
        int[] entries = new int[list.vocabulary().namespaceCount()];
        for (int i = 0; i < list.size(); i++) {
            entries[list.namespace(i)]++;
        }
        entries[Vocabulary.NO_NAMESPACE] = 0;
        int least = leastOfLargest(entries);
        int[] ranks = new int[entries.length];
        Arrays.fill(ranks, -1);
        int used = 0;
        for (int namespace = 0; namespace < ranks.length; namespace++) {
            if (entries[namespace] > least) {
                ranks[namespace] = used++;
            }
        }
        for (int namespace = 0; namespace < ranks.length && used < LIMIT; namespace++) {
            if (least > 0 && entries[namespace] == least) {
                ranks[namespace] = used++;
            }
        }
        return ranks;
    }

    /** The number of entries that the last of the {@link #LIMIT} largest namespaces has. */
    private static int leastOfLargest(int[] entries) {
        int[] sorted = entries.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, sorted.length - LIMIT)];
    }

    private static int count(int[] ranks) {
        int count = 0;
        for (int rank : ranks) {
            count += rank >= 0 ? 1 : 0;
        }
        return count;
    }
}
