package dev.imatool.parsers.encoding;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Unpacks all streams of a bzip2 file, in blocks of at most 900,000 bytes. */
final class Bzip2Stream extends InputStream {
    private final BZip2CompressorInputStream unpacked;

    Bzip2Stream(InputStream packed) throws IOException {
        unpacked = new BZip2CompressorInputStream(new BufferedInputStream(packed), true);
    }

    @Override
    public int read() throws IOException {
        try {
            return unpacked.read();
        } catch (IOException damage) {
            String message = String.valueOf(damage.getMessage());
            throw message.contains("nexpected end") ? new EOFException(message) : damage;
        }
    }

    /** Byte by byte: the library forgets what one call unpacked before damage. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        try {
            while (count < length) {
                int next = read();
                if (next < 0) {
                    break;
                }
                target[offset + count++] = (byte) next;
            }
        } catch (IOException | RuntimeException damage) {
            if (count == 0) {
                throw damage;
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
