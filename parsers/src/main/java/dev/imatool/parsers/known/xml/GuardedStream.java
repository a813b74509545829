package dev.imatool.parsers.known.xml;

import dev.imatool.parsers.stream.PassingStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a stream with an error where too many bytes are asked for in one go: one piece of XML is held in memory whole. */
final class GuardedStream extends PassingStream {
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
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        taken += Math.max(0, count);
        if (taken > MOST) {
            throw new IOException("more than " + (MOST >> 20) + " MiB without the end of a tag");
        }
        return count;
    }

    @Override
    public void close() {
        // whoever opened the content closes it
    }
}
