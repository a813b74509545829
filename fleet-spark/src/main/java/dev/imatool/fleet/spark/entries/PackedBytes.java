package dev.imatool.fleet.spark.entries;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow: numbers take as few as they need, texts stand behind their lengths. */
public final class PackedBytes {
    static final int NOTHING = 0;
    static final int NUMBER = 1;
    static final int TEXT = 2;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    /** None yet. */
    public PackedBytes() {}

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Lets all of them go. */
    public void clear() {
        size = 0;
    }

    /** Where they are, from the first on. */
    public byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /** A byte. */
    public PackedBytes put(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** A number, seven bits a byte, the lowest first. */
    public PackedBytes number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** A value of a row: a number, nothing, or the text of anything else. */
    public PackedBytes value(@Nullable Object value) {
        return switch (value) {
            case null -> put(NOTHING);
            case Long number -> put(NUMBER).number(number);
            default -> put(TEXT).text(value.toString());
        };
    }

    PackedBytes text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return block(encoded, encoded.length);
    }

    /** Bytes behind their length. */
    PackedBytes block(byte[] source, int length) {
        number(length);
        return raw(source, length);
    }

    PackedBytes raw(byte[] source, int length) {
        room(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
        return this;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
