package dev.imatool.parsers.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The bytes of a member as far as they can be read: where they cannot, they end, and why is told afterwards. */
public final class UntilDamage extends InputStream {
    private final InputStream content;
    private Optional<IOException> damage = Optional.empty();

    /** Takes over {@code content}. */
    public UntilDamage(InputStream content) {
        this.content = content;
    }

    /** What ended the bytes, if it was not their end. */
    public Optional<IOException> damage() {
        return damage;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (damage.isPresent()) {
            return -1;
        }
        try {
            return content.read(buffer, offset, length);
        } catch (IOException ended) {
            damage = Optional.of(ended);
            return -1;
        }
    }

    @Override
    public byte[] readNBytes(int length) {
        try {
            return super.readNBytes(length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
