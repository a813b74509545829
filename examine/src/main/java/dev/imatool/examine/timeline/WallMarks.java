package dev.imatool.examine.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dates entries by what logs claim of other entries and of collections: a list only grows, so whatever comes later in it was measured
 * later.
 */
final class WallMarks {
    /**
     * A moment at which a list had a number of entries.
     *
     * @param entries the number
     * @param time when that was
     * @param measured true where the last of them was measured at that moment
     */
    record Mark(long entries, WallTime time, boolean measured) {}

    private final long[] entries;
    private final boolean[] measured;
    private final @Nullable Instant[] latestFrom;
    private final @Nullable Instant[] earliestTo;
    private final boolean contradictory;

    WallMarks(List<Mark> marks) {
        List<Mark> sorted = new ArrayList<>(
                marks.stream().filter(mark -> mark.time().known()).toList());
        sorted.sort(Comparator.comparingLong(Mark::entries).thenComparing(mark -> !mark.measured()));
        int size = sorted.size();
        entries = new long[size];
        measured = new boolean[size];
        latestFrom = new Instant[size];
        earliestTo = new Instant[size];
        Instant latest = null;
        for (int i = 0; i < size; i++) {
            Mark mark = sorted.get(i);
            entries[i] = mark.entries();
            measured[i] = mark.measured();
            latest = later(latest, mark.time().notBefore().orElse(null));
            latestFrom[i] = latest;
        }
        Instant earliest = null;
        boolean contradiction = false;
        for (int i = size - 1; i >= 0; i--) {
            Instant from = latestFrom[i];
            contradiction |= earliest != null && from != null && from.isAfter(earliest) && entries[i] < entries[i + 1];
            earliest = earlier(earliest, sorted.get(i).time().notAfter().orElse(null));
            earliestTo[i] = earliest;
        }
        contradictory = contradiction;
    }

    /** True when the claims contradict each other, or the order of the list. Then nothing is said of any entry. */
    boolean contradictory() {
        return contradictory;
    }

    /** When an entry was measured. */
    WallTime of(long entry) {
        return between(firstFrom(entry) - 1, firstFrom(entry));
    }

    /** When the list had exactly the first {@code count} entries. */
    WallTime ofState(long count) {
        int first = firstFrom(count);
        int next = firstFrom(count + 1);
        int last = first - 1;
        for (int i = first; i < next; i++) {
            if (measured[i]) {
                last = i;
            }
        }
        return between(last, next);
    }

    private WallTime between(int last, int first) {
        if (contradictory) {
            return WallTime.UNKNOWN;
        }
        return new WallTime(
                last < 0 ? Optional.empty() : Optional.ofNullable(latestFrom[last]),
                first >= entries.length ? Optional.empty() : Optional.ofNullable(earliestTo[first]));
    }

    /** The first mark of at least so many entries. */
    private int firstFrom(long count) {
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle] < count) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
