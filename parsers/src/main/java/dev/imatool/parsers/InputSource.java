package dev.imatool.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes to read. */
public sealed interface InputSource {
    /** What the user called it. */
    String name();

    /**
     * The raw bytes, from the first one on.
     *
     * @throws IOException if there is nothing to read
     */
    InputStream open() throws IOException;

    /** A file named by the user. */
    static InputSource ofFile(Path path) {
        return new FileInput(path.toString(), path);
    }

    /** A stream, which can be opened once. */
    static InputSource ofStream(String name, InputStream stream) {
        return new StreamInput(name, stream);
    }

    /** A file. */
    record FileInput(String name, Path path) implements InputSource {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /** Standard input, or a stream that a caller has. */
    record StreamInput(String name, InputStream stream) implements InputSource {
        @Override
        public InputStream open() {
            return stream;
        }
    }
}
