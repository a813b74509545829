package dev.imatool.parsers.archive;

import dev.imatool.parsers.stream.PassingStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tar archive whose headers are bounded. What is before a member (headers of pax, GNU's long names, maps of sparse files)
 * the library reads whole, however long it is, and one after the other by recursion.
 */
public final class BoundedTar {
    /**
     * Bytes of all headers of one member. Linux takes 4096 for a path, and 64 KiB for the names and again for each value of extended
     * attributes.
     */
    static final int LONGEST_HEADERS = 1 << 20;

    /** Far more than Linux takes for a path. */
    static final int LONGEST_NAME = 1 << 16;

    private final Limited bytes;
    private final Archive archive;

    BoundedTar(InputStream content) {
        bytes = new Limited(content);
        archive = new Archive(bytes, null);
    }

    private BoundedTar(InputStream content, String encoding) {
        bytes = new Limited(content);
        archive = new Archive(bytes, encoding);
    }

    /** An archive whose names are wanted as bytes ({@link #bytes}): what is no UTF-8 is a name like any other. */
    public static BoundedTar ofByteNames(InputStream content) {
        return new BoundedTar(content, StandardCharsets.ISO_8859_1.name());
    }

    /** True when the last header was the block of zeros that ends an archive; one that is cut between members has none. */
    public boolean isEnded() {
        return archive.ended;
    }

    /** Bytes of the archive that were read so far. */
    public long position() {
        return archive.getBytesRead();
    }

    /**
     * The bytes, one to a character, of a name or of the name that a link has, of the member it stands on. Names in headers of pax
     * are UTF-8 and were decoded as such, all others byte by byte.
     */
    public String bytes(String name) {
        boolean ascii = name.chars().allMatch(c -> c < 0x80);
        return ascii || !archive.isUnicode(name)
                ? name
                : new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The member it stands on; valid until the next move. */
    public InputStream content() {
        return archive;
    }

    /**
     * Goes to the next member; null after the last one.
     *
     * @throws IOException if the archive cannot be read, or has headers that are too long
     */
    public @Nullable TarArchiveEntry next() throws IOException {
        while (archive.getCurrentEntry() != null && archive.skip(Long.MAX_VALUE) > 0) {
            // what nobody read of the member before is no header
        }
        bytes.headers(true);
        archive.forgetHeaders();
        try {
            return archive.getNextEntry();
        } finally {
            bytes.headers(false);
        }
    }

    /** Ends, while headers are read, after as many bytes as they may have. */
    private static final class Limited extends PassingStream {
        private boolean limited;
        private long left;

        Limited(InputStream in) {
            super(in);
        }

        void headers(boolean begin) {
            limited = begin;
            left = LONGEST_HEADERS;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            take(count);
            return count;
        }

        private void take(long count) throws IOException {
            left -= limited ? Math.max(count, 0) : 0;
            if (left < 0) {
                throw new ArchiveException(
                        "the headers of a member have more than " + LONGEST_HEADERS + " bytes", null);
            }
        }
    }

    /** Refuses a header by the size that it says it has. */
    private static final class Archive extends TarArchiveInputStream {
        private static final int TYPE_AT = 156;
        private static final int SIZE_AT = 124;
        private static final int SIZE_LENGTH = 12;

        private boolean pax;
        private boolean ended;
        private String header = "";

        Archive(InputStream content, @Nullable String encoding) {
            super(content, encoding);
        }

        void forgetHeaders() {
            pax = false;
            header = "";
        }

        /** True for what can only be the value of a pax header: there is one, and the member's own header does not hold it. */
        boolean isUnicode(String name) {
            return pax && !header.contains(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        }

        @Override
        protected boolean isEOFRecord(byte[] record) {
            boolean end = super.isEOFRecord(record);
            ended = end && record != null;
            return end;
        }

        @Override
        protected byte[] readRecord() throws IOException {
            byte[] record = super.readRecord();
            if (record != null && record.length > TYPE_AT) {
                int type = record[TYPE_AT];
                boolean paxHeader = type == 'x' || type == 'g' || type == 'X';
                pax |= paxHeader;
                boolean name = type == 'L' || type == 'K';
                long size = paxHeader || name ? size(record) : 0;
                if (!paxHeader && !name && header.isEmpty()) {
                    header = new String(record, StandardCharsets.ISO_8859_1);
                }
                if (paxHeader && size > LONGEST_HEADERS) {
                    throw new ArchiveException(
                            "a pax header of " + size + " bytes, more than " + LONGEST_HEADERS, null);
                }
                if (name && size > LONGEST_NAME) {
                    throw new ArchiveException("a name of " + size + " bytes, more than " + LONGEST_NAME, null);
                }
            }
            return record;
        }

        /** Octal digits, or a binary number after a set highest bit (GNU). */
        private static long size(byte[] record) {
            long size = 0;
            if (record[SIZE_AT] < 0) {
                for (int i = SIZE_AT + SIZE_LENGTH - 8; i < SIZE_AT + SIZE_LENGTH; i++) {
                    size = (size << 8) | (record[i] & 0xff);
                }
                return size < 0 ? Long.MAX_VALUE : size;
            }
            for (int i = SIZE_AT; i < SIZE_AT + SIZE_LENGTH; i++) {
                size = record[i] >= '0' && record[i] <= '7' ? size * 8 + record[i] - '0' : size;
            }
            return size;
        }
    }
}
