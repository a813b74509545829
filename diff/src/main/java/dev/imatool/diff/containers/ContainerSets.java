package dev.imatool.diff.containers;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.model.table.LongTable;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** For each namespace of one list the different things that it measured, as sorted numbers in one array. */
final class ContainerSets {
    private final int[] starts;
    private final int[] things;

    private ContainerSets(int[] starts, int[] things) {
        this.starts = starts;
        this.things = things;
    }

    /**
     * Collects the things of a list, those of entries in no namespace left out.
     *
     * @param thingOf number of the thing that an entry measured, by the index of the entry; -1 for none
     */
    static ContainerSets of(ListHistory list, IntUnaryOperator thingOf) {
        int namespaces = list.vocabulary().containerCount();
        long[] pairs = new long[list.size()];
        int count = 0;
        for (int i = 0; i < list.size(); i++) {
            int thing = list.container(i) == Vocabulary.HOST ? -1 : thingOf.applyAsInt(i);
            if (thing >= 0) {
                pairs[count++] = LongTable.pair(list.container(i), thing);
            }
        }
        Arrays.sort(pairs, 0, count);
        int[] starts = new int[namespaces + 1];
        int[] things = new int[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                things[kept++] = (int) pairs[i];
                starts[(int) (pairs[i] >>> 32) + 1]++;
            }
        }
        for (int namespace = 0; namespace < namespaces; namespace++) {
            starts[namespace + 1] += starts[namespace];
        }
        return new ContainerSets(starts, Arrays.copyOf(things, kept));
    }

    int size(int namespace) {
        return starts[namespace + 1] - starts[namespace];
    }

    /** The thing of that index, in ascending order. */
    int thing(int namespace, int index) {
        return things[starts[namespace] + index];
    }

    /** Number of things, those of several namespaces counted several times. */
    int total() {
        return things.length;
    }

    /** How many things two namespaces share; costs no more than the smaller one times the logarithm of the larger. */
    int shared(int namespace, ContainerSets others, int other) {
        if (size(namespace) > others.size(other)) {
            return others.shared(other, this, namespace);
        }
        int shared = 0;
        int from = others.starts[other];
        int to = others.starts[other + 1];
        for (int i = starts[namespace]; i < starts[namespace + 1]; i++) {
            shared += Arrays.binarySearch(others.things, from, to, things[i]) >= 0 ? 1 : 0;
        }
        return shared;
    }

    /** Orders namespaces by their things; 0 means that two have the same. */
    int compare(int namespace, ContainerSets others, int other) {
        return Arrays.compare(
                things,
                starts[namespace],
                starts[namespace + 1],
                others.things,
                others.starts[other],
                others.starts[other + 1]);
    }
}
