package dev.imatool.model.table;

/**
 * Which byte strings came, by 64 bits of a hash of each: false is certain, true nearly so. Takes a third of the memory of a
 * {@link BytesTable}, and one look. Not for use by several threads at a time.
 */
public final class BytesFilter {
    private final BytesHash hashes = new BytesHash();
    private long[] slots = new long[128];
    private int size;

    /** Nothing yet. */
    public BytesFilter() {}

    /** Takes byte strings. */
    public void add(byte[] bytes, int offset, int length) {
        if (2 * size >= slots.length) {
            long[] fewer = slots;
            slots = new long[2 * fewer.length];
            for (long hash : fewer) {
                if (hash != 0) {
                    slots[slot(hash)] = hash;
                }
            }
        }
        long hash = hash(bytes, offset, length);
        int slot = slot(hash);
        if (slots[slot] == 0) {
            slots[slot] = hash;
            size++;
        }
    }

    /** False where these bytes never came. */
    public boolean mayHold(byte[] bytes, int offset, int length) {
        return slots[slot(hash(bytes, offset, length))] != 0;
    }

    /** Never zero, which stands for an empty slot. */
    private long hash(byte[] bytes, int offset, int length) {
        long hash = hashes.of(bytes, offset, length);
        return hash == 0 ? 1 : hash;
    }

    private int slot(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
