package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.parsers.input.ByteWindow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Goes over a content from its beginning to its end; where the list is written anew, what is passed over is copied. */
final class ContentCopy {
    private static final int STEP = 1 << 16;
    private static final int LONGEST_LINE = 32 << 20;
    private static final String MARGIN = " \t>|";

    private final ByteWindow window;
    private final Optional<OutputStream> out;
    private long lineNumber = 1;

    ContentCopy(ByteWindow window, Optional<OutputStream> out) {
        this.window = window;
        this.out = out;
    }

    /**
     * A line, found but not passed over.
     *
     * @param text without its line end
     * @param lineEnd LF, CR LF, or nothing at the end of the content
     */
    record Line(ByteString text, ByteString lineEnd) {
        int length() {
            return text.length() + lineEnd.length();
        }

        /** The text without the blanks and quote marks that documents and mails put before every line. */
        ByteString withoutMargin() {
            int at = 0;
            while (at < text.length() && MARGIN.indexOf(text.at(at)) >= 0) {
                at++;
            }
            return text.slice(at, text.length());
        }
    }

    /** Where the content was passed over to, in bytes. */
    long offset() {
        return window.offset();
    }

    /** The place of {@code length} bytes from {@link #offset} on, which go on for so many lines after the first. */
    Location location(int length, int linesBehind) {
        return Location.lines(offset(), length, lineNumber, lineNumber + linesBehind);
    }

    /** Passes over everything before {@code offset}; false when the content ends before. */
    boolean until(long offset) throws IOException {
        while (window.offset() < offset) {
            int available = window.ensure(1);
            if (available == 0) {
                return false;
            }
            pass((int) Math.min(available, offset - window.offset()));
        }
        return true;
    }

    /** Passes over {@code count} bytes that were seen. */
    void pass(int count) throws IOException {
        if (out.isPresent()) {
            out.get().write(window.array(), window.position(), count);
        }
        advance(count);
    }

    /** Passes over {@code count} bytes that were seen, and writes others in their place. */
    void replace(int count, ByteString with) throws IOException {
        if (out.isPresent()) {
            out.get().write(with.toByteArray());
        }
        advance(count);
    }

    private void advance(int count) {
        for (int i = window.position(); i < window.position() + count; i++) {
            lineNumber += window.array()[i] == '\n' ? 1 : 0;
        }
        window.advance(count);
    }

    /** The line that begins {@code ahead} bytes after {@link #offset}; none at the end of the content. */
    Optional<Line> line(int ahead) throws IOException {
        int available = window.ensure(ahead + 1L);
        if (available <= ahead) {
            return Optional.empty();
        }
        int at = ahead;
        while (window.array()[window.position() + at] != '\n') {
            at++;
            if (at == available) {
                available = at - ahead < LONGEST_LINE ? window.ensure((long) at + STEP) : at;
                if (at == available) {
                    return Optional.of(line(ahead, at, 0));
                }
            }
        }
        return Optional.of(line(ahead, at, 1));
    }

    private Line line(int from, int lineFeedAt, int lineFeed) {
        byte[] array = window.array();
        int base = window.position();
        boolean carriageReturn = lineFeed > 0 && lineFeedAt > from && array[base + lineFeedAt - 1] == '\r';
        int end = carriageReturn ? lineFeedAt - 1 : lineFeedAt;
        return new Line(
                ByteString.copyOf(array, base + from, end - from),
                ByteString.copyOf(array, base + end, lineFeedAt + lineFeed - end));
    }
}
