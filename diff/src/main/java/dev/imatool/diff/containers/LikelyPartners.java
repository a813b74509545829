package dev.imatool.diff.containers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;

/**
 * For each namespace of BEFORE the namespaces of AFTER that are worth comparing with it, where there are too many to
 * compare each with each: those that share a thing which few have, and those whose sketches are alike. A sketch is the
 * least of a namespace's things in some shuffled orders (MinHash, Broder 1997): two sets agree in one with the
 * probability of what they share. The work for a namespace does not grow with the number of namespaces.
 */
final class LikelyPartners {
    /** Sketches of contents, and as many of paths. */
    private static final int SKETCHES = 3;

    /** Neighbours on each side in the order of a sketch. */
    private static final int NEIGHBOURS = 3;

    private final int[] before;
    private final RareThings rareContents;
    private final RareThings rarePaths;
    private final int[][] sketchesBefore = new int[2 * SKETCHES][];
    private final int[][] sketchesAfter = new int[2 * SKETCHES][];
    private final int[][] orderAfter = new int[2 * SKETCHES][];
    private final int[][] rankBefore = new int[2 * SKETCHES][];

    /** Partners among the given namespaces. */
    LikelyPartners(ContainerScores scores, int[] before, int[] after) {
        this.before = before;
        this.rareContents = new RareThings(scores.content(false), scores.content(true), after);
        this.rarePaths = new RareThings(scores.paths(false), scores.paths(true), after);
        for (int sketch = 0; sketch < 2 * SKETCHES; sketch++) {
            boolean content = sketch < SKETCHES;
            ContainerSets setsBefore = content ? scores.content(false) : scores.paths(false);
            ContainerSets setsAfter = content ? scores.content(true) : scores.paths(true);
            sketchesBefore[sketch] = sketches(setsBefore, before, sketch);
            sketchesAfter[sketch] = sketches(setsAfter, after, sketch);
            orderAfter[sketch] = ordered(after, sketchesAfter[sketch]);
            rankBefore[sketch] = ranksAmongEquals(before, sketchesBefore[sketch]);
        }
    }

    /** Hands the partners of {@code before[index]} to {@code partner}, some several times. */
    void of(int index, IntConsumer partner) {
        rareContents.sharing(before[index], partner);
        rarePaths.sharing(before[index], partner);
        for (int sketch = 0; sketch < 2 * SKETCHES; sketch++) {
            int[] values = sketchesAfter[sketch];
            int[] order = orderAfter[sketch];
            int value = sketchesBefore[sketch][before[index]];
            int first = lowerBound(order, values, value);
            int equal = value == Integer.MAX_VALUE ? 0 : lowerBound(order, values, value + 1) - first;
            // those with equal sketches are shared out, else all would be compared with the first of them
            int middle = first + (equal == 0 ? 0 : rankBefore[sketch][before[index]] % equal);
            int to = Math.min(order.length - 1, middle + NEIGHBOURS);
            for (int at = Math.max(0, middle - NEIGHBOURS); at <= to; at++) {
                partner.accept(order[at]);
            }
        }
    }

    /** The least thing of each namespace in the order that {@code seed} shuffles; by the number of the namespace. */
    private static int[] sketches(ContainerSets sets, int[] namespaces, int seed) {
        int[] sketches = new int[1 + Arrays.stream(namespaces).max().orElse(0)];
        for (int namespace : namespaces) {
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < sets.size(namespace); i++) {
                least = Math.min(least, mixed(sets.thing(namespace, i), seed));
            }
            sketches[namespace] = least;
        }
        return sketches;
    }

    private static int[] ordered(int[] namespaces, int[] sketches) {
        return Arrays.stream(namespaces)
                .boxed()
                .sorted(Comparator.comparingInt(namespace -> sketches[namespace]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** For each namespace how many with the same sketch come before it. */
    private static int[] ranksAmongEquals(int[] namespaces, int[] sketches) {
        int[] order = ordered(namespaces, sketches);
        int[] ranks = new int[sketches.length];
        for (int i = 1; i < order.length; i++) {
            ranks[order[i]] = sketches[order[i]] == sketches[order[i - 1]] ? ranks[order[i - 1]] + 1 : 0;
        }
        return ranks;
    }

    /** First place in {@code order} whose sketch is not below {@code value}. */
    private static int lowerBound(int[] order, int[] sketches, int value) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sketches[order[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int mixed(int thing, int seed) {
        long mixed = (thing + 1L) * 0x9e3779b97f4a7c15L + (seed + 1L) * 0xc2b2ae3d27d4eb4fL;
        mixed = (mixed ^ (mixed >>> 29)) * 0xbf58476d1ce4e5b9L;
        return (int) ((mixed ^ (mixed >>> 32)) & Integer.MAX_VALUE);
    }
}
