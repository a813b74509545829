package dev.imatool.diff.changes;

import dev.imatool.diff.table.Grouping;
import dev.imatool.diff.table.IntList;
import java.util.Arrays;

/**
 * Which entries of two lists are not where a list that only grows would have them. As many as possible stay where they are
 * (a longest common subsequence); the others were moved, or only one list has them. What AFTER has after the last entry of
 * BEFORE is growth.
 */
final class EntryOrder {
    /** Pairings of one entry that are all tried; one that recurs more often is paired in its order, which finds no fewer. */
    private static final int MOST_PAIRINGS = 64;

    private final int[] before;
    private final int[] after;
    private final int start;
    private final int end;
    private final boolean[] keptBefore;
    private final boolean[] keptAfter;
    private final IntList lost = new IntList();
    private final IntList movedFrom = new IntList();
    private final IntList movedTo = new IntList();
    private final IntList doubled = new IntList();
    private final IntList inserted = new IntList();

    /**
     * Compares two lists.
     *
     * @param before number of each entry of BEFORE, the same for the same entry
     * @param after the same for AFTER
     * @param numbers how many numbers there are
     */
    EntryOrder(int[] before, int[] after, int numbers) {
        this.before = before;
        this.after = after;
        int shorter = Math.min(before.length, after.length);
        int alike = 0;
        while (alike < shorter && before[alike] == after[alike]) {
            alike++;
        }
        this.start = alike;
        int behind = 0;
        while (behind < shorter - start && before[before.length - 1 - behind] == after[after.length - 1 - behind]) {
            behind++;
        }
        this.end = behind;
        this.keptBefore = new boolean[before.length];
        this.keptAfter = new boolean[after.length];
        Arrays.fill(keptBefore, 0, start, true);
        Arrays.fill(keptAfter, 0, start, true);
        Arrays.fill(keptBefore, before.length - end, before.length, true);
        Arrays.fill(keptAfter, after.length - end, after.length, true);
        Grouping places = places(after, numbers);
        keepTheMost(places);
        sort(places, numbers);
    }

    /** Indexes of entries of BEFORE that AFTER lacks, or has less often. */
    IntList lost() {
        return lost;
    }

    /** Indexes in BEFORE of entries in another order. */
    IntList movedFrom() {
        return movedFrom;
    }

    /** Their indexes in AFTER. */
    IntList movedTo() {
        return movedTo;
    }

    /** Indexes in AFTER of entries that BEFORE has less often, before the last of BEFORE. */
    IntList doubled() {
        return doubled;
    }

    /** Indexes in AFTER of entries that BEFORE lacks, before the last of BEFORE. */
    IntList inserted() {
        return inserted;
    }

    /** Where AFTER has each entry, outside the common beginning and end. */
    private Grouping places(int[] list, int numbers) {
        IntList groups = new IntList();
        for (int i = 0; i < list.length; i++) {
            groups.add(i >= start && i < list.length - end ? list[i] : -1);
        }
        return Grouping.of(groups, numbers);
    }

    /** Longest strictly rising sequence of places in AFTER (Hunt and Szymanski). */
    private void keepTheMost(Grouping places) {
        IntList from = new IntList();
        IntList to = new IntList();
        IntList previous = new IntList();
        IntList lastOfLength = new IntList();
        int[] seen = new int[places.groups()];
        int[] inBefore = counts(places.groups());
        for (int i = start; i < before.length - end; i++) {
            int number = before[i];
            int first = places.start(number);
            int behind = places.end(number);
            if ((long) inBefore[number] * (behind - first) > MOST_PAIRINGS) {
                first = Math.min(first + seen[number]++, behind);
                behind = Math.min(first + 1, behind);
            }
            for (int place = behind - 1; place >= first; place--) {
                int target = places.item(place);
                int length = shorterThan(target, lastOfLength, to);
                from.add(i);
                to.add(target);
                previous.add(length == 0 ? -1 : lastOfLength.get(length - 1));
                if (length == lastOfLength.size()) {
                    lastOfLength.add(from.size() - 1);
                } else {
                    lastOfLength.set(length, from.size() - 1);
                }
            }
        }
        for (int pair = lastOfLength.isEmpty() ? -1 : lastOfLength.last(); pair >= 0; pair = previous.get(pair)) {
            keptBefore[from.get(pair)] = true;
            keptAfter[to.get(pair)] = true;
        }
    }

    private int[] counts(int numbers) {
        int[] counts = new int[numbers];
        for (int i = start; i < before.length - end; i++) {
            counts[before[i]]++;
        }
        return counts;
    }

    /** How many lengths end before {@code target}. */
    private static int shorterThan(int target, IntList lastOfLength, IntList to) {
        int low = 0;
        int high = lastOfLength.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to.get(lastOfLength.get(middle)) < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void sort(Grouping places, int numbers) {
        int[] next = new int[numbers];
        boolean[] known = new boolean[numbers];
        boolean[] movedInAfter = new boolean[after.length];
        for (int i = 0; i < before.length; i++) {
            known[before[i]] = true;
            if (!keptBefore[i]) {
                int place = nextFree(places, before[i], next);
                if (place < 0) {
                    lost.add(i);
                } else {
                    movedFrom.add(i);
                    movedTo.add(place);
                    movedInAfter[place] = true;
                }
            }
        }
        int last = -1;
        for (int i = 0; i < after.length; i++) {
            last = keptAfter[i] || movedInAfter[i] ? i : last;
        }
        for (int i = start; i < last; i++) {
            if (!keptAfter[i] && !movedInAfter[i]) {
                (known[after[i]] ? doubled : inserted).add(i);
            }
        }
    }

    /** The next place in AFTER of that entry that did not stay, or -1. */
    private int nextFree(Grouping places, int number, int[] next) {
        for (int place = places.start(number) + next[number]; place < places.end(number); place++) {
            next[number]++;
            if (!keptAfter[places.item(place)]) {
                return places.item(place);
            }
        }
        return -1;
    }
}
