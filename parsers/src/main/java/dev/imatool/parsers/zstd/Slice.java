package dev.imatool.parsers.zstd;

/** The bytes of a block that were not read yet. */
final class Slice {
    private final byte[] bytes;
    private final int end;
    private int at;

    Slice(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    byte[] array() {
        return bytes;
    }

    int position() {
        return at;
    }

    int left() {
        return end - at;
    }

    /** The next byte. */
    int u8() throws CorruptZstdException {
        need(1);
        return bytes[at++] & 0xff;
    }

    /** A number of {@code count} bytes, the lowest first. */
    long number(int count) throws CorruptZstdException {
        need(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[at++] & 0xffL) << (8 * i);
        }
        return value;
    }

    /** Bits from the position on, the lowest bit of the first byte being the first; the position stays. */
    long bits(long from, int count) throws CorruptZstdException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            long bit = from + i;
            if (bit >= 8L * left()) {
                throw new CorruptZstdException("a table of states is longer than its block");
            }
            value |= (long) ((bytes[at + (int) (bit >>> 3)] >>> (bit & 7)) & 1) << i;
        }
        return value;
    }

    /** Passes over bytes. */
    void advance(int count) throws CorruptZstdException {
        need(count);
        at += count;
    }

    /** The next bytes, which are passed over. */
    Slice take(int count) throws CorruptZstdException {
        need(count);
        at += count;
        return new Slice(bytes, at - count, at);
    }

    /** All that is left, read from its end. */
    BackwardBits backward() throws CorruptZstdException {
        return new BackwardBits(bytes, at, left());
    }

    private void need(int count) throws CorruptZstdException {
        if (count < 0 || count > left()) {
            throw new CorruptZstdException("a length exceeds its block");
        }
    }
}
