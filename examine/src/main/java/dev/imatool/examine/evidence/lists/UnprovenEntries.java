package dev.imatool.examine.evidence.lists;

import dev.imatool.replay.templatedigest.EntryDigests;
import java.util.Arrays;

/**
 * The entries of a list that say something no digest proves: their template digest cannot be computed from what they say, so it
 * is extended as logged. Takes eight bytes for each.
 */
final class UnprovenEntries {
    private long[] numbers = new long[16];
    private int size;

    /** Looks at the entry that {@code digests} stands on; entries come in the order of their numbers. */
    void look(EntryDigests digests) {
        if (digests.computable() || digests.entry().violation()) {
            return;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = digests.entry().number();
    }

    /** How many there are. */
    long count() {
        return size;
    }

    /** True when the entry of that number is one of them. */
    boolean has(long entry) {
        return Arrays.binarySearch(numbers, 0, size, entry) >= 0;
    }
}
