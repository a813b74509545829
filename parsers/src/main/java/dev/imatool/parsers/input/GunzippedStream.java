package dev.imatool.parsers.input;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacked gzip that ends, with a diagnostic, where the packed bytes are cut short or damaged. */
final class GunzippedStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream packed;
    private final DiagnosticSink diagnostics;
    private @org.jspecify.annotations.Nullable GZIPInputStream unpacked;
    private boolean ended;
    private long bytes;

    GunzippedStream(InputStream packed, DiagnosticSink diagnostics) {
        this.packed = packed;
        this.diagnostics = diagnostics;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            if (unpacked == null) {
                unpacked = new GZIPInputStream(packed, BUFFER);
            }
            int count = unpacked.read(target, offset, length);
            bytes += Math.max(count, 0);
            ended = count < 0;
            return count;
        } catch (EOFException cut) {
            return end(Diagnostic.of(DiagnosticKind.GZIP_CUT_SHORT, Long.toString(bytes)));
        } catch (ZipException damage) {
            String reason = String.valueOf(damage.getMessage());
            return end(Diagnostic.of(DiagnosticKind.GZIP_DAMAGED, Long.toString(bytes), reason));
        }
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    private int end(Diagnostic why) {
        ended = true;
        diagnostics.report(why);
        return -1;
    }
}
