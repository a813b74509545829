package dev.imatool.parsers.entry;

import java.util.Arrays;

/**
 * The bytes that the template digest of the legacy {@code ima} template covers: file digest, then the name zero-padded to
 * 256 bytes. Its length words are not hashed (kernel {@code ima_calc_field_array_hash_tfm}).
 */
public final class LegacyTemplateData {
    /** Longest name of a legacy entry ({@code IMA_EVENT_NAME_LEN_MAX}). */
    public static final int LONGEST_NAME = 255;

    /** Longest file digest that fits, in bytes; real ones have 20, or 16 for MD5. */
    public static final int LONGEST_DIGEST = 64;

    private static final int PADDED_NAME = 256;

    private final byte[] data = new byte[LONGEST_DIGEST + PADDED_NAME];
    private int digestLength;
    private int nameLength;

    /** Puts digest and name (without NUL, at most 255 bytes) in place. */
    public void set(byte[] array, int digestOffset, int digestLength, int nameOffset, int nameLength) {
        this.digestLength = digestLength;
        this.nameLength = nameLength;
        System.arraycopy(array, digestOffset, data, 0, digestLength);
        System.arraycopy(array, nameOffset, data, digestLength, nameLength);
        Arrays.fill(data, digestLength + nameLength, digestLength + PADDED_NAME, (byte) 0);
    }

    /** The bytes; {@link #length()} of them from index 0 on. */
    public byte[] array() {
        return data;
    }

    /** Number of bytes the template digest covers. */
    public int length() {
        return digestLength + PADDED_NAME;
    }

    /** Points {@code spans} at digest and name. */
    public void fields(FieldSpans spans) {
        spans.clear();
        spans.add(data, 0, digestLength);
        spans.add(data, digestLength, nameLength);
    }
}
