package dev.imatool.parsers.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** Measures the central directory of a zip archive before the library makes objects of all its entries. */
final class ZipDirectory {
    /** Bytes of a directory with as many members as are looked at, with long names. */
    static final long LARGEST = 128L << 20;

    /** The end record has 22 bytes and a comment of at most 65,535 (APPNOTE, 4.3.16). */
    private static final int LONGEST_END = 22 + 65_535;

    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;

    private ZipDirectory() {}

    /** True when there are more entries, or more bytes of them, than are looked at. */
    static boolean isTooLarge(ZipContainer.ChannelOpener archive) throws IOException {
        try (SeekableByteChannel file = archive.open()) {
            ByteBuffer tail = at(file, Math.max(0, file.size() - LONGEST_END), LONGEST_END);
            for (int end = tail.limit() - 22; end >= 0; end--) {
                if (tail.getInt(end) == END) {
                    return measure(file, start(file, tail, end));
                }
            }
            return false;
        }
    }

    /** Where the directory begins, as the library finds it. */
    private static long start(SeekableByteChannel file, ByteBuffer tail, int end) throws IOException {
        long size = Integer.toUnsignedLong(tail.getInt(end + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
        if (end >= 20 && tail.getInt(end - 20) == LOCATOR64) {
            long record = tail.getLong(end - 12);
            if (record >= 0 && record < file.size()) {
                ByteBuffer end64 = at(file, record, 56);
                if (end64.limit() == 56 && end64.getInt(0) == END64) {
                    return end64.getLong(48);
                }
            }
        }
        long endAt = file.size() - tail.limit() + end;
        return Math.max(0, endAt - size - offset) + offset;
    }

    private static boolean measure(SeekableByteChannel file, long start) throws IOException {
        if (start < 0 || start >= file.size()) {
            return false;
        }
        file.position(start);
        InputStream bytes = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
        long length = 0;
        for (int entries = 0; entries <= Pass.MOST_MEMBERS; entries++) {
            byte[] header = bytes.readNBytes(ENTRY_LENGTH);
            ByteBuffer entry = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            if (header.length < ENTRY_LENGTH || entry.getInt(0) != ENTRY) {
                return false;
            }
            long further = Short.toUnsignedInt(entry.getShort(28))
                    + (long) Short.toUnsignedInt(entry.getShort(30))
                    + Short.toUnsignedInt(entry.getShort(32));
            length += ENTRY_LENGTH + further;
            if (length > LARGEST) {
                return true;
            }
            if (bytes.readNBytes((int) further).length < further) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer at(SeekableByteChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.position(position);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes);
        }
        return bytes.flip();
    }
}
