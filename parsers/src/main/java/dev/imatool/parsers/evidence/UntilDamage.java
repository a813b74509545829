package dev.imatool.parsers.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/** The bytes of a member as far as they can be read: where they cannot, they end, and why is told afterwards. */
final class UntilDamage extends InputStream {
    private final InputStream content;
    private final ByteArrayOutputStream sinceMark = new ByteArrayOutputStream();
    private boolean marked;
    private InputStream again = InputStream.nullInputStream();
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
        int count = readOn(buffer, offset, length);
        if (marked && count > 0) {
            sinceMark.write(buffer, offset, count);
        }
        return count;
    }

    private int readOn(byte[] buffer, int offset, int length) {
        try {
            int replayed = again.read(buffer, offset, length);
            if (replayed > 0) {
                return replayed;
            }
            return damage.isPresent() ? -1 : content.read(buffer, offset, length);
        } catch (IOException ended) {
            damage = Optional.of(ended);
            return -1;
        }
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    /** Keeps what is read from here on, until {@link #reset}. */
    @Override
    public void mark(int limit) {
        sinceMark.reset();
        marked = true;
    }

    /** Goes back to the mark; damage that was met since then is known, and ends the bytes at the same place. */
    @Override
    public void reset() {
        again = new SequenceInputStream(new ByteArrayInputStream(sinceMark.toByteArray()), again);
        sinceMark.reset();
        marked = false;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
