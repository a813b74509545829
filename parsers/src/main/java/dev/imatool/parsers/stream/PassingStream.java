package dev.imatool.parsers.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of another stream, which all pass {@link #read(byte[], int, int)}, single and skipped ones too: whoever counts or hashes them there
 * misses none, and sees none twice.
 */
public abstract class PassingStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 1 << 13;

    /** @param in the other stream, which is closed with this one */
    protected PassingStream(InputStream in) {
        super(in);
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : readNBytes((int) Math.min(count, SKIPPED_AT_ONCE)).length;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}
