package dev.imatool.examine.diff;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.history.Side;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/** In which order changes are listed. */
public enum ChangeOrder {
    /** The gravest first, then by namespace and by the bytes of the path. */
    KIND,
    /** As they were measured: by the last entry of AFTER that proves each; those without one last, by that of BEFORE. */
    ENTRY;

    /** {@code changes}, which are in the order of their kinds, in this order. Each is made when it is asked for. */
    List<Change> of(List<Change> changes) {
        return this == KIND ? changes : new ByEntry(changes);
    }

    private static final class ByEntry extends AbstractList<Change> implements RandomAccess {
        private final List<Change> changes;
        private final Integer[] order;

        ByEntry(List<Change> changes) {
            this.changes = changes;
            long[] after = new long[changes.size()];
            long[] before = new long[changes.size()];
            order = new Integer[changes.size()];
            for (int i = 0; i < order.length; i++) {
                Change change = changes.get(i);
                after[i] = last(change.after());
                before[i] = last(change.before());
                order[i] = i;
            }
            Arrays.sort(order, Comparator.comparingLong((Integer i) -> after[i]).thenComparingLong(i -> before[i]));
        }

        private static long last(List<Side> sides) {
            return sides.isEmpty()
                    ? Long.MAX_VALUE
                    : sides.get(sides.size() - 1).entry();
        }

        @Override
        public int size() {
            return order.length;
        }

        @Override
        public Change get(int index) {
            return changes.get(order[index]);
        }
    }
}
