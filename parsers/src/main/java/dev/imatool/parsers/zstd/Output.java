package dev.imatool.parsers.zstd;

import java.util.Arrays;

/** What was unpacked last: as much as later blocks may repeat, and what nobody has read yet. Grows as bytes arrive. */
final class Output {
    private static final int FIRST = 1 << 16;

    private byte[] bytes = new byte[FIRST];
    private int end;
    private int unread;
    private int blockStart;
    private long frameBytes;
    private int window;

    /** A frame begins, of which blocks repeat at most the last {@code windowSize} bytes. */
    void reset(int windowSize) {
        window = windowSize;
        frameBytes = 0;
    }

    /** A block begins. What was unpacked before has been read. */
    void block() {
        blockStart = end;
    }

    /** Bytes that the frame unpacked to so far. */
    long frameBytes() {
        return frameBytes;
    }

    int available() {
        return end - unread;
    }

    /** Hands on what nobody has read yet. */
    int read(byte[] target, int offset, int length) {
        int count = Math.min(length, available());
        System.arraycopy(bytes, unread, target, offset, count);
        unread += count;
        return count;
    }

    /** Adds what was unpacked since {@link #block} to a checksum. */
    void hash(XxHash64 checksum) {
        checksum.update(bytes, blockStart, end - blockStart);
    }

    void append(byte[] from, int offset, int length) throws CorruptZstdException {
        room(length);
        System.arraycopy(from, offset, bytes, end, length);
        grow(length);
    }

    void fill(byte value, int length) throws CorruptZstdException {
        room(length);
        Arrays.fill(bytes, end, end + length, value);
        grow(length);
    }

    /** Repeats {@code length} bytes that stand {@code offset} bytes back, which may reach into themselves. */
    void repeat(int offset, int length) throws CorruptZstdException {
        if (offset > frameBytes || offset > Math.max(window, end - blockStart)) {
            throw new CorruptZstdException("an offset points before what may be repeated");
        }
        room(length);
        int from = end - offset;
        if (offset >= length) {
            System.arraycopy(bytes, from, bytes, end, length);
        } else {
            for (int i = 0; i < length; i++) {
                bytes[end + i] = bytes[from + i];
            }
        }
        grow(length);
    }

    private void grow(int length) {
        end += length;
        frameBytes += length;
    }

    private void room(int length) throws CorruptZstdException {
        if (end - blockStart + (long) length > ZstdStream.LONGEST_BLOCK) {
            throw new CorruptZstdException("a block is longer than allowed");
        }
        if (end + length <= bytes.length) {
            return;
        }
        // what nobody has read is kept, and what may be repeated; it moves when a quarter of the array can go
        int keep = Math.max(available(), (int) Math.min(frameBytes, window));
        int gone = end - keep;
        if (gone >= bytes.length / 4 && keep + length <= bytes.length) {
            System.arraycopy(bytes, gone, bytes, 0, keep);
        } else {
            byte[] larger = new byte[Math.max(bytes.length + bytes.length / 2, keep + length)];
            System.arraycopy(bytes, gone, larger, 0, keep);
            bytes = larger;
        }
        end = keep;
        unread -= gone;
        blockStart -= gone;
    }
}
