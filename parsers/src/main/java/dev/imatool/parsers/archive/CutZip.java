package dev.imatool.parsers.archive;

import dev.imatool.parsers.InputSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive without a central directory, which stands at the end: read from the front, by what is before each member.
 * That says nothing of links, so these look like small files.
 *
 * @param first the archive
 * @param again the archive, when a member is opened later
 */
record CutZip(ArchiveNames names, ZipContainer.ChannelOpener first, ZipContainer.ChannelOpener again) {
    /** The end record has 22 bytes and a comment of at most 65,535. */
    private static final int LONGEST_END = 22 + 65_535;

    private static final byte[] END = {'P', 'K', 5, 6};

    /** Shows every member before the cut, the one that it goes through included. */
    void visit(MemberVisitor visitor, Pass pass, boolean tooLarge) throws IOException {
        visitor.damage(
                tooLarge
                        ? "the central directory of the zip archive is larger than " + Pass.MOST_MEMBERS
                                + " members need; its members were read from the front"
                        : hasEnd()
                                ? "the zip archive is damaged: its central directory cannot be read; its members were read from the"
                                        + " front, as far as they go"
                                : "the zip archive is cut short: its central directory is missing; its members were read from the"
                                        + " front, as far as they go");
        try (ZipArchiveInputStream zip = open(first)) {
            int place = 0;
            for (ZipArchiveEntry entry = next(zip, visitor); entry != null; entry = next(zip, visitor)) {
                if (!pass.member(visitor)) {
                    return;
                }
                visit(zip, entry, place++, visitor, pass);
            }
        } catch (Pass.TooMuchException tooMuch) {
            throw tooMuch;
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

    private void visit(ZipArchiveInputStream zip, ZipArchiveEntry entry, int place, MemberVisitor visitor, Pass pass)
            throws IOException {
        if (ZipContainer.isReadable(entry, names, visitor) && zip.canReadEntryData(entry)) {
            InputSource source = names.source(entry.getName(), () -> reopen(place));
            visitor.visit(
                    Member.of(names.of(entry.getName()), entry.getSize(), source, true),
                    new MemberContent(pass.counted(zip)));
        }
    }

    private InputStream reopen(int place) throws IOException {
        ZipArchiveInputStream zip = open(again);
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

    private static ZipArchiveInputStream open(ZipContainer.ChannelOpener archive) throws IOException {
        return new ZipArchiveInputStream(
                new BufferedInputStream(Channels.newInputStream(archive.open()), 1 << 16),
                StandardCharsets.UTF_8.name());
    }

    private boolean hasEnd() throws IOException {
        try (SeekableByteChannel file = first.open()) {
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
