package dev.imatool.model;

import java.util.Optional;

/**
 * Where something is in an input.
 *
 * @param offset first byte, from 0, in the content that was read (after decompression)
 * @param length number of bytes
 * @param lines the lines it covers, for text
 */
public record Location(long offset, long length, Optional<Lines> lines) {
    /**
     * A run of lines, numbered from 1.
     *
     * @param first the first line
     * @param last the last line, the same as the first for most entries
     */
    public record Lines(long first, long last) {}

    /** A stretch of a binary input. */
    public static Location bytes(long offset, long length) {
        return new Location(offset, length, Optional.empty());
    }

    /** A stretch of a text. */
    public static Location lines(long offset, long length, long first, long last) {
        return new Location(offset, length, Optional.of(new Lines(first, last)));
    }

    /** First byte after it. */
    public long end() {
        return offset + length;
    }
}
