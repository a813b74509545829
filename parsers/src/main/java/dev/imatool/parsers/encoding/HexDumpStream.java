package dev.imatool.parsers.encoding;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import dev.imatool.parsers.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a hex dump stands for. The offset of every line is compared with the bytes before it, so that a line that was lost, moved
 * or cut is damage; other lines among them are not, since the offsets prove that nothing is missing there. A line of {@code *}
 * stands for repetitions of the line before it, {@value #MOST_REPEATED} bytes in all.
 */
final class HexDumpStream extends BlockStream {
    /** 64 MiB; a list repeats a line of a dump two or three times, for digests of zeros. */
    static final long MOST_REPEATED = 64L << 20;

    private final LineInput text;
    private final DumpShape shape;
    private final DiagnosticSink diagnostics;
    private byte[] held = {};
    private long heldAt = -1;
    private boolean starred;
    private byte[] output = {};
    private int at;
    private long repeats;
    private long repeated;
    private long otherLines;
    private boolean closed;
    private boolean ended;

    HexDumpStream(InputStream text, DumpShape shape, DiagnosticSink diagnostics) {
        this.text = new LineInput(text);
        this.shape = shape;
        this.diagnostics = diagnostics;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count = 0;
        while (count < length && (at < output.length || repeats > 0 || advance())) {
            if (at == output.length) {
                repeats--;
                at = 0;
            }
            int step = Math.min(length - count, output.length - at);
            System.arraycopy(output, at, target, start + count, step);
            at += step;
            count += step;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Reads lines until bytes are there to be handed on; false at the end. */
    private boolean advance() throws IOException {
        while (!ended) {
            if (!text.next()) {
                return end();
            }
            if (text.isBlank()) {
                continue;
            }
            if (text.isStar() && heldAt >= 0 && !closed) {
                starred = true;
                continue;
            }
            Optional<DumpLine> line = DumpLine.parse(text.line(), text.length());
            long offset = line.map(each -> each.offset(shape.radix())).orElse(-1L);
            if (offset < 0 || (closed && line.get().groups().isEmpty())) {
                otherLines++;
            } else if (closed) {
                report(DiagnosticKind.HEX_DUMP_FURTHER, number());
                ended = true;
            } else if (take(line.get(), offset)) {
                return true;
            }
        }
        return false;
    }

    /** Takes a line of the dump; true when the bytes of the line before it are there to be handed on. */
    private boolean take(DumpLine line, long offset) {
        byte[] bytes = shape.bytes(line);
        boolean last = shape.closed() && line.groups().isEmpty() && line.whole();
        if (!last && (!shape.isWhole(line) || bytes.length == 0)) {
            report(DiagnosticKind.HEX_DUMP_LINE, number(), hex(offset));
        }
        if (heldAt < 0 && offset != 0) {
            report(DiagnosticKind.HEX_DUMP_OFFSET, number(), hex(offset), "0x0");
        }
        boolean ready = heldAt >= 0 && handOn(offset, last);
        starred = false;
        held = bytes;
        heldAt = offset;
        closed = last;
        return ready && output.length > 0;
    }

    /** Hands on the line before, now that the next offset is known. */
    private boolean handOn(long next, boolean last) {
        long gap = next - heldAt - held.length;
        output = held;
        at = 0;
        repeats = 0;
        if (gap == 0) {
            return true;
        }
        if (starred && gap > 0 && held.length > 0 && gap % held.length == 0) {
            if (gap <= MOST_REPEATED - repeated) {
                repeated += gap;
                repeats = gap / held.length;
            } else {
                report(DiagnosticKind.HEX_DUMP_REPEATS, number(), Long.toString(gap), Long.toString(MOST_REPEATED));
            }
        } else if (last && gap < 0 && -gap < shape.word()) {
            output = java.util.Arrays.copyOf(held, (int) (held.length + gap));
        } else {
            report(DiagnosticKind.HEX_DUMP_OFFSET, number(), hex(next), hex(heldAt + held.length));
        }
        return true;
    }

    private boolean end() {
        ended = true;
        if (otherLines > 0) {
            report(DiagnosticKind.HEX_DUMP_OTHER_LINES, Long.toString(otherLines));
        }
        if (heldAt < 0 || closed) {
            return false;
        }
        if (shape.closed() || starred) {
            report(DiagnosticKind.HEX_DUMP_CUT_SHORT, hex(heldAt + held.length));
        }
        output = held;
        at = 0;
        repeats = 0;
        return output.length > 0;
    }

    private String number() {
        return Long.toString(text.number());
    }

    private void report(DiagnosticKind kind, Object... arguments) {
        diagnostics.report(Diagnostic.of(kind, arguments));
    }

    private static String hex(long offset) {
        return "0x" + Long.toHexString(offset);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
