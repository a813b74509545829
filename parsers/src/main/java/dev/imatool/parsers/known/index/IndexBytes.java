package dev.imatool.parsers.known.index;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Bytes of a record or of facts while they are put together. */
final class IndexBytes {
    private byte[] bytes = new byte[256];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    void put(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void number(long value) {
        long rest = value;
        while (rest > 0x7f) {
            put((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    /**
     * How many bytes, characters or parts follow.
     *
     * @throws UncheckedIOException if they are more than a reader takes
     */
    void length(int value) {
        if (value > IndexLayout.LONGEST) {
            throw new UncheckedIOException(new IOException("an index holds nothing of " + value + " bytes or parts"));
        }
        number(value);
    }

    void bytes(ByteString value) {
        length(value.length());
        raw(value);
    }

    void raw(ByteString value) {
        room(value.length());
        value.copyTo(bytes, length);
        length += value.length();
    }

    void bytes(ByteSlice value) {
        length(value.length());
        raw(value);
    }

    void raw(ByteSlice value) {
        room(value.length());
        System.arraycopy(value.array(), value.offset(), bytes, length, value.length());
        length += value.length();
    }

    void text(String value) {
        length(value.length());
        for (int i = 0; i < value.length(); i++) {
            number(value.charAt(i));
        }
    }

    /** Zeros up to the next place at which a record may begin. */
    void pad() {
        while (length % IndexLayout.UNIT != 0) {
            put(0);
        }
    }
}
