package dev.imatool.parsers.archive;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.UnpackingBudget;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A zip archive, read by its central directory, or from the front where that is missing. Encrypted members are named, not
 * read.
 *
 * @param names what its members are called
 * @param first the archive
 * @param again the archive, when a member is opened later
 */
public record ZipContainer(ArchiveNames names, ChannelOpener first, ChannelOpener again) implements FolderOrArchive {
    /** Linux has no longer paths. */
    private static final int LONGEST_TARGET = 4096;

    static final String NOT_UNPACKED = "a member of the zip archive is compressed in a way that is not read";

    private static final Set<ZipMethod> UNPACKED = EnumSet.of(
            ZipMethod.STORED,
            ZipMethod.UNSHRINKING,
            ZipMethod.IMPLODING,
            ZipMethod.DEFLATED,
            ZipMethod.ENHANCED_DEFLATED,
            ZipMethod.BZIP2);

    /** An archive that does not lie on the disk is read in memory: 64 MiB of it. */
    static final int LARGEST_IN_MEMORY = 64 << 20;

    /** Opens an archive to be read in any order. */
    @FunctionalInterface
    public interface ChannelOpener {
        /** The archive; the caller closes it. */
        SeekableByteChannel open() throws IOException;
    }

    /** An archive that does not lie on the disk is too large for the memory. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException() {
            super("a zip archive inside has more than " + LARGEST_IN_MEMORY + " bytes");
        }
    }

    ZipContainer(ArchiveNames names, ChannelOpener opener) {
        this(names, opener, opener);
    }

    /** An archive that is read in memory each time. */
    static ChannelOpener inMemory(InputSource.Opener source) {
        return () -> {
            try (MemberContent content = new MemberContent(source.open())) {
                return new SeekableInMemoryByteChannel(unpacked(content));
            }
        };
    }

    /** All of an archive, after all encodings. */
    static byte[] unpacked(MemberContent content) throws IOException {
        Decoding decoding = Decoding.open(content, new UnpackingBudget(() -> 0), ignored -> {});
        byte[] bytes = decoding.content().readNBytes(LARGEST_IN_MEMORY + 1);
        if (bytes.length > LARGEST_IN_MEMORY) {
            throw new TooLargeException();
        }
        return bytes;
    }

    @Override
    public void visit(MemberVisitor visitor, Pass pass) throws IOException {
        if (first.equals(again)) {
            try (SeekableByteChannel file = first.open()) {
                pass.onDisk(file.size());
            }
        }
        CutZip fromFront = new CutZip(names, first, again);
        if (ZipDirectory.isTooLarge(first)) {
            fromFront.visit(visitor, pass, true);
            return;
        }
        ZipFile opened;
        try {
            opened = open(first);
        } catch (IOException withoutDirectory) {
            fromFront.visit(visitor, pass, false);
            return;
        }
        try (ZipFile zip = opened) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            for (int place = 0; place < entries.size() && pass.member(visitor); place++) {
                visit(zip, entries.get(place), place, visitor, pass);
            }
        }
    }

    private void visit(ZipFile zip, ZipArchiveEntry entry, int place, MemberVisitor visitor, Pass pass)
            throws IOException {
        String name = names.of(entry.getName());
        if (entry.isUnixSymlink()) {
            visitor.leftOut(LeftOutReason.LINK_IN_ARCHIVE, new LeftOut.Name(name, target(zip, entry)));
        } else if (isReadable(entry, names, visitor)) {
            InputSource source = names.source(entry.getName(), () -> reopen(place));
            try (InputStream content = zip.getInputStream(entry)) {
                visitor.visit(Member.of(name, entry.getSize(), source, true), new MemberContent(pass.counted(content)));
            } catch (Pass.TooMuchException tooMuch) {
                throw tooMuch;
            } catch (IOException damaged) {
                visitor.damage("a member of the zip archive is damaged; the others were read");
                visitor.leftOut(LeftOutReason.DAMAGED, new LeftOut.Name(name, ""));
            }
        }
    }

    /** Says why a member is not read, if it is a file. */
    static boolean isReadable(ZipArchiveEntry entry, ArchiveNames names, MemberVisitor visitor) {
        if (entry.isDirectory()) {
            return false;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            visitor.leftOut(LeftOutReason.ENCRYPTED, new LeftOut.Name(names.of(entry.getName()), ""));
            return false;
        }
        if (!unpacks(entry)) {
            visitor.leftOut(LeftOutReason.NOT_UNPACKED, new LeftOut.Name(names.of(entry.getName()), ""));
            return false;
        }
        return true;
    }

    /** The library says that it reads xz and Zstandard as well, for which it needs others that are not here. */
    private static boolean unpacks(ZipArchiveEntry entry) {
        ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
        return !entry.getGeneralPurposeBit().usesEncryption() && method != null && UNPACKED.contains(method);
    }

    private static String target(ZipFile zip, ZipArchiveEntry entry) {
        if (!unpacks(entry)) {
            return "";
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            return "";
        }
    }

    private InputStream reopen(int index) throws IOException {
        ZipFile zip = open(again);
        try {
            InputStream content =
                    zip.getInputStream(Collections.list(zip.getEntries()).get(index));
            return new FilterInputStream(content) {
                @Override
                public void close() throws IOException {
                    try (zip) {
                        super.close();
                    }
                }
            };
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    private static ZipFile open(ChannelOpener archive) throws IOException {
        return ZipFile.builder().setSeekableByteChannel(archive.open()).get();
    }
}
