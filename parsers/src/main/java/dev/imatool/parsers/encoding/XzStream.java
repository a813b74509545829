package dev.imatool.parsers.encoding;

import dev.imatool.parsers.stream.BlockStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks all streams of an .xz file. The dictionary is as large as the file's header says: {@code xz -9} takes 64 MiB, and what
 * wants more than {@value #MEMORY_KIB} KiB is not unpacked.
 */
final class XzStream extends BlockStream {
    private static final int MEMORY_KIB = 100 << 10;

    /** The library forgets what one call unpacked before damage. */
    private static final int STEP = 256;

    private final XZInputStream unpacked;

    XzStream(InputStream packed) throws IOException {
        unpacked = new XZInputStream(new BufferedInputStream(packed), MEMORY_KIB, true, BasicArrayCache.getInstance());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return unpacked.read(target, offset, Math.min(length, STEP));
        } catch (MemoryLimitException much) {
            throw new IOException(
                    "it needs " + much.getMemoryNeeded() + " KiB of memory, more than " + MEMORY_KIB, much);
        } catch (UnsupportedOptionsException unknown) {
            throw new IOException("it needs a filter that is not read", unknown);
        } catch (IOException damage) {
            throw damage.getMessage() == null && !(damage instanceof java.io.EOFException)
                    ? new IOException("its data are corrupt", damage)
                    : damage;
        }
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
