package dev.imatool.parsers.evidence;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip archive, read by its central directory. Encrypted members are named, not read. */
record ZipContainer(Path path) implements Container {
    @Override
    public void visit(MemberVisitor visitor) throws IOException {
        try (ZipFile zip = open()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            for (int place = 0; place < Math.min(entries.size(), MOST_MEMBERS); place++) {
                ZipArchiveEntry entry = entries.get(place);
                if (entry.isDirectory() || entry.isUnixSymlink()) {
                    continue;
                }
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    visitor.remark("a member of the zip archive is encrypted: decrypt the archive first");
                    continue;
                }
                if (!zip.canReadEntryData(entry)) {
                    visitor.remark("a member of the zip archive is compressed in a way that is not read");
                    continue;
                }
                int index = place;
                InputSource source =
                        InputSource.ofMember(FileNames.name(path) + "!" + entry.getName(), () -> reopen(index));
                try (InputStream content = zip.getInputStream(entry)) {
                    visitor.visit(new Member(MemberNames.plain(entry.getName()), entry.getSize(), source), content);
                }
            }
            if (entries.size() > MOST_MEMBERS) {
                visitor.remark("only the first " + MOST_MEMBERS + " members were looked at");
            }
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
