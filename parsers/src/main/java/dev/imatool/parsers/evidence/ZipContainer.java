package dev.imatool.parsers.evidence;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * A zip archive, read by its central directory, or from the front where that is missing. Encrypted members are named, not
 * read.
 */
record ZipContainer(Path path) implements Container {
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

    @Override
    public void visit(MemberVisitor visitor) throws IOException {
        ZipFile opened;
        try {
            opened = open();
        } catch (IOException withoutDirectory) {
            new CutZip(path).visit(visitor);
            return;
        }
        try (ZipFile zip = opened) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            for (int place = 0; place < Math.min(entries.size(), MOST_MEMBERS); place++) {
                visit(zip, entries.get(place), place, visitor);
            }
            if (entries.size() > MOST_MEMBERS) {
                visitor.remark("only the first " + MOST_MEMBERS + " members were looked at");
            }
        }
    }

    private void visit(ZipFile zip, ZipArchiveEntry entry, int place, MemberVisitor visitor) {
        if (entry.isUnixSymlink()) {
            visitor.leftOut(LeftOutReason.LINK_IN_ARCHIVE, new LeftOut.Name(entry.getName(), target(zip, entry)));
        } else if (isReadable(entry, visitor)) {
            InputSource source =
                    InputSource.ofMember(FileNames.name(path) + "!" + entry.getName(), () -> reopen(place));
            try (InputStream content = zip.getInputStream(entry)) {
                visitor.visit(Member.of(entry.getName(), entry.getSize(), source, true), content);
            } catch (IOException damaged) {
                visitor.damage("a member of the zip archive is damaged; the others were read");
                visitor.leftOut(LeftOutReason.DAMAGED, new LeftOut.Name(entry.getName(), ""));
            }
        }
    }

    /** Says why a member is not read, if it is a file. */
    static boolean isReadable(ZipArchiveEntry entry, MemberVisitor visitor) {
        if (entry.isDirectory()) {
            return false;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            visitor.leftOut(LeftOutReason.ENCRYPTED, new LeftOut.Name(entry.getName(), ""));
            return false;
        }
        if (!unpacks(entry)) {
            visitor.leftOut(LeftOutReason.NOT_UNPACKED, new LeftOut.Name(entry.getName(), ""));
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
        ZipFile zip = open();
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

    private ZipFile open() throws IOException {
        return ZipFile.builder().setPath(path).get();
    }
}
