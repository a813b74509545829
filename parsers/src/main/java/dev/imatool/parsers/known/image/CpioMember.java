package dev.imatool.parsers.known.image;

import dev.imatool.parsers.known.content.RootedPath;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The header of a member of a cpio archive in the form that kernels unpack ({@code newc}, with or without sum:
 * Documentation/driver-api/early-userspace/buffer-format.rst).
 *
 * @param inode what hard links have in common, within one archive
 * @param mode type and permissions
 * @param links how many names it is said to have
 * @param size bytes of its content
 * @param name one character to a byte
 */
record CpioMember(String inode, int mode, long links, long size, String name) {
    private static final int HEADER = 110;
    private static final int FIELD = 8;
    private static final int FIELDS_AT = 6;
    private static final String TRAILER = "TRAILER!!!";

    /** True for the magic of a header. */
    static boolean begins(byte[] head) {
        return head.length >= FIELDS_AT
                && new String(head, 0, FIELDS_AT, StandardCharsets.ISO_8859_1).matches("07070[12]");
    }

    /**
     * Reads the header and the name of the next member, with what fills them up to four bytes.
     *
     * @throws IOException if there is none, or its name is longer than Linux takes
     */
    static CpioMember read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException();
        }
        if (!begins(header)) {
            throw new IOException("no member of a cpio archive begins here");
        }
        String text = new String(header, StandardCharsets.ISO_8859_1);
        long length = field(text, 11);
        if (length < 1 || length > RootedPath.LONGEST) {
            throw new IOException("a name is said to have " + length + " bytes");
        }
        byte[] name = in.readNBytes((int) length);
        if (name.length < length) {
            throw new EOFException();
        }
        skip(in, padding(HEADER + length));
        String called = RootedPath.name(name);
        int end = called.indexOf('\0');
        return new CpioMember(
                text.substring(FIELDS_AT, FIELDS_AT + FIELD) + field(text, 7) + ":" + field(text, 8),
                (int) field(text, 1),
                field(text, 4),
                field(text, 6),
                end < 0 ? called : called.substring(0, end));
    }

    private static long field(String header, int number) throws IOException {
        int at = FIELDS_AT + FIELD * number;
        try {
            return Long.parseLong(header, at, at + FIELD, 16);
        } catch (NumberFormatException noNumber) {
            throw new IOException("a header has a field that is not a number", noNumber);
        }
    }

    /** Bytes that fill up to a multiple of four. */
    static long padding(long length) {
        return (4 - length % 4) % 4;
    }

    /** Skips bytes; their end is left to the next header. */
    static void skip(InputStream in, long count) throws IOException {
        in.readNBytes((int) count);
    }

    boolean isTrailer() {
        return name.equals(TRAILER);
    }
}
