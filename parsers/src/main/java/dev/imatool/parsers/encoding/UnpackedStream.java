package dev.imatool.parsers.encoding;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import dev.imatool.parsers.stream.BlockStream;
import dev.imatool.parsers.stream.SourceStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * An unpacked stream that ends, with a diagnostic, where the packed bytes are cut short or damaged, or become more than their {@link
 * UnpackingBudget} allows. Only a failure to read the packed bytes is thrown.
 */
final class UnpackedStream extends BlockStream {
    private final Encoding encoding;
    private final InputStream packed;
    private final Unpacker unpacker;
    private final UnpackingBudget budget;
    private final DiagnosticSink diagnostics;
    private @Nullable InputStream unpacked;
    private long bytes;
    private boolean ended;
    private @Nullable IOException failure;

    /** Opens the unpacked bytes of packed ones. */
    @FunctionalInterface
    interface Unpacker {
        /**
         * The unpacked bytes.
         *
         * @throws IOException if the packed ones begin with something else
         */
        InputStream open(InputStream packed) throws IOException;
    }

    UnpackedStream(
            Encoding encoding,
            InputStream packed,
            Unpacker unpacker,
            UnpackingBudget budget,
            DiagnosticSink diagnostics) {
        this.encoding = encoding;
        this.packed = new SourceStream(packed, failed -> failure = failed);
        this.unpacker = unpacker;
        this.budget = budget;
        this.diagnostics = diagnostics;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            if (unpacked == null) {
                unpacked = unpacker.open(packed);
            }
            int count = unpacked.read(target, offset, length);
            if (count < 0) {
                return end(unpacked instanceof GzipStream gzip ? gzip.trailing() : 0);
            }
            if (!budget.take(count)) {
                return end(Diagnostic.of(DiagnosticKind.UNPACKS_TO_TOO_MUCH, Long.toString(budget.most())));
            }
            bytes += count;
            return count;
        } catch (IOException | RuntimeException damage) {
            if (failure != null) {
                throw failure;
            }
            return end(damage(damage));
        }
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    private int end(long trailing) {
        ended = true;
        if (trailing > 0) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.GZIP_TRAILING, Long.toString(trailing)));
        }
        return -1;
    }

    private int end(Diagnostic why) {
        ended = true;
        diagnostics.report(why);
        return -1;
    }

    private Diagnostic damage(Exception damage) {
        String content = Long.toString(bytes);
        boolean cut = damage instanceof EOFException
                || String.valueOf(damage.getMessage()).startsWith("Unexpected end of stream");
        if (cut) {
            return encoding == Encoding.GZIP
                    ? Diagnostic.of(DiagnosticKind.GZIP_CUT_SHORT, content)
                    : Diagnostic.of(DiagnosticKind.PACKED_CUT_SHORT, encoding.words(), content);
        }
        String reason = damage instanceof IOException && damage.getMessage() != null
                ? damage.getMessage()
                : "its codes make no sense";
        return encoding == Encoding.GZIP
                ? Diagnostic.of(DiagnosticKind.GZIP_DAMAGED, content, reason)
                : Diagnostic.of(DiagnosticKind.PACKED_DAMAGED, encoding.words(), content, reason);
    }
}
