package dev.imatool.parsers.entry;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where the fields of template data stand: each is a 32-bit length and that many bytes, back to back (kernel {@code
 * ima_store_template}). The slices are reused from entry to entry.
 */
public final class FieldSpans {
    /** More fields than any template has: 15 in the kernel ({@code IMA_TEMPLATE_NUM_FIELDS_MAX}). */
    public static final int MOST_FIELDS = 64;

    private ByteSlice[] slices = {};
    private int count;

    /** Forgets all fields. */
    public void clear() {
        count = 0;
    }

    /** Adds a field that is found by other means than a length word (the legacy template). */
    public void add(byte[] array, int offset, int length) {
        if (count == slices.length) {
            grow();
        }
        slices[count++].set(array, offset, length);
    }

    private void grow() {
        slices = Arrays.copyOf(slices, Math.max(2, 2 * count)); // nearly all templates have two
        for (int i = count; i < slices.length; i++) {
            slices[i] = new ByteSlice();
        }
    }

    /**
     * Finds the fields of template data.
     *
     * @return false, with no fields, when the lengths do not add up to exactly the data
     */
    public boolean walk(byte[] array, int offset, int length, ByteOrder order) {
        count = 0;
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (end - at < 4 || count == MOST_FIELDS) {
                count = 0;
                return false;
            }
            long size = order.u32(array, at);
            if (size > end - at - 4) {
                count = 0;
                return false;
            }
            add(array, at + 4, (int) size);
            at += 4 + (int) size;
        }
        return true;
    }

    /**
     * Finds {@code most} fields before bytes that belong to none.
     *
     * @param lacking how many bytes the last of them may lack
     * @return false, with no fields, when they are not there
     */
    boolean walkLeading(byte[] array, int offset, int length, ByteOrder order, int most, int lacking) {
        count = 0;
        int at = offset;
        int end = offset + length;
        while (count < most && end - at >= 4) {
            long size = order.u32(array, at);
            int left = end - at - 4;
            if (size > left + (long) (count == most - 1 ? lacking : 0)) {
                break;
            }
            int there = (int) Math.min(size, left);
            add(array, at + 4, there);
            at += 4 + there;
        }
        boolean found = count == most;
        count = found ? count : 0;
        return found;
    }

    /** Lets go of the bytes. */
    void forget() {
        slices = new ByteSlice[0];
        count = 0;
    }

    /** Takes the fields of {@code other}, whose bytes now stand in {@code array}, {@code moved} further on. */
    void copy(FieldSpans other, byte[] array, int moved) {
        count = 0;
        for (int i = 0; i < other.count; i++) {
            ByteSlice slice = other.slices[i];
            add(array, slice.offset() + moved, slice.length());
        }
    }

    /** Number of fields found. */
    public int count() {
        return count;
    }

    /** The bytes of field {@code index}. */
    public ByteSlice get(int index) {
        return slices[Objects.checkIndex(index, count)];
    }
}
