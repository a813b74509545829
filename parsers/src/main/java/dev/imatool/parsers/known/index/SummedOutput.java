package dev.imatool.parsers.known.index;

import java.io.IOException;
import java.io.OutputStream;

/** Writes blocks and remembers their checksums. */
final class SummedOutput {
    private final OutputStream target;
    private final byte[] block = new byte[IndexLayout.BLOCK];
    private final IndexBytes sums = new IndexBytes();
    private int used;
    private long length;

    SummedOutput(OutputStream target) {
        this.target = target;
    }

    /** Bytes that were taken so far. */
    long length() {
        return length;
    }

    void write(byte[] bytes, int count) throws IOException {
        int from = 0;
        while (from < count) {
            int some = Math.min(count - from, block.length - used);
            System.arraycopy(bytes, from, block, used, some);
            used += some;
            from += some;
            if (used == block.length) {
                flush();
            }
        }
        length += count;
    }

    private void flush() throws IOException {
        int sum = IndexLayout.checksum(block, used);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            sums.put(sum >>> shift);
        }
        target.write(block, 0, used);
        used = 0;
    }

    /** Writes what is left, the checksums and the trailer. */
    void end(IndexLayout layout) throws IOException {
        if (used > 0) {
            flush();
        }
        target.write(sums.array(), 0, sums.length());
        target.write(layout.encoded(IndexLayout.checksum(sums.array(), sums.length())));
        target.flush();
        length += (long) sums.length() + IndexLayout.TRAILER;
    }
}
