package dev.imatool.fleet.spark.entries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a part of the table that are sorted together, by numbers: what they say and the lists that they are of are put in order first, each
 * once.
 */
final class EntryRun {
    private static final int PATH = EntryColumns.ofFact("path");
    private static final int DIGEST = EntryColumns.ofFact("digest");

    /** With three million entries, that is sorted in some 300 MB. */
    private static final long ENOUGH_BYTES = 96L << 20;

    /** Longer values are mostly of one entry alone. */
    private static final int SHORT = 24;

    private final int serial;
    private final int most;
    private final Map<Fact, Fact> known = new HashMap<>();
    private final Map<Binary, Binary> shared = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<OfList> lists = new ArrayList<>();
    private long bytes;
    private int size;
    private int[] factOf = new int[1 << 10];
    private int[] listOf = new int[1 << 10];
    private long[] numbers = new long[1 << 10];
    private long[] offsets = new long[1 << 10];
    private byte[] vouched = new byte[1 << 10];
    private int[] order = new int[0];

    /** The list that entries are of. */
    static final class OfList {
        private final Binary host;
        private final Binary sha256;
        private final Binary boot;
        private final String day;
        private int run = -1;
        private int number;

        OfList(Binary host, Binary sha256, Binary boot, String day) {
            this.host = host;
            this.sha256 = sha256;
            this.boot = boot;
            this.day = day;
        }

        Binary host() {
            return host;
        }

        Binary sha256() {
            return sha256;
        }

        Binary boot() {
            return boot;
        }
    }

    /** What entries say: texts, numbers and nulls. */
    static final class Fact {
        private final @Nullable Object[] values;
        private final int hash;
        private int run = -1;
        private int number;

        Fact(@Nullable Object[] values) {
            this.values = values;
            this.hash = Arrays.hashCode(values);
        }

        @Nullable Object value(int column) {
            return values[column];
        }

        private Binary text(int column) {
            return values[column] instanceof Binary text ? text : Binary.EMPTY;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Fact fact && Arrays.equals(values, fact.values);
        }
    }

    /**
     * No entries yet.
     *
     * @param serial its number among those of the part, from 0
     * @param most entries that it is to take
     */
    EntryRun(int serial, int most) {
        this.serial = serial;
        this.most = most;
    }

    int serial() {
        return serial;
    }

    boolean full() {
        return size >= most || bytes >= ENOUGH_BYTES;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes an entry; what it says and its list may come again in another run. */
    void add(Fact fact, OfList list, long number, long offset, byte by) {
        if (size == factOf.length) {
            grow();
        }
        factOf[size] = number(fact);
        listOf[size] = number(list);
        numbers[size] = number;
        offsets[size] = offset;
        vouched[size] = by;
        size++;
    }

    private void grow() {
        factOf = Arrays.copyOf(factOf, 2 * size);
        listOf = Arrays.copyOf(listOf, 2 * size);
        numbers = Arrays.copyOf(numbers, 2 * size);
        offsets = Arrays.copyOf(offsets, 2 * size);
        vouched = Arrays.copyOf(vouched, 2 * size);
    }

    private int number(OfList list) {
        if (list.run != serial) {
            list.run = serial;
            list.number = lists.size();
            lists.add(list);
            bytes += 512;
        }
        return list.number;
    }

    /** The same of another task may have come before. */
    private int number(Fact fact) {
        if (fact.run != serial) {
            Fact first = known.putIfAbsent(fact, fact);
            if (first == null) {
                fact.number = facts.size();
                facts.add(fact);
                bytes += 256;
                for (int i = 0; i < fact.values.length; i++) {
                    if (fact.values[i] instanceof Binary text) {
                        bytes += text.length() > SHORT ? text.length() : 0;
                        fact.values[i] = text.length() > SHORT ? text : share(text);
                    }
                }
            } else {
                fact.number = first.number;
            }
            fact.run = serial;
        }
        return fact.number;
    }

    private Binary share(Binary text) {
        Binary first = shared.putIfAbsent(text, text);
        return first == null ? text : first;
    }

    /** Entries of one day: those from a place in the order to before another. */
    record OfDay(String day, int from, int to) {}

    /** Sorts them by day, by what they say, and by host. */
    List<OfDay> sort() {
        int[] places = new int[size];
        Arrays.setAll(places, i -> i);
        int[] days = ranks(lists, Comparator.comparing(list -> list.day));
        int[] hosts = ranks(lists, Comparator.comparing(OfList::host, EntryColumns.ORDER));
        int[] contents = ranks(
                facts,
                Comparator.comparing((Fact fact) -> fact.text(PATH), EntryColumns.ORDER)
                        .thenComparing(fact -> fact.text(DIGEST), EntryColumns.ORDER));
        order = spread(spread(spread(places, listOf, hosts), factOf, contents), listOf, days);
        List<OfDay> ofDays = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= size; to++) {
            String day = list(order[from]).day;
            if (to == size || !list(order[to]).day.equals(day)) {
                ofDays.add(new OfDay(day, from, to));
                from = to;
            }
        }
        return ofDays;
    }

    /** The entry at a place in the order. */
    int at(int place) {
        return order[place];
    }

    /** Where each would be if all were in order; those that are alike are in one place. */
    private static <T> int[] ranks(List<T> all, Comparator<T> order) {
        Integer[] sorted = new Integer[all.size()];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, (one, other) -> order.compare(all.get(one), all.get(other)));
        int[] ranks = new int[sorted.length];
        int rank = 0;
        for (int i = 0; i < sorted.length; i++) {
            rank += i > 0 && order.compare(all.get(sorted[i - 1]), all.get(sorted[i])) != 0 ? 1 : 0;
            ranks[sorted[i]] = rank;
        }
        return ranks;
    }

    /** In the order of ranks; what has one rank stays in its order. */
    private static int[] spread(int[] entries, int[] of, int[] ranks) {
        int[] from = new int[ranks.length + 1];
        for (int entry : entries) {
            from[ranks[of[entry]] + 1]++;
        }
        for (int i = 1; i < from.length; i++) {
            from[i] += from[i - 1];
        }
        int[] spread = new int[entries.length];
        for (int entry : entries) {
            spread[from[ranks[of[entry]]]++] = entry;
        }
        return spread;
    }

    Fact fact(int entry) {
        return facts.get(factOf[entry]);
    }

    OfList list(int entry) {
        return lists.get(listOf[entry]);
    }

    long number(int entry) {
        return numbers[entry];
    }

    long offset(int entry) {
        return offsets[entry];
    }

    int vouched(int entry) {
        return vouched[entry];
    }
}
