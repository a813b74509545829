package dev.imatool.parsers.known.pack;

import static dev.imatool.parsers.known.RecordedFiles.file;
import static dev.imatool.parsers.known.RecordedFiles.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.RecordedFiles;
import dev.imatool.parsers.known.SourceForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of packages and other sources, of an image, and of a whole system. */
class FolderSourceTest {
    @TempDir
    Path folder;

    private final RecordedFiles files = new RecordedFiles();
    private final List<String> others = new ArrayList<>();

    @Test
    void sourcesAreReadOneAfterTheOtherByName() throws IOException {
        put("b/demo.rpm", RecordedFiles.resource("demo-1.0-1.noarch.rpm"));
        put("a.deb", RecordedFiles.resource("demo-xz.deb"));
        put("c.sums", "sums".getBytes(StandardCharsets.US_ASCII));
        put("d.txt", "what is this".getBytes(StandardCharsets.US_ASCII));
        put(".hidden.deb", RecordedFiles.resource("demo-xz.deb"));
        put("z/.git/demo.rpm", RecordedFiles.resource("demo-1.0-1.noarch.rpm"));
        Files.createSymbolicLink(folder.resolve("link.deb"), Path.of("a.deb"));
        Files.createSymbolicLink(folder.resolve("up"), Path.of("/"));
        KnownSource source = read();

        assertThat(source.form()).isEqualTo(SourceForm.FOLDER);
        assertThat(source.items()).isEqualTo(3);
        assertThat(source.sha256()).isEmpty();
        assertThat(files.files()).hasSize(8);
        assertThat(files.items())
                .containsSubsequence("demo 1:1.0-1 all", "demo-1.0-1.noarch", "c.sums")
                .containsOnly("demo 1:1.0-1 all", "demo-1.0-1.noarch", "c.sums");
        assertThat(others).containsExactly("c.sums", "d.txt");
        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .containsExactly(
                        "d.txt: it is of no form that is read",
                        "not read: links that lead elsewhere: 1, hidden files or folders: 2");
        assertThat(source.remarks()).extracting(Diagnostic::severity).containsOnly(Severity.WARNING);
    }

    /** What a bad source names and nobody reads would not be found. */
    @Test
    void whatIsNotReadOfBadContentsIsAnError() throws IOException {
        put("a.sums", "sums".getBytes(StandardCharsets.US_ASCII));
        put("d.txt", "what is this".getBytes(StandardCharsets.US_ASCII));
        put(".b.sums", "sums".getBytes(StandardCharsets.US_ASCII));
        Files.createSymbolicLink(folder.resolve("c.sums"), Path.of(".b.sums"));
        Files.createSymbolicLink(folder.resolve("e.sums"), Path.of("nowhere"));
        KnownSource source = FolderSource.read(folder, true, files, this::other);

        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .containsExactly(
                        "d.txt: it is of no form that is read",
                        "not read: links that lead elsewhere: 2, hidden files or folders: 1");
        assertThat(source.remarks()).extracting(Diagnostic::severity).containsOnly(Severity.ERROR);
    }

    @Test
    void aFileWithoutADigestIsAnError() throws IOException {
        put("a.sums", "sums".getBytes(StandardCharsets.US_ASCII));
        put("b.sums", "none".getBytes(StandardCharsets.US_ASCII));
        KnownSource source = read();

        assertThat(source.remarks()).singleElement().satisfies(remark -> {
            assertThat(KnownReading.text(remark)).isEqualTo("b.sums: no digest was read from it");
            assertThat(remark.severity()).isEqualTo(Severity.ERROR);
        });
        assertThat(files.files()).hasSize(1);
    }

    @Test
    void remarksNameTheFile() throws IOException {
        put("cut.rpm", Arrays.copyOf(RecordedFiles.resource("demo-1.0-1.noarch.rpm"), 4520));
        put("good.rpm", RecordedFiles.resource("demo-1.0-1.noarch.rpm"));

        assertThat(read().remarks())
                .extracting(KnownReading::text)
                .containsExactly("cut.rpm, byte 4504: the rpm package cannot be read: it ends early");
        assertThat(files.files()).hasSize(3);
    }

    @Test
    void anOciLayoutIsAnImage() throws IOException {
        putImage("");
        KnownSource source = read();

        assertThat(source.form()).isEqualTo(SourceForm.OCI_LAYOUT);
        assertThat(source.items()).isEqualTo(2);
        assertThat(files.files())
                .hasSize(8)
                .contains(
                        file("/usr/bin/app", KnownFile.State.LOWER_LAYER, "app v1\n"),
                        present("/usr/bin/app", "app v2\n"));
    }

    /** Its layers one by one would bring back what a higher one removes, and of a system only files that are sources would be read. */
    @Test
    void imagesAndSystemsInAFolderAreReadWhole() throws IOException {
        putImage("images/web/");
        put("images/host/usr/bin/demo", "demo\n".getBytes(StandardCharsets.US_ASCII));
        put("images/host/etc/motd", "hello\n".getBytes(StandardCharsets.US_ASCII));
        put("images/host/var/a.sums", "sums".getBytes(StandardCharsets.US_ASCII));
        put("z.sums", "sums".getBytes(StandardCharsets.US_ASCII));
        KnownSource source = read();

        assertThat(source.form()).isEqualTo(SourceForm.FOLDER);
        assertThat(source.items()).isEqualTo(4);
        assertThat(source.remarks()).isEmpty();
        assertThat(others).containsExactly("z.sums");
        assertThat(files.files()).hasSize(3 + 8 + 1);
        assertThat(files.files())
                .contains(
                        file("/usr/bin/app", KnownFile.State.LOWER_LAYER, "app v1\n"),
                        present("/usr/bin/app", "app v2\n"),
                        present("/usr/bin/demo", "demo\n"),
                        present("/etc/motd", "hello\n"),
                        present("/var/a.sums", "sums"))
                .filteredOn(file("/usr/bin/app", KnownFile.State.PRESENT, "app v1\n")::equals)
                .isEmpty();
    }

    /** Links are named and not followed, least of all out of the folder; names are bytes. */
    @Test
    void aRootFileSystemIsHashed() throws IOException {
        put("usr/bin/demo", "demo\n".getBytes(StandardCharsets.US_ASCII));
        put("etc/.hidden", "h\n".getBytes(StandardCharsets.US_ASCII));
        put("proc/kcore", "k\n".getBytes(StandardCharsets.US_ASCII));
        Files.createSymbolicLink(folder.resolve("bin"), Path.of("usr/bin"));
        Files.createSymbolicLink(folder.resolve("etc/shadow"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(folder.resolve("etc/loop"), Path.of("../etc"));
        KnownSource source = read();

        assertThat(source.form()).isEqualTo(SourceForm.ROOTFS);
        assertThat(source.remarks()).isEmpty();
        assertThat(files.files()).containsExactly(present("/etc/.hidden", "h\n"), present("/usr/bin/demo", "demo\n"));
        assertThat(files.links())
                .containsExactly("/bin -> usr/bin", "/etc/loop -> ../etc", "/etc/shadow -> /etc/passwd");
        assertThat(files.skipped()).containsEntry(KnownSkip.LINK, 3);
    }

    private KnownSource read() throws IOException {
        return FolderSource.read(folder, false, files, this::other);
    }

    private Optional<KnownSource> other(InputSource source, KnownFileSink sink) throws IOException {
        others.add(Path.of(source.name()).getFileName().toString());
        String text = new String(source.open().readAllBytes(), StandardCharsets.US_ASCII);
        if (text.equals("none")) {
            return Optional.of(new KnownSource(SourceForm.CHECKSUMS, 1, Optional.empty(), List.of()));
        }
        if (!text.equals("sums")) {
            return Optional.empty();
        }
        ContentDigest digest = new ContentDigest(false, HashAlgorithm.SHA1, ByteString.copyOf(new byte[20]));
        sink.file(new KnownFile("", ByteString.ofText("/x"), KnownFile.State.PRESENT, List.of(digest), false));
        return Optional.of(new KnownSource(SourceForm.CHECKSUMS, 1, Optional.empty(), List.of()));
    }

    private void putImage(String below) throws IOException {
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new ByteArrayInputStream(RecordedFiles.resource("demo-oci.tar")))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isFile()) {
                    put(below + entry.getName().replaceFirst("^\\./", ""), in.readAllBytes());
                }
            }
        }
    }

    private void put(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
