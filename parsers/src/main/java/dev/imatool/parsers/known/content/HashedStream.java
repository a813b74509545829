package dev.imatool.parsers.known.content;

import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.stream.PassingStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Hashes a content on its way to somebody who reads it. */
public final class HashedStream extends PassingStream {
    private final ContentHash hash;

    /** Shows {@code content} to {@code hash} as it is read. */
    public HashedStream(InputStream content, ContentHash hash) {
        super(content);
        this.hash = hash;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            hash.update(target, offset, count);
        }
        return count;
    }

    /** Reads what is left, and gives the digests of all. */
    public List<ContentDigest> finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return hash.finish();
    }
}
