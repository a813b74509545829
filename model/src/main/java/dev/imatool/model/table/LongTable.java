package dev.imatool.model.table;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Long values, each known by a number from 0 on, in the order in which they came. Not for use by several threads at a
 * time.
 */
public final class LongTable {
    private final long seed = ThreadLocalRandom.current().nextLong();
    private long[] keys = new long[64];
    private int[] slots = new int[128];
    private int size;

    /** An empty table. */
    public LongTable() {}

    /** One key out of two numbers. */
    public static long pair(int high, int low) {
        return ((long) high << 32) | (low & 0xffffffffL);
    }

    /** Number of different values. */
    public int size() {
        return size;
    }

    /** The value of that number. */
    public long get(int id) {
        return keys[id];
    }

    /** The number of {@code key}, or -1. */
    public int find(long key) {
        return slots[slot(key)] - 1;
    }

    /** The number of {@code key}; a new one where it is new. */
    public int intern(long key) {
        int slot = slot(key);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            slots = new int[4 * size];
            for (int id = 0; id < size; id++) {
                slots[slot(keys[id])] = id + 1;
            }
            slot = slot(key);
        }
        keys[size] = key;
        slots[slot] = ++size;
        return size - 1;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        long mixed = (key ^ seed) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
