package dev.imatool.model.table;

import java.util.Arrays;

/** Numbers of 32 bits without a sign, ascending, each once. */
public final class SortedInts {
    private final int[] values;
    private final int size;

    private SortedInts(int[] values, int size) {
        this.values = values;
        this.size = size;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The one at a place from 0 on. */
    public int get(int index) {
        return values[index];
    }

    /** The place of the first one that is not less than {@code value}. */
    public int from(int value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(values[middle], value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Numbers as they come. Not for use by several threads. */
    public static final class Collector {
        /** Bits by which numbers are spread in each of three rounds. */
        private static final int BITS = 11;

        /** From so many on, spreading is faster than comparing. */
        private static final int MANY = 1 << 12;

        private int[] values = new int[1 << 10];
        private int size;

        /** None yet. */
        public Collector() {}

        /** Takes one. */
        public void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        /** All of them; the collector is of no use afterwards. */
        public SortedInts sorted() {
            if (size < MANY) {
                compare();
            } else {
                spread();
            }
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept == 0 || values[i] != values[kept - 1]) {
                    values[kept++] = values[i];
                }
            }
            return new SortedInts(values, kept);
        }

        /** Signed numbers are in the order of unsigned ones once their first bit is turned. */
        private void compare() {
            turn();
            Arrays.sort(values, 0, size);
            turn();
        }

        private void turn() {
            for (int i = 0; i < size; i++) {
                values[i] ^= Integer.MIN_VALUE;
            }
        }

        /** By their lowest bits, then by those in the middle, then by the highest; what is alike stays in its order. */
        private void spread() {
            int[] other = new int[size];
            int[] places = new int[1 << BITS];
            for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
                count(shift, places);
                int[] from = values;
                for (int i = 0; i < size; i++) {
                    other[places[(from[i] >>> shift) & (places.length - 1)]++] = from[i];
                }
                values = other;
                other = from;
            }
        }

        /** Where those with each value of these bits begin. */
        private void count(int shift, int[] places) {
            Arrays.fill(places, 0);
            for (int i = 0; i < size; i++) {
                places[(values[i] >>> shift) & (places.length - 1)]++;
            }
            int before = 0;
            for (int i = 0; i < places.length; i++) {
                int here = places[i];
                places[i] = before;
                before += here;
            }
        }
    }
}
