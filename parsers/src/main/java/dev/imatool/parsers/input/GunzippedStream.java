package dev.imatool.parsers.input;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Unpacked gzip that ends, with a diagnostic, where the packed bytes are cut short or damaged. */
final class GunzippedStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream packed;
    private final DiagnosticSink diagnostics;
    private @Nullable Unpacked unpacked;
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
                unpacked = new Unpacked(packed);
            }
            int count = unpacked.read(target, offset, length);
            bytes += Math.max(count, 0);
            if (count < 0) {
                end(unpacked);
            }
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

    private void end(Unpacked whole) throws IOException {
        ended = true;
        long trailing = whole.trailing();
        if (trailing > 0) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.GZIP_TRAILING, Long.toString(trailing)));
        }
    }

    private int end(Diagnostic why) {
        ended = true;
        diagnostics.report(why);
        return -1;
    }

    /** Unpacks all members of the stream; the library passes silently over what stands behind them. */
    private static final class Unpacked extends GZIPInputStream {
        private static final int TRAILER = 8;

        Unpacked(InputStream packed) throws IOException {
            super(packed, BUFFER);
        }

        /** How many packed bytes stand behind the last member, after the end was reached; a few less than there are. */
        long trailing() throws IOException {
            return Math.max(0, inf.getRemaining() - TRAILER) + in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
