package dev.imatool.model;

import java.util.Arrays;

/**
 * A window on somebody else's byte array, moved from entry to entry so that none is allocated per entry. Its content is
 * valid only until the reader that owns it moves on; {@link #toByteString()} keeps a copy.
 */
public final class ByteSlice {
    private byte[] array = new byte[0];
    private int offset;
    private int length;

    /** Points this slice at {@code length} bytes of {@code array} from {@code offset} on. */
    public ByteSlice set(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
        return this;
    }

    /** The array the bytes stand in; not to be written to. */
    public byte[] array() {
        return array;
    }

    /** Where in {@link #array()} the bytes begin. */
    public int offset() {
        return offset;
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** The byte at {@code index}, 0 to 255. */
    public int at(int index) {
        return array[offset + index] & 0xff;
    }

    /** The first place of {@code value} at or after {@code from}, or -1. */
    public int indexOf(int value, int from) {
        int found = ByteSearch.indexOf(array, offset + from, offset + length, (byte) value);
        return found < 0 ? -1 : found - offset;
    }

    /** True when every byte is zero. */
    public boolean allZero() {
        for (int i = offset; i < offset + length; i++) {
            if (array[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** True when the bytes are those of {@code other}. */
    public boolean contentEquals(byte[] other, int otherOffset, int otherLength) {
        return length == otherLength
                && Arrays.equals(array, offset, offset + length, other, otherOffset, otherOffset + otherLength);
    }

    /** A copy that outlives the reader's next move. */
    public ByteString toByteString() {
        return ByteString.copyOf(array, offset, length);
    }
}
