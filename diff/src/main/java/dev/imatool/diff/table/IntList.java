package dev.imatool.diff.table;

import java.util.Arrays;

/** Numbers in the order in which they came, without an object for each. */
public final class IntList {
    private int[] values = new int[16];
    private int size;

    public int size() {
        return size;
    }

    public int get(int index) {
        return values[index];
    }

    public int last() {
        return values[size - 1];
    }

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    public void set(int index, int value) {
        values[index] = value;
    }

    public void addAll(IntList other) {
        for (int i = 0; i < other.size; i++) {
            add(other.values[i]);
        }
    }

    public void clear() {
        size = 0;
    }

    public boolean isEmpty() {
        return size == 0;
    }
}
