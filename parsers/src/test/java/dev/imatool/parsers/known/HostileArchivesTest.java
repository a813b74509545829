package dev.imatool.parsers.known;

import static dev.imatool.parsers.known.RecordedFiles.present;
import static dev.imatool.parsers.known.RecordedFiles.tar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.image.RootFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/** Bombs in each packing, archives in archives, lengths that lie, links in circles and forward, names of all kinds. */
@Timeout(120)
class HostileArchivesTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int BOMB = 160;
    private static final int ENTRY = 110;

    @TempDir
    Path folder;

    private final RecordedFiles files = new RecordedFiles();

    /** What kernels and package managers unpack. */
    private enum Packing {
        GZIP,
        BZIP2,
        XZ,
        LZMA,
        LZ4,
        ZSTD,
        GZIP_IN_XZ
    }

    /** A RAM disk with a file of 160 MB of zeros: the file before it is known, and it is not. */
    @ParameterizedTest
    @EnumSource(Packing.class)
    void bombsEndInAnAnswer(Packing packing) throws IOException {
        byte[] bomb = packed(packing);
        assertThat(bomb.length).isLessThan(4 * MEGABYTE);

        KnownSource source = files.read(bomb);

        assertThat(source.form()).isEqualTo(SourceForm.INITRD);
        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .anyMatch(text -> text.contains("to more than ") || text.contains("have more than "));
        assertThat(files.files()).noneMatch(file -> file.startsWith("/zeros"));
    }

    private static byte[] packed(Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (packing == Packing.ZSTD) {
            zstd(bytes);
        } else if (packing == Packing.LZ4) {
            lz4(bytes);
        } else if (packing == Packing.BZIP2) {
            bytes.writeBytes(bzip2(begin()));
            byte[] zeros = bzip2(new byte[MEGABYTE]);
            for (int i = 0; i < BOMB; i++) {
                bytes.writeBytes(zeros);
            }
        } else {
            try (OutputStream out = packer(packing, bytes)) {
                out.write(begin());
                byte[] chunk = new byte[MEGABYTE];
                for (int i = 0; i < BOMB; i++) {
                    out.write(chunk);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static OutputStream packer(Packing packing, OutputStream out) throws IOException {
        return switch (packing) {
            case GZIP -> new GZIPOutputStream(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options(0));
            case LZMA -> new LZMAOutputStream(out, new LZMA2Options(0), -1);
            case GZIP_IN_XZ -> new GZIPOutputStream(new XZOutputStream(out, new LZMA2Options(0)));
            case BZIP2, LZ4, ZSTD -> throw new IllegalArgumentException();
        };
    }

    /** One stream of bzip2, of which a file may have several. */
    private static byte[] bzip2(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    /** Two members: a file of one byte, and one of as many zeros as there are. */
    private static byte[] begin() {
        return concat(member("first", 1, "1\0\0\0"), member("zeros", (long) BOMB * MEGABYTE, ""));
    }

    /** A member of a cpio archive in the format of kernels (newc), its name padded to four bytes. */
    private static byte[] member(String name, long size, String content) {
        StringBuilder header = new StringBuilder("070701");
        long[] fields = {1, 0100644, 0, 0, 1, 0, size, 0, 0, 0, 0, name.length() + 1, 0};
        for (long field : fields) {
            header.append(String.format("%08X", field));
        }
        int length = (ENTRY + name.length() + 1 + 3) / 4 * 4;
        return concat(
                Arrays.copyOf((header + name).getBytes(StandardCharsets.US_ASCII), length),
                content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Zstandard (RFC 8878) by hand: a raw block, then blocks that repeat one zero 128 KiB times. */
    private static void zstd(ByteArrayOutputStream out) {
        byte[] begin = begin();
        out.writeBytes(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x58});
        block(out, begin.length, 0);
        out.writeBytes(begin);
        for (int i = 0; i < BOMB * 8; i++) {
            block(out, 1 << 17, 1);
            out.write(0);
        }
        block(out, 0, 0, 1);
    }

    private static void block(ByteArrayOutputStream out, int size, int type) {
        block(out, size, type, 0);
    }

    private static void block(ByteArrayOutputStream out, int size, int type, int last) {
        int header = size << 3 | type << 1 | last;
        out.writeBytes(new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16)});
    }

    /** The legacy frame: blocks of 8 MiB, each after its packed length. */
    private static void lz4(ByteArrayOutputStream out) throws IOException {
        out.writeBytes(new byte[] {2, 0x21, 0x4c, 0x18});
        byte[] first = begin();
        byte[] zeros = lz4Block(new byte[8 * MEGABYTE]);
        lz4Block(out, lz4Block(first));
        for (int i = 0; i < BOMB / 8; i++) {
            lz4Block(out, zeros);
        }
    }

    private static byte[] lz4Block(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (BlockLZ4CompressorOutputStream block = new BlockLZ4CompressorOutputStream(packed)) {
            block.write(content);
        }
        return packed.toByteArray();
    }

    private static void lz4Block(ByteArrayOutputStream out, byte[] packed) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(packed.length >> shift);
        }
        out.writeBytes(packed);
    }

    /** Packed a hundred times: nobody does that to a file that is to be read. */
    @Test
    void packingsInPackingsEndInAnAnswer() throws IOException {
        byte[] packed = tar(out -> out.file("usr/x", "1"));
        for (int i = 0; i < 100; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                out.write(packed);
            }
            packed = bytes.toByteArray();
        }
        byte[] whole = packed;
        assertThat(KnownReading.of(whole).files).isEmpty();
    }

    /** An archive in an archive is a file of a system, and no system of its own. */
    @Test
    void archivesInArchivesAreFiles() {
        byte[] nested = tar(out -> out.file("usr/x", "1"));
        for (int i = 0; i < 50; i++) {
            byte[] inner = nested;
            nested = tar(out -> out.file("usr/inner", inner));
        }
        files.read(nested);

        assertThat(files.files()).singleElement().asString().startsWith("/usr/inner PRESENT sha256:");
    }

    @ParameterizedTest
    @ValueSource(longs = {0xffffffffL, 0x80000000L, 0x7fffffffL, 2})
    void aLengthOfCpioThatLiesEndsInAnAnswer(long length) {
        byte[] lying = concat(member("first", 1, "1\0\0\0"), member("liar", length, "x"));

        assertThat(files.read(lying).remarks())
                .singleElement()
                .satisfies(remark -> assertThat(KnownReading.text(remark)).contains("not read further: "));
        assertThat(files.files()).containsExactly(present("/first", "1"));
    }

    /** A length of a name that is longer than any, or than what there is. */
    @ParameterizedTest
    @ValueSource(strings = {"FFFFFFFF", "80000000", "7FFFFFFF", "00000000", "0000FFFF", "0000001G"})
    void aLengthOfANameThatLiesEndsInAnAnswer(String length) {
        byte[] lying = concat(member("first", 1, "1\0\0\0"), member("liar", 0, ""));
        byte[] name = length.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, lying, lying.length - member("liar", 0, "").length + 94, name.length);

        assertThat(files.read(lying).remarks()).isNotEmpty();
        assertThat(files.files()).containsExactly(present("/first", "1"));
    }

    /** A tar archive has a content before the names that share it; the other way round nothing is known of the name. */
    @Test
    void hardLinksToLaterMembersAndToThemselvesEndInAnAnswer() {
        byte[] archive = tar(out -> out.special("usr/early", TarConstants.LF_LINK, "usr/late")
                .file("usr/late", "1")
                .special("usr/self", TarConstants.LF_LINK, "usr/self")
                .special("usr/a", TarConstants.LF_LINK, "usr/b")
                .special("usr/b", TarConstants.LF_LINK, "usr/a")
                .special("usr/out", TarConstants.LF_LINK, "../../etc/shadow"));

        assertThat(files.read(archive).remarks())
                .extracting(KnownReading::text)
                .contains(
                        "a hard link names what is not in the image: '/usr/early'",
                        "a hard link names what is not in the image: '/usr/self'",
                        "a hard link names what is not in the image: '/usr/a'",
                        "a hard link leads out of the root: 'usr/out'");
        assertThat(files.files()).containsExactly(present("/usr/late", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "usr/../../x", "/../x", "usr/..", ".."})
    void namesThatLeadOutAreNoFiles(String name) {
        byte[] archive = tar(out -> out.file(name, "1").file("//usr//./x", "2"));

        assertThat(files.read(archive).remarks())
                .extracting(KnownReading::text)
                .containsExactly("a name leads out of the root or is too long: '" + name + "'");
        assertThat(files.files()).containsExactly(present("/usr/x", "2"));
    }

    /** Directories that link to each other, a link to itself, and one to all that is above. */
    @Test
    void linksOfAFolderInCirclesEndInAnAnswer() throws IOException {
        Path usr = Files.createDirectories(folder.resolve("root/usr"));
        Files.createDirectories(folder.resolve("root/bin"));
        Files.createSymbolicLink(usr.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(usr.resolve("b"), Path.of("a"));
        Files.createSymbolicLink(usr.resolve("self"), Path.of("self"));
        Files.createSymbolicLink(usr.resolve("up"), Path.of("../.."));
        Files.writeString(usr.resolve("x"), "1");

        KnownSource source = RootFolder.read(folder.resolve("root"), files).orElseThrow();

        assertThat(source.remarks()).isEmpty();
        assertThat(files.files()).containsExactly(present("/usr/x", "1"));
        assertThat(files.links())
                .containsExactly("/usr/a -> b", "/usr/b -> a", "/usr/self -> self", "/usr/up -> ../..");
    }

    /** Ten times as many files take no more than some thirty times as long, whatever else the machine does. */
    @Test
    void aFolderOfManyFilesTakesTimeByTheirNumber() throws IOException {
        Duration few = timeOf(folderOf(300));
        Duration many = timeOf(folderOf(3_000));

        assertThat(many).isLessThan(few.plusSeconds(1).multipliedBy(30));
        assertThat(files.files()).hasSize(3_300);
    }

    private Path folderOf(int count) throws IOException {
        Path root = folder.resolve("root" + count);
        Files.createDirectories(root.resolve("bin"));
        for (int i = 0; i < count; i++) {
            Path directory = root.resolve("usr/d" + i / 1000);
            Files.createDirectories(directory);
            Files.createFile(directory.resolve("f" + i));
        }
        return root;
    }

    private Duration timeOf(Path root) throws IOException {
        long begin = System.nanoTime();
        assertThat(RootFolder.read(root, files)).isPresent();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
