package dev.imatool.parsers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an archive that is cut or damaged, everything in front of that is delivered. */
class DamagedArchiveTest {
    private static final Snapshot SNAPSHOT = Corpus.snapshot("hash-sha512-fmt-6.12/final");

    @TempDir
    private Path folder;

    private byte[] list = {};

    @BeforeEach
    void readList() throws IOException {
        list = Files.readAllBytes(SNAPSHOT.binary());
    }

    @Test
    void aZipThatIsCutIsReadFromTheFront() throws IOException {
        byte[] whole = Files.readAllBytes(zip("whole.zip"));
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length * 3 / 4));
        Evidence evidence = EvidenceReader.read(cut);

        assertThat(evidence.damages())
                .containsExactly("the zip archive is cut short: its central directory is missing; its members were read"
                        + " from the front, as far as they go");
        assertThat(evidence.parts()).extracting(Part::path).containsExactly("first", "second");
        assertThat(content(evidence.parts().get(0))).isEqualTo(list);
        byte[] beginning = content(evidence.parts().get(1));
        assertThat(beginning).isEqualTo(Arrays.copyOf(list, beginning.length)).hasSizeGreaterThan(list.length / 4);
    }

    @Test
    void aZipWithADamagedDirectoryIsReadFromTheFront() throws IOException {
        byte[] whole = Files.readAllBytes(zip("whole.zip"));
        whole[whole.length - 6] ^= 0x40; // where the directory begins
        Evidence evidence = EvidenceReader.read(Files.write(folder.resolve("odd.zip"), whole));

        assertThat(evidence.damages()).hasSize(1);
        assertThat(evidence.damages().get(0)).contains("its central directory cannot be read");
        assertThat(evidence.parts()).extracting(Part::path).containsExactly("first", "second");
    }

    @Test
    void aListThatTheCutGoesThroughIsReadUpToThere() throws IOException {
        byte[] whole = Files.readAllBytes(tar("whole.tar"));
        Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(whole, 512 + 20_000));
        Evidence evidence = EvidenceReader.read(cut);

        assertThat(evidence.damages()).containsExactly("the archive is cut short; its members before that were read");
        assertThat(evidence.parts()).extracting(Part::path).containsExactly("first");
        assertThat(content(evidence.parts().get(0))).isEqualTo(Arrays.copyOf(list, 20_000));
    }

    /** Else an archive of a thousand lists would be unpacked a thousand times. */
    @Test
    void listsAreKeptWhileTheArchivePasses() throws IOException {
        for (Path archive : List.of(zip("a.zip"), tar("a.tar"))) {
            List<Part> parts = EvidenceReader.read(archive).parts();
            Files.delete(archive);

            assertThat(content(parts.get(0))).isEqualTo(list);
            assertThat(content(parts.get(1))).isEqualTo(list);
        }
    }

    @Test
    void aListTooLargeToBeKeptIsFoundAgain() throws IOException {
        Path archive = folder.resolve("large.tar");
        byte[] large = Arrays.copyOf(list, KeptMembers.LARGEST + 1);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            file(tar, "other", list);
            file(tar, "large", large);
        }
        Evidence evidence = EvidenceReader.read(archive);

        assertThat(content(evidence.parts().get(1))).isEqualTo(large);
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length - 4096 - KeptMembers.LARGEST / 1000));
        assertThat(EvidenceReader.read(archive).damages()).hasSize(1);
    }

    @Test
    void damageAnywhereIsSaid() throws IOException {
        Random random = new Random(7);
        list = Arrays.copyOf(list, 4000);
        for (Path archive : List.of(zip("a.zip"), tar("a.tar"))) {
            byte[] whole = Files.readAllBytes(archive);
            for (int i = 0; i < 60; i++) {
                byte[] damaged = whole.clone();
                for (int j = 0; j < 1 + i / 6; j++) {
                    damaged[10 + random.nextInt(damaged.length - 10)] ^= (byte) (1 << random.nextInt(8));
                }
                Files.write(archive, i % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(600, whole.length)) : damaged);
                read(archive);
            }
        }
    }

    /** Nothing but an {@link IOException} may come of it. */
    private static void read(Path archive) {
        try {
            for (Part part : EvidenceReader.read(archive).parts()) {
                content(part);
            }
        } catch (IOException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    private static byte[] content(Part part) throws IOException {
        try (InputStream content = part.source().open()) {
            return content.readAllBytes();
        }
    }

    private Path zip(String name) throws IOException {
        Path archive = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String member : List.of("first", "second")) {
                zip.putNextEntry(new ZipEntry(member));
                zip.write(list);
            }
        }
        return archive;
    }

    private Path tar(String name) throws IOException {
        Path archive = folder.resolve(name);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            file(tar, "first", list);
            file(tar, "second", list);
        }
        return archive;
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
