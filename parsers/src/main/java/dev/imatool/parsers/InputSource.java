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
        return new FileInput(FileNames.name(path), path);
    }

    /** A stream, which can be opened once. */
    static InputSource ofStream(String name, InputStream stream) {
        return new StreamInput(name, stream);
    }

    /** A member of a folder or an archive, opened anew each time. */
    static InputSource ofMember(String name, Opener opener) {
        return new MemberInput(name, opener);
    }

    /** Gives the bytes of something from the first one on, each time it is asked. */
    @FunctionalInterface
    interface Opener {
        /** The raw bytes; the caller closes them. */
        InputStream open() throws IOException;
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

    /** A member of a folder or an archive. */
    record MemberInput(String name, Opener opener) implements InputSource {
        @Override
        public InputStream open() throws IOException {
            return opener.open();
        }
    }
}
