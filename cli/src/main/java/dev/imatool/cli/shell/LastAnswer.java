package dev.imatool.cli.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The last answer of a shell, in a temporary file that only its user can read and that is gone when this is closed. An answer that
 * cannot be kept whole, because it is too long or the disk is full, is known not to be whole.
 */
final class LastAnswer implements Closeable {
    /** Bytes that are kept of an answer. */
    private static final long MOST_BYTES = 1L << 30;

    private final long mostBytes;
    private Optional<Path> file = Optional.empty();
    private long bytes;
    private long lines;
    private boolean whole = true;

    LastAnswer() {
        this(MOST_BYTES);
    }

    LastAnswer(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Forgets the last answer, and takes the next; the caller closes the stream. Never fails: what cannot be kept is not. */
    OutputStream next() {
        bytes = 0;
        lines = 0;
        whole = true;
        try {
            if (file.isEmpty()) {
                file = Optional.of(Files.createTempFile("imatool-", ".answer"));
                file.get().toFile().deleteOnExit();
            }
            return new Kept(Files.newOutputStream(file.get()));
        } catch (IOException noPlace) {
            whole = false;
            return new Kept(OutputStream.nullOutputStream());
        }
    }

    /** Number of lines. */
    long lines() {
        return lines;
    }

    /** Number of bytes. */
    long bytes() {
        return bytes;
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

    /** Counts on the way, and goes on without the file when that takes no more. */
    private final class Kept extends OutputStream {
        private final OutputStream out;

        Kept(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            if (!whole || bytes + length > mostBytes) {
                whole = false;
                return;
            }
            try {
                out.write(from, offset, length);
                bytes += length;
                for (int i = offset; i < offset + length; i++) {
                    lines += from[i] == '\n' ? 1 : 0;
                }
            } catch (IOException full) {
                whole = false;
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException full) {
                whole = false;
            }
        }
    }
}
