package dev.imatool.diff.relation;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.table.IntList;
import java.util.Optional;

/**
 * How often the lists have a boot_aggregate. Every kernel adds one when it starts, and one that was started by kexec goes
 * on with the list of the one before it; so further ones are boots, not changed files.
 *
 * @param before number in BEFORE
 * @param after number in AFTER
 */
public record BootAggregateCounts(long before, long after) {
    public static BootAggregateCounts of(ListHistory before, ListHistory after) {
        return new BootAggregateCounts(
                positions(before).size(), positions(after).size());
    }

    /** Indexes of the boot_aggregates. */
    public static IntList positions(ListHistory list) {
        IntList positions = new IntList();
        for (int i = 0; i < list.size(); i++) {
            if (list.bootAggregate(i)) {
                positions.add(i);
            }
        }
        return positions;
    }

    /** Whether the first boot_aggregates are equal, where both lists have one in the same algorithm. */
    static Optional<Boolean> firstEqual(ListHistory before, ListHistory after) {
        IntList inBefore = positions(before);
        IntList inAfter = positions(after);
        if (inBefore.isEmpty() || inAfter.isEmpty()) {
            return Optional.empty();
        }
        int one = before.digest(inBefore.get(0));
        int other = after.digest(inAfter.get(0));
        Vocabulary vocabulary = before.vocabulary();
        boolean comparable = one >= 0 && other >= 0 && vocabulary.algorithmOf(one) == vocabulary.algorithmOf(other);
        return comparable ? Optional.of(one == other) : Optional.empty();
    }

    /** False for the zero digest of a machine without a TPM, which any two such machines share. */
    static boolean firstTells(ListHistory list) {
        IntList positions = positions(list);
        return !positions.isEmpty() && list.content(positions.get(0)) == MeasuredContent.DIGEST;
    }
}
