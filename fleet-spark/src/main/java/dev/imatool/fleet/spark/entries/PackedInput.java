package dev.imatool.fleet.spark.entries;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PackedBytes} holds. */
public final class PackedInput implements Closeable {
    private final InputStream in;
    private long at;

    /** @param in closed with this */
    public PackedInput(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    long at() {
        return at;
    }

    /** The next byte, or -1 at the end. */
    public int read() throws IOException {
        int value = in.read();
        at++;
        return value;
    }

    /** A number, as {@link PackedBytes#number} has put it. */
    public long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = read();
            if (next < 0) {
                throw new EOFException();
            }
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("a number without an end");
    }

    /**
     * A value of a row.
     *
     * @param text makes it of a text, in UTF-8
     * @return a {@code Long}, what {@code text} has made, or null
     */
    public @Nullable Object value(Function<byte[], ?> text) throws IOException {
        return switch (read()) {
            case PackedBytes.NOTHING -> null;
            case PackedBytes.NUMBER -> number();
            case PackedBytes.TEXT -> text.apply(block());
            default -> throw new IOException("no value");
        };
    }

    byte[] block() throws IOException {
        int length = Math.toIntExact(number());
        byte[] block = in.readNBytes(length);
        at += length;
        if (block.length < length) {
            throw new EOFException();
        }
        return block;
    }

    String text() throws IOException {
        return new String(block(), StandardCharsets.UTF_8);
    }

    void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
        at += bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
