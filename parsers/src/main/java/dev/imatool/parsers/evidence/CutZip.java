package dev.imatool.parsers.evidence;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive without a central directory, which stands at the end: read from the front, by what stands before each member.
 * That says nothing of links, so these look like small files.
 *
 * @param path the archive
 */
record CutZip(Path path) {
    /** The end record has 22 bytes and a comment of at most 65,535. */
    private static final int LONGEST_END = 22 + 65_535;

    private static final byte[] END = {'P', 'K', 5, 6};

    /** Shows every member in front of the cut, the one that it goes through included. */
    void visit(MemberVisitor visitor) throws IOException {
        visitor.damage(
                hasEnd()
                        ? "the zip archive is damaged: its central directory cannot be read; its members were read from the"
                                + " front, as far as they go"
                        : "the zip archive is cut short: its central directory is missing; its members were read from the"
                                + " front, as far as they go");
        try (ZipArchiveInputStream zip = open()) {
            int place = 0;
            for (ZipArchiveEntry entry = next(zip, visitor); entry != null; entry = next(zip, visitor)) {
                visit(zip, entry, place++, visitor);
                if (place == Container.MOST_MEMBERS) {
                    visitor.remark("only the first " + Container.MOST_MEMBERS + " members were looked at");
                    return;
                }
            }
        } catch (IOException cut) {
            // said before: no archive without a directory ends in any other way
            return;
        }
    }

    /** The library cannot even pass over a member in Zstandard or xz without libraries that are not here. */
    private static @Nullable ZipArchiveEntry next(ZipArchiveInputStream zip, MemberVisitor visitor) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (NoClassDefFoundError | NullPointerException lacking) {
            visitor.remark(ZipContainer.NOT_UNPACKED);
            throw new IOException(lacking);
        }
    }

    private void visit(ZipArchiveInputStream zip, ZipArchiveEntry entry, int place, MemberVisitor visitor)
            throws IOException {
        if (ZipContainer.isReadable(entry, visitor) && zip.canReadEntryData(entry)) {
            InputSource source =
                    InputSource.ofMember(FileNames.name(path) + "!" + entry.getName(), () -> reopen(place));
            visitor.visit(Member.of(entry.getName(), entry.getSize(), source, true), zip);
        }
    }

    private InputStream reopen(int place) throws IOException {
        ZipArchiveInputStream zip = open();
        try {
            for (int i = 0; i <= place; i++) {
                if (zip.getNextEntry() == null) {
                    throw new EOFException("the archive has become shorter");
                }
            }
            return zip;
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    private ZipArchiveInputStream open() throws IOException {
        return new ZipArchiveInputStream(
                new BufferedInputStream(Files.newInputStream(path), 1 << 16), StandardCharsets.UTF_8.name());
    }

    private boolean hasEnd() throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            long size = file.size();
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, LONGEST_END));
            file.position(size - tail.capacity());
            int read = 0;
            while (tail.hasRemaining() && read >= 0) {
                read = file.read(tail);
            }
            return Bytes.contain(tail.array(), END);
        }
    }
}
