package dev.imatool.parsers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.archive.LeftOutReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceReaderTest {
    /** A method of APPNOTE.TXT, 4.4.5. */
    private static final int ZSTANDARD = 93;

    private static final Snapshot SNAPSHOT = Corpus.snapshot("hash-sha512-fmt-6.12/final");
    private static final Map<String, PartKind> EXPECTED = new TreeMap<>(Map.of(
            "ascii_runtime_measurements", PartKind.MEASUREMENT_LIST,
            "binary_runtime_measurements", PartKind.MEASUREMENT_LIST,
            "quote.msg", PartKind.QUOTE_MESSAGE,
            "quote.pcrs", PartKind.PCR_VALUES,
            "quotersa.pcrs", PartKind.PCR_VALUES,
            "pcrread.yaml", PartKind.PCR_VALUES,
            "pcrs.sysfs.txt", PartKind.PCR_VALUES,
            "ak.pem", PartKind.PUBLIC_KEY,
            "ak.pub", PartKind.PUBLIC_KEY,
            "nonce.hex", PartKind.NONCE));

    @TempDir
    private Path folder;

    @Test
    void aFolderOfACorpusSnapshotIsUnderstood() throws IOException {
        Evidence evidence = EvidenceReader.read(SNAPSHOT.folder());

        assertThat(kinds(evidence)).containsAllEntriesOf(EXPECTED);
        assertThat(evidence.remarks()).isEmpty();
        assertThat(evidence.damages()).isEmpty();
    }

    @Test
    void aTarArchiveHoldsTheSameAsItsFolder() throws IOException {
        Path archive = folder.resolve("uac.tar.gz");
        tar(archive, "live_response/ima/");
        Evidence evidence = EvidenceReader.read(archive);

        EXPECTED.forEach((name, kind) -> assertThat(kinds(evidence)).containsEntry("live_response/ima/" + name, kind));
        Part list = evidence.of(PartKind.MEASUREMENT_LIST).stream()
                .filter(part -> part.name().equals("binary_runtime_measurements"))
                .findFirst()
                .orElseThrow();
        try (InputStream content = list.source().open()) {
            assertThat(content).hasBinaryContent(Files.readAllBytes(SNAPSHOT.binary()));
        }
    }

    @Test
    void namesInAZipArchiveOfVelociraptorAreDecoded() throws IOException {
        Path archive = folder.resolve("collection.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("uploads/auto/%2Fsys/kernel/security%2Fima/binary%5Fruntime_measurements"));
            zip.write(Files.readAllBytes(SNAPSHOT.binary()));
        }
        Part list = EvidenceReader.read(archive).parts().get(0);

        assertThat(list.kind()).isEqualTo(PartKind.MEASUREMENT_LIST);
        assertThat(list.path()).isEqualTo("uploads/auto//sys/kernel/security/ima/binary_runtime_measurements");
        try (InputStream content = list.source().open()) {
            assertThat(content).hasBinaryContent(Files.readAllBytes(SNAPSHOT.binary()));
        }
    }

    /** Zstandard, xz and a number that means nothing: named, and the list beside them is read. */
    @ParameterizedTest
    @ValueSource(ints = {ZSTANDARD, 95, 77})
    void aMemberCompressedInAWayThatIsNotReadIsSaid(int method) throws IOException {
        Path archive = folder.resolve("collection.zip");
        CRC32 crc = new CRC32();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            ZipEntry notes = new ZipEntry("notes");
            byte[] text = "no list at all".getBytes(StandardCharsets.US_ASCII);
            crc.update(text);
            notes.setMethod(ZipEntry.STORED);
            notes.setSize(text.length);
            notes.setCrc(crc.getValue());
            zip.putNextEntry(notes);
            zip.write(text);
            zip.putNextEntry(new ZipEntry("list"));
            zip.write(Files.readAllBytes(SNAPSHOT.binary()));
        }
        byte[] bytes = Files.readAllBytes(archive);
        bytes[8] = (byte) method; // of the local header
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[directory + 10] = (byte) method;
        Files.write(archive, bytes);
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, directory));

        Evidence evidence = EvidenceReader.read(archive);
        assertThat(evidence.parts()).extracting(Part::path).containsExactly("list");
        LeftOut named = new LeftOut(LeftOutReason.NOT_UNPACKED, List.of(new LeftOut.Name("notes", "")), 1);
        assertThat(evidence.leftOut()).containsExactly(named);
        Evidence front = EvidenceReader.read(cut);
        if (method == ZSTANDARD) { // its end is not found from the front, so it has no name
            assertThat(front.leftOut()).isEmpty();
            assertThat(front.remarks())
                    .containsExactly("a member of the zip archive is compressed in a way that is not read");
        } else {
            assertThat(front.leftOut()).containsExactly(named);
        }
    }

    @Test
    void aListInMoreFoldersThanAreLookedIntoIsNotPassedOverInSilence() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d/".repeat(70)));
        Files.copy(SNAPSHOT.binary(), deep.resolve("list"));
        Evidence evidence = EvidenceReader.read(folder);

        assertThat(evidence.parts()).isEmpty();
        assertThat(evidence.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOutReason.TOO_DEEP);
        assertThat(evidence.leftOut().get(0).first())
                .extracting(LeftOut.Name::path)
                .containsExactly("d/".repeat(63) + "d");
    }

    /** Files of keys are kept whole, and there may be thousands. */
    @Test
    void keysOfMoreThan64MebibytesAreNotAllTaken() throws IOException {
        byte[] padded = Arrays.copyOf(Files.readAllBytes(SNAPSHOT.file("ak.pem")), 1_000_000);
        Arrays.fill(padded, (int) Files.size(SNAPSHOT.file("ak.pem")), padded.length, (byte) '\n');
        for (int i = 10; i < 80; i++) {
            Files.write(folder.resolve("k" + i + ".pem"), padded);
        }
        Evidence evidence = EvidenceReader.read(folder);

        assertThat(evidence.of(PartKind.PUBLIC_KEY)).hasSize(67);
        assertThat(evidence.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.reason()).isEqualTo(LeftOutReason.TOO_MANY);
            assertThat(left.count()).isEqualTo(3);
            assertThat(left.first().get(0).path()).isEqualTo("k77.pem");
        });
    }

    /** What stands in front of it is read; a name of gigabytes would fill the memory. */
    @Test
    void aNameLongerThanAnyPathEndsATar() throws IOException {
        Path archive = folder.resolve("collection.tar");
        byte[] list = Files.readAllBytes(SNAPSHOT.binary());
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (String name : List.of("list", "x".repeat(70_000))) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(list.length);
                tar.putArchiveEntry(entry);
                tar.write(list);
                tar.closeArchiveEntry();
            }
        }
        Evidence evidence = EvidenceReader.read(archive);

        assertThat(evidence.parts()).extracting(Part::path).containsExactly("list");
        assertThat(evidence.damages()).singleElement().asString().startsWith("the archive is damaged");
    }

    @Test
    void aDamagedMemberIsNamed() throws IOException {
        Path archive = folder.resolve("collection.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("list"));
            zip.write(Files.readAllBytes(SNAPSHOT.binary()));
        }
        byte[] bytes = Files.readAllBytes(archive);
        bytes[34] = 7; // a block of a kind that deflate does not have
        Files.write(archive, bytes);
        Evidence evidence = EvidenceReader.read(archive);

        assertThat(evidence.damages()).hasSize(1);
        assertThat(evidence.leftOut())
                .containsExactly(new LeftOut(LeftOutReason.DAMAGED, List.of(new LeftOut.Name("list", "")), 1));
    }

    @Test
    void aListWithoutBytesIsNamed() throws IOException {
        Files.createFile(folder.resolve("ascii_runtime_measurements"));
        Files.createFile(folder.resolve("other"));

        assertThat(kinds(EvidenceReader.read(folder)))
                .containsExactly(Map.entry("ascii_runtime_measurements", PartKind.EMPTY_LIST));
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("binary_runtime_measurements"), SNAPSHOT.binary());

        assertThat(EvidenceReader.read(folder).parts()).isEmpty();
    }

    @Test
    void whatStandsBeforeTheCutOfAnArchiveIsDelivered() throws IOException {
        Path archive = folder.resolve("cut.tar.gz");
        tar(archive, "");
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length * 3 / 4));
        Evidence evidence = EvidenceReader.read(archive);

        assertThat(evidence.parts()).isNotEmpty();
        assertThat(evidence.damages()).containsExactly("the archive is cut short; its members before that were read");
    }

    @Test
    void valuesOfSysfsAreKnownByTheirPlace() throws IOException {
        Path bank = Files.createDirectories(folder.resolve("pcr-sha256"));
        Files.writeString(bank.resolve("10"), "ab".repeat(32) + "\n");

        assertThat(kinds(EvidenceReader.read(folder))).containsEntry("pcr-sha256/10", PartKind.PCR_VALUES);
    }

    @Test
    void textsThatQuoteAListAreLists() throws IOException {
        Path readme = folder.resolve("notes.txt");
        String entry = Files.readAllLines(SNAPSHOT.ascii(), StandardCharsets.ISO_8859_1)
                .get(0);
        Files.writeString(readme, "# what I saw\n==> ascii_runtime_measurements <==\n" + entry + "\n");

        assertThat(EvidenceReader.read(folder).of(PartKind.MEASUREMENT_LIST))
                .extracting(Part::path)
                .containsExactly("notes.txt");
    }

    @Test
    void aListThatATextQuotesBehindItsFirstBytesIsFound() throws IOException {
        String entry = Files.readAllLines(SNAPSHOT.ascii(), StandardCharsets.ISO_8859_1)
                .get(0);
        Files.writeString(folder.resolve("long.txt"), "words and words\n".repeat(10_000) + entry + "\n");

        assertThat(EvidenceReader.read(folder).of(PartKind.MEASUREMENT_LIST))
                .extracting(Part::path)
                .containsExactly("long.txt");
    }

    @Test
    void aFileThatIsNoArchiveIsRefused() {
        assertThatThrownBy(() -> EvidenceReader.read(SNAPSHOT.binary()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("neither a folder nor a tar");
    }

    private static Map<String, PartKind> kinds(Evidence evidence) {
        Map<String, PartKind> kinds = new TreeMap<>();
        evidence.parts().forEach(part -> kinds.put(part.path(), part.kind()));
        return kinds;
    }

    private static void tar(Path archive, String prefix) throws IOException {
        try (OutputStream file = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
            List<Path> files = ResourceFolder.children(SNAPSHOT.folder());
            for (Path member : files) {
                byte[] content = Files.readAllBytes(member);
                TarArchiveEntry entry = new TarArchiveEntry("./" + prefix + member.getFileName());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
    }
}
