package dev.imatool.parsers.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The bytes of a member as far as they can be read: where they cannot, they end, and why is told afterwards. */
final class UntilDamage extends InputStream {
    private final InputStream content;
    private Optional<IOException> damage = Optional.empty();

    UntilDamage(InputStream content) {
        this.content = content;
    }

    /** What ended the bytes, if it was not their end. */
    Optional<IOException> damage() {
        return damage;
    }

    @Override
    public int read() throws IOException {
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
    public void close() throws IOException {
        content.close();
    }
}
