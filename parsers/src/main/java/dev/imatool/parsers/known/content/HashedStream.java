package dev.imatool.parsers.known.content;

import dev.imatool.model.reference.ContentDigest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Hashes a content on its way to somebody who reads it. */
public final class HashedStream extends FilterInputStream {
    private final ContentHash hash;

    /** Shows {@code content} to {@code hash} as it is read. */
    public HashedStream(InputStream content, ContentHash hash) {
        super(content);
        this.hash = hash;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            hash.update(target, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 13)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what is left, and gives the digests of all. */
    public List<ContentDigest> finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return hash.finish();
    }
}
