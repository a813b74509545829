package dev.imatool.parsers.known.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a stream with an error where too many bytes are asked for in one go: one piece of XML is held in memory whole. */
final class GuardedStream extends FilterInputStream {
    private static final long MOST = 4L << 20;

    private long taken;
    private boolean failed;

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
        int count = taken(target, offset, length);
        taken += Math.max(0, count);
        if (taken > MOST) {
            throw new IOException("more than " + (MOST >> 20) + " MiB without the end of a tag");
        }
        return count;
    }

    private int taken(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException unreadable) {
            failed = true;
            throw unreadable;
        }
    }

    /** True where the stream below could not be read. */
    boolean failed() {
        return failed;
    }

    @Override
    public void close() {
        // whoever opened the content closes it
    }
}
