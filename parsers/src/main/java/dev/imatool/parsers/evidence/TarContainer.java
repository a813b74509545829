package dev.imatool.parsers.evidence;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A tar archive, gzipped or not. A member is found again by its place in the archive, since names may repeat. Further names of
 * a member (hard links) are shown behind all members.
 *
 * @param gzipped whether gzip is around it
 */
record TarContainer(Path path, boolean gzipped) implements Container {
    /** What is kept of a member while it is shown under its further names. */
    private static final int SHOWN_AGAIN = 1 << 20;

    /** Far more than Linux takes for a path. */
    private static final long LONGEST_NAME = 1 << 16;

    @Override
    public void visit(MemberVisitor visitor) throws IOException {
        HardLinks links = new HardLinks();
        try {
            members(visitor, links);
        } catch (IOException damaged) {
            further(visitor, links);
            throw damaged;
        }
        further(visitor, links);
    }

    private void members(MemberVisitor visitor, HardLinks links) throws IOException {
        try (TarArchiveInputStream tar = open()) {
            int index = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                visit(tar, entry, index++, visitor, links);
                if (index == MOST_MEMBERS) {
                    visitor.remark("only the first " + MOST_MEMBERS + " members were looked at");
                    return;
                }
            }
        }
    }

    private void visit(
            TarArchiveInputStream tar, TarArchiveEntry entry, int place, MemberVisitor visitor, HardLinks links)
            throws IOException {
        String name = entry.getName();
        LeftOut.Name called = new LeftOut.Name(name, entry.getLinkName());
        if (entry.isSymbolicLink()) {
            visitor.leftOut(LeftOutReason.LINK_IN_ARCHIVE, called);
        } else if (entry.isLink() && entry.getSize() == 0) {
            if (!links.link(name, entry.getLinkName())) {
                visitor.leftOut(LeftOutReason.HARD_LINK, called);
            }
        } else if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
            visitor.leftOut(LeftOutReason.NO_FILE, new LeftOut.Name(name, ""));
        } else if (entry.isFile()) {
            // pax may give a link its bytes once more
            links.member(name, place);
            visitor.visit(member(name, entry.getRealSize(), place, true), tar);
        }
    }

    private Member member(String name, long size, int place, boolean passing) {
        InputSource source = InputSource.ofMember(FileNames.name(path) + "!" + name, () -> reopen(place));
        return Member.of(name, size, source, passing);
    }

    /** Goes through the archive once more, however many links there are. */
    private void further(MemberVisitor visitor, HardLinks links) throws IOException {
        if (links.byPlace().isEmpty()) {
            return;
        }
        try (TarArchiveInputStream tar = open()) {
            int index = 0;
            for (Map.Entry<Integer, List<String>> linked : links.byPlace().entrySet()) {
                TarArchiveEntry entry = skipTo(tar, linked.getKey() - index);
                index = linked.getKey() + 1;
                byte[] content = new UntilDamage(tar).readNBytes(SHOWN_AGAIN);
                boolean whole = content.length < SHOWN_AGAIN;
                for (String name : linked.getValue()) {
                    visitor.visit(
                            member(name, entry.getRealSize(), linked.getKey(), whole),
                            new ByteArrayInputStream(content));
                }
            }
        }
    }

    private InputStream reopen(int place) throws IOException {
        TarArchiveInputStream tar = open();
        try {
            skipTo(tar, place);
            return tar;
        } catch (IOException | RuntimeException failed) {
            tar.close();
            throw failed;
        }
    }

    private static TarArchiveEntry skipTo(TarArchiveInputStream tar, int further) throws IOException {
        TarArchiveEntry entry = tar.getNextEntry();
        for (int i = 0; i < further && entry != null; i++) {
            entry = tar.getNextEntry();
        }
        if (entry == null) {
            throw new EOFException("the archive has become shorter");
        }
        return entry;
    }

    private TarArchiveInputStream open() throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            InputStream content = gzipped
                    ? GzipCompressorInputStream.builder()
                            .setInputStream(file)
                            .setDecompressConcatenated(true)
                            .get()
                    : file;
            return new BoundedNames(content);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** The library reads a name in GNU's form whole, however long its header says that it is. */
    private static final class BoundedNames extends TarArchiveInputStream {
        BoundedNames(InputStream content) {
            super(content);
        }

        @Override
        protected byte[] getLongNameData() throws IOException {
            if (getCurrentEntry().getSize() > LONGEST_NAME) {
                throw new IOException("a name of " + getCurrentEntry().getSize() + " bytes");
            }
            return super.getLongNameData();
        }
    }
}
