package dev.imatool.cli.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The last answer of a shell, in a temporary file that only its user can read and that is gone when this is closed. A command that says
 * nothing leaves it. An answer that cannot be kept whole, because it is too long or the disk is full, is known not to be whole.
 */
final class LastAnswer implements Closeable {
    /** Bytes that are kept of an answer. */
    private static final long MOST_BYTES = 1L << 30;

    private final long mostBytes;
    private Optional<Path> file = Optional.empty();
    private long lines;
    private boolean whole = true;

    LastAnswer() {
        this(MOST_BYTES);
    }

    /** @param mostBytes of an answer that is kept whole */
    LastAnswer(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes the next answer; the caller closes what this returns. */
    Next next() {
        try {
            Path place = Files.createTempFile("imatool-", ".answer");
            place.toFile().deleteOnExit();
            return new Next(Optional.of(place), Files.newOutputStream(place));
        } catch (IOException noPlace) {
            return new Next(Optional.empty(), OutputStream.nullOutputStream());
        }
    }

    /** Number of lines. */
    long lines() {
        return lines;
    }

    /** False where something of it is missing here. */
    boolean whole() {
        return whole;
    }

    /** Where it is, if there was one. */
    Optional<Path> file() {
        return file;
    }

    /** Writes it. */
    void writeTo(OutputStream out) throws IOException {
        if (file.isPresent()) {
            try (InputStream in = Files.newInputStream(file.get())) {
                in.transferTo(out);
            }
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }

    /** An answer that is being written. It becomes the last one when it is closed. Writing never fails: what cannot be kept is not. */
    final class Next extends OutputStream {
        private final Optional<Path> place;
        private final OutputStream out;
        private long nextBytes;
        private long nextLines;
        private boolean complete;
        private boolean closed;

        private Next(Optional<Path> place, OutputStream out) {
            this.place = place;
            this.out = out;
            this.complete = place.isPresent();
        }

        /** True when something was said. */
        boolean said() {
            return nextBytes > 0;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            if (!complete || nextBytes + length > mostBytes) {
                complete = false;
                return;
            }
            try {
                out.write(from, offset, length);
                nextBytes += length;
                for (int i = offset; i < offset + length; i++) {
                    nextLines += from[i] == '\n' ? 1 : 0;
                }
            } catch (IOException full) {
                complete = false;
            }
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                out.close();
            } catch (IOException full) {
                complete = false;
            }
            Optional<Path> unused = place;
            if (said() || !complete) {
                unused = file;
                file = place;
                lines = nextLines;
                whole = complete;
            }
            if (unused.isPresent()) {
                Files.deleteIfExists(unused.get());
            }
        }
    }
}
