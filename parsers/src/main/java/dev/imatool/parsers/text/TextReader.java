package dev.imatool.parsers.text;

import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.Content;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads a text line by line, in constant memory. A line is given as one character per byte (ISO 8859-1), without its LF. */
public final class TextReader implements Closeable {
    /** Longest line, in bytes; the rest of a longer one follows as a line of the same number. */
    public static final int LONGEST_LINE = 1 << 20;

    private static final int STEP = 1 << 16;

    private final String name;
    private final DiagnosticLog diagnostics;
    private final Content content;
    private String line = "";
    private long number;
    private boolean terminated = true;

    private TextReader(String name, DiagnosticLog diagnostics, Content content) {
        this.name = name;
        this.diagnostics = diagnostics;
        this.content = content;
    }

    /**
     * Opens a text.
     *
     * @throws IOException if it cannot be opened or read
     */
    public static TextReader open(InputSource source) throws IOException {
        DiagnosticLog diagnostics = new DiagnosticLog();
        return new TextReader(source.name(), diagnostics, Content.open(source.open(), diagnostics));
    }

    /** Goes to the next line; false after the last one. */
    public boolean next() throws IOException {
        ByteWindow window = content.window();
        int available = window.ensure(1);
        if (available == 0) {
            return false;
        }
        number += terminated ? 1 : 0;
        int scanned = 0;
        while (true) {
            byte[] array = window.array();
            int base = window.position();
            int until = Math.min(available, LONGEST_LINE);
            for (int i = scanned; i < until; i++) {
                if (array[base + i] == '\n') {
                    return take(window, i, true);
                }
            }
            scanned = until;
            int more = until == LONGEST_LINE ? available : window.ensure((long) available + STEP);
            if (more == available) {
                return take(window, until, false);
            }
            available = more;
        }
    }

    private boolean take(ByteWindow window, int length, boolean lineEnd) {
        line = new String(window.array(), window.position(), length, StandardCharsets.ISO_8859_1);
        window.advance(length + (lineEnd ? 1 : 0));
        terminated = lineEnd;
        return true;
    }

    /** The line. */
    public String line() {
        return line;
    }

    /** Its number, from 1. */
    public long number() {
        return number;
    }

    /** True when an LF ended it. */
    public boolean terminated() {
        return terminated;
    }

    /** Number of bytes of content up to the end of the line. */
    public long offset() {
        return content.window().offset();
    }

    /**
     * What is known at the end; to be called once.
     *
     * @param records how many rules, records or values were read; they stand in the place of entries
     * @param completeness what their parser says of it
     */
    public InputSummary summary(long records, Completeness completeness) throws IOException {
        Optional<String> sha256 = content.finish();
        return new InputSummary(
                name,
                sha256,
                content.rawBytes(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                records,
                0,
                diagnostics.completeness().worst(completeness),
                content.encodings(),
                List.of(),
                diagnostics.diagnostics());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
