package dev.imatool.cli.command;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A file that a command makes. It must not exist, so nothing is ever overwritten, the inputs included; unless it is kept, it
 * is gone when this is closed.
 */
final class NewFile implements Closeable {
    private final Optional<Path> path;
    private final Optional<Sink> stream;
    private boolean kept;

    private NewFile(Optional<Path> path, Optional<Sink> stream) {
        this.path = path;
        this.stream = stream;
    }

    /**
     * Makes the file named, if one is.
     *
     * @throws ParameterException if it exists or cannot be made
     */
    static NewFile of(CommandLine line, Optional<String> name) {
        if (name.isEmpty()) {
            return new NewFile(Optional.empty(), Optional.empty());
        }
        try {
            Path path = Path.of(name.get());
            OutputStream stream = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new NewFile(Optional.of(path), Optional.of(new Sink(stream)));
        } catch (FileAlreadyExistsException exists) {
            throw new ParameterException(line, name.get() + " exists already; it is not overwritten", exists);
        } catch (IOException | InvalidPathException failure) {
            throw new ParameterException(
                    line,
                    name.get() + " cannot be written: " + failure.getClass().getSimpleName() + ": "
                            + Optional.ofNullable(failure.getMessage()).orElse(""),
                    failure);
        }
    }

    /** Where to write. */
    Optional<OutputStream> stream() {
        return stream.map(sink -> sink);
    }

    /** True when writing to it failed. */
    boolean failed() {
        return stream.isPresent() && stream.get().failed;
    }

    /** All is written. */
    void keep() throws IOException {
        if (stream.isPresent()) {
            stream.get().flush();
        }
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (stream.isPresent()) {
            stream.get().close();
        }
        if (!kept && path.isPresent()) {
            Files.deleteIfExists(path.get());
        }
    }

    /** Remembers that it was this file that could not be written. */
    private static final class Sink extends OutputStream {
        private final BufferedOutputStream file;
        private boolean failed;

        Sink(OutputStream file) {
            this.file = new BufferedOutputStream(file);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            failed = true;
            file.write(bytes, offset, length);
            failed = false;
        }

        @Override
        public void flush() throws IOException {
            failed = true;
            file.flush();
            failed = false;
        }

        @Override
        public void close() throws IOException {
            if (!failed) {
                file.close();
            }
        }
    }
}
