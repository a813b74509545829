package dev.imatool.model;

/**
 * Byte order of the length words of a measurement list: that of the machine that wrote it, or little endian under {@code
 * ima_canonical_fmt}. The length words inside template data are hashed as stored, so the order changes template digests.
 */
public enum ByteOrder {
    LITTLE,
    BIG;

    /** The other one. */
    public ByteOrder other() {
        return this == LITTLE ? BIG : LITTLE;
    }

    /** The unsigned 32-bit word at {@code offset}. */
    public long u32(byte[] bytes, int offset) {
        int a = bytes[offset] & 0xff;
        int b = bytes[offset + 1] & 0xff;
        int c = bytes[offset + 2] & 0xff;
        int d = bytes[offset + 3] & 0xff;
        int word = this == LITTLE ? a | b << 8 | c << 16 | d << 24 : a << 24 | b << 16 | c << 8 | d;
        return word & 0xffffffffL;
    }

    /** Writes the low {@code width} bytes of {@code value} at {@code offset}. */
    public void put(byte[] bytes, int offset, int width, long value) {
        for (int i = 0; i < width; i++) {
            int shift = 8 * (this == LITTLE ? i : width - 1 - i);
            bytes[offset + i] = (byte) (value >>> shift);
        }
    }

    /** The unsigned number in {@code bytes}, at most eight of them. */
    public long unsigned(ByteString bytes) {
        long value = 0;
        for (int i = 0; i < bytes.length(); i++) {
            int index = this == LITTLE ? bytes.length() - 1 - i : i;
            value = value << 8 | bytes.at(index);
        }
        return value;
    }
}
