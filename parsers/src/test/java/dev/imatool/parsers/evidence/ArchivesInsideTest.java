package dev.imatool.parsers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.archive.LeftOutReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives inside a folder or an archive are read within the bounds of that. */
class ArchivesInsideTest {
    @TempDir
    private Path folder;

    @Test
    void anArchiveInsideIsOpenedWhereverItLies() throws IOException {
        byte[] host = gzip(tar(Map.of("ima/list", list())));
        Path inFolder = Files.createDirectory(folder.resolve("hosts"));
        Files.write(inFolder.resolve("host.tar.gz"), host);
        Path inZip = Files.write(folder.resolve("hosts.zip"), zip(Map.of("host.tar.gz", host)));
        Path inTar = Files.write(folder.resolve("hosts.tar"), tar(Map.of("host.tar.gz", host)));
        for (Path evidence : List.of(inFolder, inZip, inTar)) {
            List<Part> parts = EvidenceReader.read(evidence).parts();

            assertThat(parts).extracting(Part::path).containsExactly("host.tar.gz!/ima/list");
            try (InputStream content = parts.getFirst().source().open()) {
                assertThat(content.readAllBytes()).isEqualTo(list());
            }
        }
        assertThat(EvidenceReader.read(inZip).parts().getFirst().source().name())
                .endsWith("hosts.zip!host.tar.gz!/ima/list");
    }

    @Test
    void anArchiveInAnArchiveInsideIsNamed() throws IOException {
        byte[] deep = tar(Map.of("deep.zip", zip(Map.of("list", list()))));
        Evidence evidence = EvidenceReader.read(Files.write(folder.resolve("a.zip"), zip(Map.of("in.tar", deep))));

        assertThat(evidence.parts()).isEmpty();
        assertThat(evidence.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOutReason.ARCHIVE);
        assertThat(evidence.leftOut().getFirst().first()).containsExactly(new LeftOut.Name("in.tar!/deep.zip", ""));
    }

    /** Else a member of one host could stand for a file of another. */
    @Test
    void noNameLeadsOutOfAnArchiveInside() throws IOException {
        byte[] host = zip(Map.of("../../list", list()));
        Evidence evidence = EvidenceReader.read(Files.write(folder.resolve("a.zip"), zip(Map.of("host.zip", host))));

        assertThat(evidence.parts()).extracting(Part::path).containsExactly("host.zip!/list");
        assertThat(evidence.index().names()).containsExactlyInAnyOrder("host.zip", "host.zip!/list");
    }

    @Test
    void aProgramThatIsAZipIsNotOpened() throws IOException {
        byte[] jar = zip(Map.of("META-INF/MANIFEST.MF", list()));
        Evidence evidence = EvidenceReader.read(Files.write(folder.resolve("a.zip"), zip(Map.of("a.jar", jar))));

        assertThat(evidence.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOutReason.ARCHIVE);
    }

    @Test
    void anArchiveInsideThatIsCutIsReadUpToThere() throws IOException {
        byte[] host = tar(Map.of("list", list()));
        byte[] cut = Arrays.copyOf(host, 700);
        Evidence evidence = EvidenceReader.read(Files.write(folder.resolve("a.zip"), zip(Map.of("host.tar", cut))));

        assertThat(evidence.damages())
                .containsExactly("an archive inside is cut short; its members before that were read");
        assertThat(evidence.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOutReason.DAMAGED);
    }

    /** 4 GiB that a header says it has, and 2 MiB that it has. */
    @Test
    void headersThatAreTooLongAreNamed() throws IOException {
        for (String size : List.of("\u0080\0\0\0\0\0\0\u0001\0\0\0\0", "00010000000\0")) {
            long bytes = size.startsWith("0") ? 2 << 20 : 1L << 32;
            ByteArrayOutputStream archive = new ByteArrayOutputStream();
            archive.write(Arrays.copyOf(tar(Map.of("list", list())), 1024));
            archive.write(header('x', size));
            archive.write(new byte[3 << 20]);
            Evidence evidence = EvidenceReader.read(Files.write(folder.resolve("a.tar"), archive.toByteArray()));

            assertThat(evidence.parts()).hasSize(1);
            assertThat(evidence.damages())
                    .containsExactly("the archive is damaged: a pax header of " + bytes
                            + " bytes, more than 1048576; its members before that were read");
        }
    }

    /** The library would go through them by recursion. */
    @Test
    void headersWithoutEndAreBounded() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.write(Arrays.copyOf(tar(Map.of("list", list())), 1024));
        byte[] pax = Arrays.copyOf("11 a=bcdef\n".getBytes(StandardCharsets.US_ASCII), 512);
        for (int i = 0; i < 5000; i++) {
            archive.write(header('x', "00000000013\0"));
            archive.write(pax);
        }
        Evidence evidence = EvidenceReader.read(Files.write(folder.resolve("a.tar"), archive.toByteArray()));

        assertThat(evidence.damages())
                .containsExactly("the archive is damaged: the headers of a member have more than 1048576 bytes; its"
                        + " members before that were read");
    }

    private static byte[] header(char type, String size) {
        byte[] header = new byte[512];
        header[0] = 'h';
        byte[] bytes = size.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, 124, bytes.length);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) type;
        System.arraycopy("ustar\00000".getBytes(StandardCharsets.ISO_8859_1), 0, header, 257, 8);
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        byte[] check = String.format("%06o\0 ", sum).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(check, 0, header, 148, 8);
        return header;
    }

    private static byte[] list() throws IOException {
        try (InputStream file = ArchivesInsideTest.class.getResourceAsStream("/encodings/list.bin")) {
            return file.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
