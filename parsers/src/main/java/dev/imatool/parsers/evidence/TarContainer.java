package dev.imatool.parsers.evidence;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A tar archive, gzipped or not. A member is found again by its place in the archive, since names may repeat.
 *
 * @param gzipped whether gzip is around it
 */
record TarContainer(Path path, boolean gzipped) implements Container {
    @Override
    public void visit(MemberVisitor visitor) throws IOException {
        try (TarArchiveInputStream tar = open()) {
            int index = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                int place = index++;
                if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                    InputSource source =
                            InputSource.ofMember(FileNames.name(path) + "!" + entry.getName(), () -> reopen(place));
                    visitor.visit(new Member(MemberNames.plain(entry.getName()), entry.getRealSize(), source), tar);
                }
                if (index == MOST_MEMBERS) {
                    visitor.remark("only the first " + MOST_MEMBERS + " members were looked at");
                    return;
                }
            }
        }
    }

    private InputStream reopen(int place) throws IOException {
        TarArchiveInputStream tar = open();
        try {
            for (int i = 0; i <= place; i++) {
                if (tar.getNextEntry() == null) {
                    throw new EOFException("the archive has become shorter");
                }
            }
            return tar;
        } catch (IOException | RuntimeException failed) {
            tar.close();
            throw failed;
        }
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
            return new TarArchiveInputStream(content);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }
}
