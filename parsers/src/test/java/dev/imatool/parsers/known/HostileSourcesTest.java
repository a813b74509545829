package dev.imatool.parsers.known;

import static dev.imatool.parsers.known.RecordedFiles.present;
import static dev.imatool.parsers.known.RecordedFiles.tar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.pack.PackedSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Packages and images made to cost the reader time or memory: each ends in an answer that says why. */
@Timeout(120)
class HostileSourcesTest {
    private static final int MEGABYTE = 1 << 20;

    private final RecordedFiles files = new RecordedFiles();

    /** 200 MB of zeros in 200 KB: nothing of a member that is not whole is known. */
    @Test
    void whatUnpacksToTooMuchIsNotReadFurther() throws IOException {
        KnownSource source = files.read(bomb(200));

        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .anyMatch(text -> text.startsWith("the input unpacks to more than "))
                .anyMatch(text -> text.endsWith("the tar archive is not read further inside 'zeros': it ends early"));
        assertThat(files.files()).containsExactly(present("/first", "1"));
    }

    /** The same as a layer, inside an archive that is not packed. */
    @Test
    void aLayerThatUnpacksToTooMuchIsNotReadFurther() throws IOException {
        KnownSource source = files.read(image(1, bomb(200)));

        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .anyMatch(
                        text -> text.matches("blobs/sha256/[0-9a-f]{64}, byte \\d+: the tar archive is not read further"
                                + " inside 'zeros': its members have more than \\d+ bytes"));
        assertThat(files.files()).noneMatch(file -> file.startsWith("/zeros"));
    }

    /** A file of holes takes no bytes in the archive: eight gigabytes in two blocks. */
    @Test
    void aFileOfHolesIsNotHashedToItsEnd() throws IOException {
        byte[] archive = new byte[1024];
        TarArchiveEntry entry = new TarArchiveEntry("hole", TarConstants.LF_GNUTYPE_SPARSE);
        entry.writeEntryHeader(archive);
        put(archive, 386, "77777777777");
        put(archive, 398, "00000000000");
        put(archive, 483, "77777777777");
        put(archive, 257, "ustar  ");
        put(archive, 148, "        ");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += archive[i] & 0xff;
        }
        put(archive, 148, String.format("%06o", sum));
        archive[154] = 0;

        assertThat(files.read(archive).remarks())
                .extracting(KnownReading::text)
                .anyMatch(text -> text.contains("not read further inside 'hole': its members have more than "));
        assertThat(files.files()).isEmpty();
    }

    /** More members than a whole system has. */
    @Test
    void moreThanHalfAMillionMembersAreNotRead() throws IOException {
        KnownSource source = PackedSource.read(InputSource.ofStream("x", new ManyMembers(1_000_000)), files)
                .orElseThrow();

        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .containsExactly("only the first 500000 members were read (give its parts as separate sources)");
        assertThat(files.files()).hasSize(500_000);
    }

    /** Names of which each has two thousand steps, through a link. */
    @Test
    void deepNamesEndInAnAnswer() throws IOException {
        String deep = "d/".repeat(2000);
        byte[] archive = tar(out -> {
            out.special("l", TarConstants.LF_SYMLINK, deep);
            for (int i = 0; i < 600; i++) {
                out.file(i + "/" + deep + "x", "1");
            }
            out.file("l/l/l/x", "1").file("l/" + deep + "y", "1").file("n".repeat(5000), "1");
        });
        KnownSource source = files.read(archive);

        assertThat(source.remarks())
                .extracting(Diagnostic::message)
                .anyMatch(message -> message.startsWith("a name leads out of the root or is too long: 'nnnn"))
                .anyMatch(message -> message.startsWith("its names have more steps than are followed"));
        assertThat(files.files()).hasSizeBetween(450, 500);
    }

    /** One layer that a thousand images share. */
    @Test
    void imagesWithoutNumberEndInAnAnswer() throws IOException {
        byte[] layer = tar(out -> {
            for (int i = 0; i < 6000; i++) {
                out.file("f" + i, "1");
            }
        });
        int[] count = {0};
        KnownFileSink counting = new KnownFileSink() {
            @Override
            public Set<HashAlgorithm> algorithms() {
                return Set.of(HashAlgorithm.SHA256);
            }

            @Override
            public void file(KnownFile file) {
                count[0]++;
            }

            @Override
            public void link(String item, ByteString path, ByteString target, boolean symbolic) {}

            @Override
            public void skipped(KnownSkip why) {}
        };
        InputStream image = new ByteArrayInputStream(image(1000, layer));
        KnownSource source =
                PackedSource.read(InputSource.ofStream("x", image), counting).orElseThrow();

        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .contains("its images have more members than are put together; the rest was not read");
        assertThat(count[0]).isBetween(1_990_000, 2_000_000);
    }

    @Test
    void documentsWithoutEndOrDepthAreNoImages() {
        String deep = "[".repeat(100_000);
        KnownSource source = files.read(tar(
                out -> out.file("oci-layout", "{}").file("index.json", deep).file("manifest.json", "{\"a\":" + deep)));

        assertThat(source.form()).isEqualTo(SourceForm.OCI_LAYOUT);
        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .containsExactly("the image has no manifest whose layers could be read");
    }

    /** A name in a header of pax is UTF-8; one in the member's own header is whatever bytes it is. */
    @Test
    void namesAreBytes() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(raw, StandardCharsets.ISO_8859_1.name())) {
            new RecordedFiles.TarWriter(out).file("caf\u00e9\u00ff", "1");
        }
        files.read(raw.toByteArray());
        files.read(tar(out -> out.file("caf\u00e9", "2")));

        assertThat(files.files()).containsExactly(present("/caf\u00e9\u00ff", "1"), present("/caf\u00e9", "2"));
        assertThat(files.paths()).extracting(ByteString::hex).containsExactly("2f636166e9ff", "2f636166c3a9");
    }

    /** Names in sentences are escaped: none reaches a terminal as it is. */
    @Test
    void namesInRemarksAreEscaped() throws IOException {
        assertThat(files.read(tar(out -> out.file("../\u001b[2J\n", "1"))).remarks())
                .extracting(KnownReading::text)
                .containsExactly("a name leads out of the root or is too long: '../\\x1b[2J\\x0a'");
    }

    /** What is no source of this kind is left for others, from its first byte on. */
    @Test
    void anotherFormIsLeftAlone() throws IOException {
        byte[] text = "da39a3ee5e6b4b0d3255bfef95601890afd80709  /x\n".getBytes(StandardCharsets.US_ASCII);
        InputStream stream = new ByteArrayInputStream(text);

        assertThat(PackedSource.read(InputSource.ofStream("x", stream), files)).isEmpty();
        assertThat(stream.readAllBytes()).isEqualTo(text);
    }

    private static byte[] bomb(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes);
                TarArchiveOutputStream out = new TarArchiveOutputStream(gzip)) {
            TarArchiveEntry first = new TarArchiveEntry("first");
            first.setSize(1);
            out.putArchiveEntry(first);
            out.write('1');
            out.closeArchiveEntry();
            TarArchiveEntry zeros = new TarArchiveEntry("zeros");
            zeros.setSize((long) megabytes * MEGABYTE);
            out.putArchiveEntry(zeros);
            byte[] chunk = new byte[MEGABYTE];
            for (int i = 0; i < megabytes; i++) {
                out.write(chunk);
            }
            out.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** An OCI layout with as many manifests as asked for, which differ in a remark alone. */
    private static byte[] image(int images, byte[]... layers) {
        return tar(out -> {
            StringBuilder list = new StringBuilder();
            for (byte[] layer : layers) {
                String digest = HexFormat.of().formatHex(RecordedFiles.sha256(layer));
                out.file("blobs/sha256/" + digest, layer);
                list.append(list.isEmpty() ? "" : ",").append("{\"digest\":\"sha256:" + digest + "\"}");
            }
            StringBuilder manifests = new StringBuilder();
            for (int i = 0; i < images; i++) {
                byte[] manifest = ("{\"layers\":[" + list + "],\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8);
                String digest = HexFormat.of().formatHex(RecordedFiles.sha256(manifest));
                out.file("blobs/sha256/" + digest, manifest);
                manifests.append(manifests.isEmpty() ? "" : ",").append("{\"digest\":\"sha256:" + digest + "\"}");
            }
            out.file("oci-layout", "{}").file("index.json", "{\"manifests\":[" + manifests + "]}");
        });
    }

    /** A tar archive of empty files, made as it is read. */
    private static final class ManyMembers extends InputStream {
        private static final int BLOCK = 512;

        private final int members;
        private byte[] header = {};
        private int at;
        private int made;

        ManyMembers(int members) {
            this.members = members;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == header.length) {
                if (made == members) {
                    return -1;
                }
                header = new byte[BLOCK];
                new TarArchiveEntry("f" + made++).writeEntryHeader(header);
                at = 0;
            }
            int count = Math.min(length, header.length - at);
            System.arraycopy(header, at, target, offset, count);
            at += count;
            return count;
        }
    }
}
