package dev.imatool.parsers.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The bytes of a member as far as they can be read: where they cannot, they end, and why is told afterwards. */
final class UntilDamage extends InputStream {
    private final BufferedInputStream content;
    private boolean again;
    private Optional<IOException> damage = Optional.empty();

    UntilDamage(InputStream content) {
        this.content = new BufferedInputStream(content);
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
        if (damage.isPresent() && !again) {
            return -1;
        }
        try {
            return content.read(buffer, offset, length);
        } catch (IOException ended) {
            damage = damage.or(() -> Optional.of(ended));
            again = false;
            return -1;
        }
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        content.mark(limit);
    }

    /** Goes back to the mark; damage that was met since then stays known, and is met again. */
    @Override
    public void reset() throws IOException {
        content.reset();
        again = true;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
