package dev.imatool.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Text for a terminal, which goes to a pager as soon as it is longer than the screen. What is shorter is written when the stream is
 * closed, so that nothing of a text that fails on the way is shown.
 */
public final class PagedStream extends OutputStream {
    /** Lines that fit on any screen: up to here nobody asks how high it is. */
    private static final int FIT_ALWAYS = 10;

    /** Bytes from which on a text is taken for long, whatever its lines. */
    private static final int LONG = 1 << 20;

    private final Pager pager;
    private final ReportStream out;
    private final Streams streams;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private Optional<Pager.Running> running = Optional.empty();
    private boolean unpaged;
    private int lines;
    private int rows = FIT_ALWAYS;
    private boolean measured;
    private boolean closed;

    private PagedStream(Pager pager, ReportStream out, Streams streams) {
        this.pager = pager;
        this.out = out;
        this.streams = streams;
    }

    /** A stream over standard output; absent where no person sits before it, or no pager is wanted. */
    public static Optional<PagedStream> over(Streams streams) {
        return streams.outKind() == StreamKind.TERMINAL && streams.out() instanceof ReportStream out
                ? Pager.of(streams.environment()).map(pager -> new PagedStream(pager, out, streams))
                : Optional.empty();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (running.isPresent() || unpaged) {
            shown().write(bytes, offset, length);
            return;
        }
        held.write(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        if (longer()) {
            begin();
        }
    }

    /** A prompt stands below the text, so that as many lines as the screen has do not fit. */
    private boolean longer() {
        if (lines >= rows && !measured) {
            measured = true;
            rows = TerminalSize.of(streams).rows();
        }
        return lines >= rows || held.size() > LONG;
    }

    private void begin() throws IOException {
        out.begin();
        if (streams.errKind() == StreamKind.TERMINAL) {
            // no progress stays beside the first line
            streams.err().print(TerminalType.of(streams.environment()).wipeLine());
            streams.err().flush();
        }
        try {
            running = Optional.of(pager.start());
        } catch (IOException noShell) {
            unpaged = true;
        }
        held.writeTo(shown());
        held.reset();
    }

    private OutputStream shown() {
        return running.isPresent() ? running.get() : out;
    }

    /** A person reads on while more is found. */
    @Override
    public void flush() throws IOException {
        if (running.isPresent() || unpaged) {
            shown().flush();
        }
    }

    /** Shows what is held, or waits until the pager is left. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (running.isPresent()) {
            running.get().close();
        } else {
            held.writeTo(out);
            out.flush();
        }
    }

    /** Ends without showing what is held; waits where a pager shows it already. */
    public void abandon() {
        held.reset();
        closed = true;
        running.ifPresent(Pager.Running::close);
    }
}
