package dev.imatool.parsers.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Tells a failure to read from damage: what decodes the bytes throws the same exception where they make no sense. */
public final class SourceStream extends PassingStream {
    private final Consumer<IOException> failures;

    /**
     * @param in bytes as they lie on the disk
     * @param failures takes why they could not be read, before it is thrown
     */
    public SourceStream(InputStream in, Consumer<IOException> failures) {
        super(in);
        this.failures = failures;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (IOException failed) {
            failures.accept(failed);
            throw failed;
        }
    }
}
