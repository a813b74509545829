package dev.imatool.parsers.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks all members of a gzip file; the library passes silently over what is after them. */
final class GzipStream extends GZIPInputStream {
    private static final int BUFFER = 1 << 16;
    private static final int TRAILER = 8;

    GzipStream(InputStream packed) throws IOException {
        super(packed, BUFFER);
    }

    /** How many packed bytes stand after the last member; a few less than there are. */
    long trailing() throws IOException {
        return Math.max(0, inf.getRemaining() - TRAILER) + in.transferTo(OutputStream.nullOutputStream());
    }
}
