package dev.imatool.fleet.spark.entries;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: numbers take as few as they need, texts stand behind their lengths. */
final class PackedBytes {
    private byte[] bytes = new byte[1 << 10];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    PackedBytes put(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** A number, seven bits a byte, the lowest first. */
    PackedBytes number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
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
