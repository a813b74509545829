package dev.imatool.parsers.known.image;

import static dev.imatool.parsers.known.RecordedFiles.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.RecordedFiles;
import dev.imatool.parsers.known.SourceForm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Initial RAM disks that GNU cpio made: microcode in front, hard and symbolic links, in each packing; and damage in them. */
class InitrdTest {
    private static final String MICROCODE = present("/kernel/x86/microcode/GenuineIntel.bin", "microcode\n");
    private static final String[] FILES = {
        present("/bin/busybox", "busybox\n"),
        present("/bin/sh", "busybox\n"),
        present("/init", "#!/bin/sh\nexec /sbin/init\n"),
        present("/etc-empty", "")
    };

    private final RecordedFiles files = new RecordedFiles();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "xz", "bzip2", "lz4", "lzma", "lzo"})
    void microcodeStandsInFrontOfWhatIsPacked(String packing) {
        KnownSource source = files.read(RecordedFiles.resource("initrd-" + packing + ".img"));

        assertThat(source.form()).isEqualTo(SourceForm.INITRD);
        assertThat(source.items()).isEqualTo(2);
        assertThat(source.remarks()).isEmpty();
        assertThat(files.files()).hasSize(5).contains(MICROCODE).contains(FILES);
        assertThat(files.links()).containsExactly("/bin/ls -> busybox");
    }

    /** A header that asks for four gigabytes, and one that says more than there is: in front of a content, and alone. */
    @ParameterizedTest
    @CsvSource({
        "'5d00000080ffffffffffffffff', bytes of the initrd are neither a cpio archive nor packed",
        "'5d00000040ffffffffffffffff', the initrd is not read further: ",
        "'5d00008000ffffffffffffffff', the initrd is not read further: it ends early",
        "'5d000080000000000000000080', bytes of the initrd are neither a cpio archive nor packed"
    })
    void lzmaThatLiesEndsInAnAnswer(String header, String message) {
        byte[] image = Arrays.copyOf(RecordedFiles.resource("initrd-lzma.img"), 1060);
        System.arraycopy(HexFormat.of().parseHex(header), 0, image, 1024, header.length() / 2);

        assertThat(files.read(image).remarks())
                .singleElement()
                .satisfies(remark -> assertThat(KnownReading.text(remark)).contains("byte ", message));
        assertThat(files.files()).containsExactly(MICROCODE);
    }

    @Test
    void allOfItMayBePacked() {
        KnownSource source = files.read(RecordedFiles.resource("initrd-zstd.img"));

        assertThat(source.form()).isEqualTo(SourceForm.INITRD);
        assertThat(source.items()).isEqualTo(1);
        assertThat(files.files()).containsExactlyInAnyOrder(FILES);
    }

    /** The kernel unpacks each archive over those before it. */
    @Test
    void theLaterOfTwoArchivesCounts() {
        byte[] early = Arrays.copyOf(RecordedFiles.resource("initrd-gzip.img"), 1024);
        byte[] other = new String(early, StandardCharsets.ISO_8859_1)
                .replace("microcode\n", "different\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(early, 2048);
        System.arraycopy(other, 0, both, 1024, 1024);

        assertThat(files.read(both).items()).isEqualTo(2);
        assertThat(files.files()).containsExactly(present("/kernel/x86/microcode/GenuineIntel.bin", "different\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "lzo that is cut off, '\u0089LZO', bytes of the initrd are neither a cpio archive nor packed",
        "other, xyz1, bytes of the initrd are neither a cpio archive nor packed"
    })
    void whatIsNotReadIsNamedWithItsPlace(String ignored, String magic, String message) {
        byte[] image = Arrays.copyOf(RecordedFiles.resource("initrd-gzip.img"), 1100);
        Arrays.fill(image, 1024, 1100, (byte) 'x');
        System.arraycopy(magic.getBytes(StandardCharsets.ISO_8859_1), 0, image, 1024, 4);

        assertThat(files.read(image).remarks())
                .singleElement()
                .satisfies(remark -> assertThat(KnownReading.text(remark)).startsWith("byte 1024: " + message));
        assertThat(files.files()).containsExactly(MICROCODE);
    }

    @Test
    void aCutPackedArchiveSaysWhereItBegan() {
        byte[] cut = Arrays.copyOf(RecordedFiles.resource("initrd-gzip.img"), 1150);

        assertThat(files.read(cut).remarks())
                .extracting(KnownReading::text)
                .anyMatch(text -> text.startsWith("byte 1024: the gzip stream ends early"))
                .anyMatch(text -> text.startsWith("byte 1024, unpacked, byte ")
                        && text.endsWith("the initrd is not read further: it ends early"));
        assertThat(files.skipped()).containsEntry(KnownSkip.UNREADABLE, 1);
    }

    /** Lengths of names and contents that lie, and digits that are none. */
    @ParameterizedTest
    @CsvSource({
        "94, ffffffff, a name is said to have 4294967295 bytes",
        "94, 00000000, a name is said to have 0 bytes",
        "54, ffffffff, it ends early",
        "54, zzzzzzzz, a header has a field that is not a number"
    })
    void lengthsThatLieAreSaid(int field, String lie, String message) {
        byte[] lying = Arrays.copyOf(RecordedFiles.resource("initrd-gzip.img"), 1024);
        System.arraycopy(lie.getBytes(StandardCharsets.US_ASCII), 0, lying, field, 8);

        assertThat(files.read(lying).remarks())
                .extracting(KnownReading::text)
                .anyMatch(text -> text.matches("byte \\d+: the initrd is not read further: " + message));
        assertThat(files.files()).isEmpty();
    }
}
