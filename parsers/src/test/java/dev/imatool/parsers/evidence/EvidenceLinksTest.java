package dev.imatool.parsers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.archive.LeftOutReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link that the user names is followed; those in the evidence are named, and lead nowhere. */
class EvidenceLinksTest {
    private static final Snapshot SNAPSHOT = Corpus.snapshot("hash-sha512-fmt-6.12/final");

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");
    private byte[] list = {};

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("host"));
        list = Files.readAllBytes(SNAPSHOT.binary());
    }

    @Test
    void aLinkToAFolderIsThatFolder() throws IOException {
        Files.write(folder.resolve("list"), list);
        Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("host"));
        Part part = EvidenceReader.read(link).parts().get(0);

        assertThat(part.path()).isEqualTo("list");
        assertThat(part.source().name()).isEqualTo(link.resolve("list").toString());
    }

    @Test
    void linksInAFolderAreNamedWithTheReason() throws IOException {
        Files.write(folder.resolve("list"), list);
        Files.write(temporary.resolve("secret"), list);
        link("dangling", "nothing");
        link("again", "./list");
        link("out", "../secret");
        link("passwd", "/etc/passwd");
        link("self", "self");
        link("up", "..");
        link("roundabout", "up/secret");
        Evidence evidence = EvidenceReader.read(folder);

        assertThat(evidence.parts()).extracting(Part::path).containsExactly("list");
        assertThat(evidence.leftOut())
                .extracting(LeftOut::reason, EvidenceLinksTest::names, LeftOut::count)
                .containsExactly(
                        tuple(LeftOutReason.LINK_INSIDE, "again>./list roundabout>up/secret self>self", 3L),
                        tuple(LeftOutReason.LINK_OUTSIDE, "out>../secret passwd>/etc/passwd up>..", 3L),
                        tuple(LeftOutReason.LINK_DANGLING, "dangling>nothing", 1L));
    }

    @Test
    void ofManyLinksTheFirstAreNamedAndTheRestIsCounted() throws IOException {
        for (int i = 1000; i < 2500; i++) {
            link("l" + i, "nothing");
        }
        LeftOut leftOut = EvidenceReader.read(folder).leftOut().get(0);

        assertThat(leftOut.count()).isEqualTo(1500);
        assertThat(leftOut.first()).hasSize(LeftOut.NAMED);
        assertThat(leftOut.first().get(9).path()).isEqualTo("l1009");
    }

    @Test
    void aHardLinkInATarIsTheMemberInFrontOfIt() throws IOException {
        Path archive = temporary.resolve("a.tar");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            file(tar, "./first", list);
            file(tar, "counter", "17\n".getBytes(StandardCharsets.US_ASCII));
            hardLink(tar, "second", "first");
            hardLink(tar, "third", "./second");
            hardLink(tar, "runtime_measurements_count", "counter");
        }
        Evidence evidence = EvidenceReader.read(archive);

        assertThat(evidence.parts())
                .extracting(Part::path, Part::kind)
                .containsExactly(
                        tuple("first", PartKind.MEASUREMENT_LIST),
                        tuple("second", PartKind.MEASUREMENT_LIST),
                        tuple("third", PartKind.MEASUREMENT_LIST),
                        tuple("runtime_measurements_count", PartKind.ENTRY_COUNT));
        assertThat(evidence.leftOut()).isEmpty();
        for (Part part : evidence.of(PartKind.MEASUREMENT_LIST)) {
            try (InputStream content = part.source().open()) {
                assertThat(content).hasBinaryContent(list);
            }
        }
    }

    @Test
    void aHardLinkToAnythingElseIsNamed() throws IOException {
        Path archive = temporary.resolve("a.tar");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            hardLink(tar, "early", "list");
            file(tar, "list", list);
            hardLink(tar, "passwd", "/etc/passwd");
            hardLink(tar, "self", "self");
            link(tar, "soft", "list", TarConstants.LF_SYMLINK);
            link(tar, "pipe", "", TarConstants.LF_FIFO);
        }
        Evidence evidence = EvidenceReader.read(archive);

        assertThat(evidence.parts()).extracting(Part::path).containsExactly("list");
        assertThat(evidence.leftOut())
                .extracting(LeftOut::reason, EvidenceLinksTest::names)
                .containsExactly(
                        tuple(LeftOutReason.LINK_IN_ARCHIVE, "soft>list"),
                        tuple(LeftOutReason.HARD_LINK, "early>list passwd>/etc/passwd self>self"),
                        tuple(LeftOutReason.NO_FILE, "pipe>"));
    }

    @Test
    void linksInAZipAreNamed() throws IOException {
        Path archive = temporary.resolve("a.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            ZipArchiveEntry link = new ZipArchiveEntry("soft");
            link.setUnixMode(UnixStat.LINK_FLAG | 0777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(StandardCharsets.US_ASCII));
            zip.closeArchiveEntry();
        }

        assertThat(EvidenceReader.read(archive).leftOut())
                .extracting(LeftOut::reason, EvidenceLinksTest::names)
                .containsExactly(tuple(LeftOutReason.LINK_IN_ARCHIVE, "soft>/etc/passwd"));
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }

    private static String names(LeftOut leftOut) {
        List<String> names = leftOut.first().stream()
                .map(name -> name.path() + ">" + name.target())
                .toList();
        return String.join(" ", names);
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void hardLink(TarArchiveOutputStream tar, String name, String target) throws IOException {
        link(tar, name, target, TarConstants.LF_LINK);
    }

    private static void link(TarArchiveOutputStream tar, String name, String target, byte type) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
