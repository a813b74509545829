package dev.imatool.parsers.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the usual programs encoded (fixtures, encodings/make.sh) decode to the bytes that were encoded. */
class DecodingTest {
    private static final String TEXT = "e34b35a3a6cc2f1bfe08a40dc55d499ab8c3cd9749e4dda7973d4cae0b1a6388";

    @ParameterizedTest
    @CsvSource({
        "base64, base64",
        "base64-one-line, base64",
        "xxd, hex_dump",
        "xxd-e, hex_dump",
        "xxd-c32, hex_dump",
        "xxd-p, hex",
        "hexdump-c, hex_dump",
        "hexdump, hex_dump",
        "hexdump-b, hex_dump",
        "od-x1z, hex_dump",
        "od, hex_dump",
        "od-d-x4, hex_dump",
        "od-an, hex",
        "gz, gzip",
        "xz, xz",
        "zst, zstd",
        "bz2, bzip2",
        "gz.base64, base64 gzip",
        "xxd.gz, gzip hex_dump",
        "zst.xxd-p, hex zstd",
        "hexdump-c.xz, xz hex_dump",
    })
    void whatProgramsWriteIsDecoded(String form, String encodings) throws IOException {
        Decoded decoded = decode(file("list." + form));

        assertThat(decoded.bytes).isEqualTo(file("list.bin"));
        assertThat(decoded.encodings).containsExactly(encodings.split(" "));
        assertThat(decoded.damage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text-3.zst", "text-22.zst"})
    void framesOfManyBlocksAreUnpacked(String name) throws Exception {
        Decoded decoded = decode(file(name));

        assertThat(decoded.bytes).hasSize(607_010);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(decoded.bytes)))
                .isEqualTo(TEXT);
        assertThat(decoded.damage()).isEmpty();
    }

    /** Of 131,072-byte blocks the first ones come out, and no byte that was not packed. */
    @Test
    void aZstdStreamThatIsCutGivesTheBlocksBeforeTheCut() throws IOException {
        byte[] packed = file("text-3.zst");
        byte[] whole = decode(packed).bytes;
        Decoded cut = decode(Arrays.copyOf(packed, packed.length - 2000));

        assertThat(cut.kinds()).containsExactly(DiagnosticKind.PACKED_CUT_SHORT);
        assertThat(cut.bytes.length % (128 << 10)).isZero();
        assertThat(cut.bytes).hasSizeGreaterThan(128 << 10).isEqualTo(Arrays.copyOf(whole, cut.bytes.length));
        assertThat(cut.damage())
                .containsExactly("the zstd stream ends early, after " + cut.bytes.length + " bytes of content");
    }

    @Test
    void aChecksumThatIsWrongIsDamage() throws IOException {
        byte[] packed = file("text-3.zst");
        packed[packed.length - 1] ^= 1;

        assertThat(decode(packed).damage())
                .containsExactly(
                        "the zstd stream is damaged after 607010 bytes of content: the checksum of a frame is wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xz", "zst", "bz2", "gz"})
    void whatIsCutIsSaidWhereverItIsCut(String form) throws IOException {
        byte[] packed = file("list." + form);
        byte[] list = file("list.bin");
        for (int length = 12; length < packed.length; length++) {
            Decoded cut = decode(Arrays.copyOf(packed, length));

            assertThat(cut.damage()).as("cut at %d", length).hasSize(1);
            assertThat(cut.bytes).isEqualTo(Arrays.copyOf(list, cut.bytes.length));
        }
    }

    /** Nothing else than a diagnostic comes of it, whatever is flipped. */
    @ParameterizedTest
    @ValueSource(strings = {"list.xz", "list.zst", "list.bz2", "text-22.zst"})
    void flippedBitsNeverFail(String name) throws IOException {
        byte[] packed = file(name);
        byte[] whole = decode(packed).bytes;
        for (int i = 0; i < 400; i++) {
            byte[] flipped = packed.clone();
            int at = 10 + (int) (i * (packed.length - 10L) / 400);
            flipped[at] ^= (byte) (1 << (i % 8));
            Decoded decoded = decode(flipped);

            boolean same = Arrays.equals(decoded.bytes, whole);
            assertThat(same || !decoded.damage().isEmpty() || name.startsWith("text-22"))
                    .isTrue();
        }
    }

    @Test
    void linesOfADumpThatAreMissingAreNamed() throws IOException {
        List<String> lines = lines("list.xxd");
        lines.remove(3);
        Decoded decoded = decode(text(lines));
        byte[] list = file("list.bin");

        assertThat(decoded.kinds()).containsExactly(DiagnosticKind.HEX_TEXT, DiagnosticKind.HEX_DUMP_OFFSET);
        assertThat(decoded.damage())
                .containsExactly("line 4 of the hex dump has offset 0x40, but 0x30 was expected:"
                        + " lines before it are missing, cut or moved");
        assertThat(decoded.bytes).hasSize(list.length - 16);
    }

    @Test
    void aLineOfADumpThatIsCutIsNamed() throws IOException {
        List<String> lines = lines("list.hexdump-c");
        lines.set(5, lines.get(5).substring(0, 30));
        Decoded decoded = decode(text(lines));

        assertThat(decoded.damage())
                .containsExactly("line 7 of the hex dump has offset 0x60, but 0x57 was expected:"
                        + " lines before it are missing, cut or moved");
    }

    @Test
    void aDigitThatIsNoneIsDamage() throws IOException {
        List<String> lines = lines("list.xxd");
        lines.set(2, lines.get(2).substring(0, 12) + "g" + lines.get(2).substring(13));

        assertThat(decode(text(lines)).damage())
                .contains(
                        "line 3 of the hex dump, at offset 0x20, is damaged: something in it is not a group of digits");
    }

    @Test
    void aDumpWithoutItsEndIsCutShort() throws IOException {
        for (String form : List.of("hexdump-c", "hexdump", "od", "od-x1z")) {
            List<String> lines = lines("list." + form);
            lines.removeLast();
            Decoded decoded = decode(text(lines));

            assertThat(decoded.kinds()).contains(DiagnosticKind.HEX_DUMP_CUT_SHORT);
            assertThat(decoded.bytes).isEqualTo(file("list.bin"));
        }
    }

    @Test
    void linesAroundADumpAreCounted() throws IOException {
        List<String> lines = lines("list.xxd");
        lines.addFirst("$ xxd list.bin");
        lines.add(6, "-- more --");
        lines.addLast("$ exit");
        Decoded decoded = decode(text(lines));

        assertThat(decoded.bytes).isEqualTo(file("list.bin"));
        assertThat(decoded.kinds()).containsExactly(DiagnosticKind.HEX_TEXT, DiagnosticKind.HEX_DUMP_OTHER_LINES);
        assertThat(decoded.damage()).isEmpty();
    }

    /** 100 zeros and three bytes, as {@code hexdump -C} writes them. */
    @Test
    void starsAreExpanded() throws IOException {
        String dump = """
                00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
                *
                00000060  00 00 00 00 68 69 0a                              |....hi.|
                00000067
                """;
        byte[] expected = new byte[103];
        System.arraycopy("hi\n".getBytes(StandardCharsets.US_ASCII), 0, expected, 100, 3);

        assertThat(decode(dump.getBytes(StandardCharsets.US_ASCII)).bytes).isEqualTo(expected);
    }

    @Test
    void starsThatStandForTooMuchAreNot() throws IOException {
        String dump = """
                00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
                *
                7ffffff0  00 00 00 00 68 69 0a                              |....hi.|
                7ffffff7
                """;
        Decoded decoded = decode(dump.getBytes(StandardCharsets.US_ASCII));

        assertThat(decoded.kinds()).containsExactly(DiagnosticKind.HEX_TEXT, DiagnosticKind.HEX_DUMP_REPEATS);
        assertThat(decoded.bytes).hasSize(16 + 7);
    }

    @Test
    void whatFollowsTheEndOfADumpIsSaid() throws IOException {
        byte[] dump = file("list.hexdump-c");
        byte[] twice = Arrays.copyOf(dump, 2 * dump.length);
        System.arraycopy(dump, 0, twice, dump.length, dump.length);
        Decoded decoded = decode(twice);

        assertThat(decoded.bytes).isEqualTo(file("list.bin"));
        assertThat(decoded.kinds()).contains(DiagnosticKind.HEX_DUMP_FURTHER);
    }

    @Test
    void textsThatAreNoEncodingStayAsTheyAre() throws IOException {
        String digests = "f74dca6862da58a64ee7f282b0c3952d5957631d241002ef38d282671b8cf23c\n".repeat(20);
        for (String text : List.of(digests, "the quick brown fox jumps over the lazy dog and so on ".repeat(20))) {
            assertThat(decode(text.getBytes(StandardCharsets.US_ASCII)).encodings)
                    .isEmpty();
        }
    }

    @Test
    void base64AndHexThatAreCutOrDamagedAreSaid() throws IOException {
        byte[] base64 = file("list.base64-one-line");
        byte[] hex = file("list.xxd-p");

        assertThat(decode(Arrays.copyOf(base64, 397)).kinds()).contains(DiagnosticKind.BASE64_CUT_SHORT);
        assertThat(decode(Arrays.copyOf(hex, 401)).kinds()).contains(DiagnosticKind.HEX_CUT_SHORT);
        hex[400] = 'x';
        assertThat(decode(hex).damage())
                .containsExactly("hex digits end before byte 400, at a character that is not a hex digit;"
                        + " what follows was not read");
    }

    @Test
    void aBombEndsWhereItsBudgetEnds() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 32; i++) {
                gzip.write(zeros);
            }
        }
        List<Diagnostic> said = new ArrayList<>();
        UnpackingBudget budget = new UnpackingBudget(() -> 10_000, 1 << 20);
        long length = Decoding.open(new ByteArrayInputStream(bomb.toByteArray()), budget, said::add)
                .content()
                .transferTo(OutputStream.nullOutputStream());

        assertThat(length).isBetween(1L << 20, (1L << 20) + 100 * 10_000);
        assertThat(said).extracting(Diagnostic::kind).containsExactly(DiagnosticKind.UNPACKS_TO_TOO_MUCH);
    }

    /** The dictionary of {@code xz --lzma2=dict=1536MiB}, and a window of 3.75 TiB, are refused before anything is made for them. */
    @Test
    void memoryThatAHeaderWantsIsBounded() throws IOException {
        byte[] window = HexFormat.of().parseHex("28b52ffd00ff0100000000000000000000");

        assertThat(decode(window).damage())
                .containsExactly("the zstd stream is damaged after 0 bytes of content:"
                        + " it needs 4123168604160 bytes of memory, more than 134217728");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Decoded(byte[] bytes, List<String> encodings, List<Diagnostic> said) {
        List<DiagnosticKind> kinds() {
            return said.stream().map(each -> (DiagnosticKind) each.kind()).toList();
        }

        List<String> damage() {
            return said.stream()
                    .filter(each -> each.kind().completeness() != Completeness.COMPLETE)
                    .map(Diagnostic::message)
                    .toList();
        }
    }

    private static Decoded decode(byte[] content) throws IOException {
        List<Diagnostic> said = new ArrayList<>();
        UnpackingBudget budget = new UnpackingBudget(() -> content.length);
        Decoding decoding = Decoding.open(new ByteArrayInputStream(content), budget, said::add);
        byte[] bytes = decoding.content().readAllBytes();
        return new Decoded(
                bytes, decoding.encodings().stream().map(Encoding::id).toList(), said);
    }

    private static List<String> lines(String name) throws IOException {
        return new ArrayList<>(
                new String(file(name), StandardCharsets.US_ASCII).lines().toList());
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = DecodingTest.class.getResourceAsStream("/encodings/" + name)) {
            return file.readAllBytes();
        }
    }
}
