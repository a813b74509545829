package dev.imatool.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Immutable bytes with value equality: digests, event names, buffers. Compared as unsigned bytes. */
public final class ByteString implements Comparable<ByteString> {
    /** No bytes at all. */
    public static final ByteString EMPTY = new ByteString(new byte[0]);

    private final byte[] bytes;
    private int hash;

    private ByteString(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    public static ByteString copyOf(byte[] bytes) {
        return copyOf(bytes, 0, bytes.length);
    }

    /** A copy of {@code length} bytes from {@code offset} on. */
    public static ByteString copyOf(byte[] bytes, int offset, int length) {
        return length == 0 ? EMPTY : new ByteString(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** The UTF-8 bytes of {@code text}. */
    public static ByteString ofText(String text) {
        return new ByteString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes that {@code hex} stands for, in either case.
     *
     * @throws IllegalArgumentException if a character is no hex digit or their number is odd
     */
    public static ByteString ofHex(CharSequence hex) {
        return new ByteString(HexFormat.of().parseHex(hex));
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The byte at {@code index}, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /** True when there are no bytes. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** True when every byte is zero; also true of no bytes. */
    public boolean allZero() {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** The first place of {@code value} at or after {@code from}, or -1. */
    public int indexOf(int value, int from) {
        return ByteSearch.indexOf(bytes, from, bytes.length, (byte) value);
    }

    /** The bytes from {@code begin} (inclusive) to {@code end} (exclusive). */
    public ByteString slice(int begin, int end) {
        return begin == 0 && end == bytes.length ? this : copyOf(bytes, begin, end - begin);
    }

    /** True when these bytes begin with those of {@code prefix}. */
    public boolean startsWith(ByteString prefix) {
        return bytes.length >= prefix.bytes.length
                && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The bytes themselves, for code of this package that only reads them. */
    byte[] bytes() {
        return bytes;
    }

    /** Copies all bytes into {@code target} from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    /** Lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The bytes as text where they are valid UTF-8. */
    public Optional<String> utf8() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** One character per byte (ISO 8859-1): lossless, for matching only, not for people. */
    public String latin1() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int compareTo(ByteString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(bytes);
        }
        return hash;
    }

    /** Hex, so that a value in a message never carries control characters. */
    @Override
    public String toString() {
        return hex();
    }
}
