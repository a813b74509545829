package dev.imatool.parsers.known.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a stream with an error where too many bytes are asked for in one go: one piece of XML is held in memory whole. */
final class GuardedStream extends FilterInputStream {
    private static final long MOST = 4L << 20;

    private long taken;

    GuardedStream(InputStream in) {
        super(in);
    }

    /** A piece has ended, and another begins. */
    void piece() {
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        taken += Math.max(0, count);
        if (taken > MOST) {
            throw new TooLong();
        }
        return count;
    }

    @Override
    public void close() {
        // whoever opened the content closes it
    }

    /** A piece of more bytes than any document needs. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("more than " + (MOST >> 20) + " MiB without the end of a tag");
        }
    }
}
