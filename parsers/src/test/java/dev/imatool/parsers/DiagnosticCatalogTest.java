package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.fixtures.tamper.LyingLengths;
import dev.imatool.fixtures.vectors.Vectors;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ListFormat;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every diagnostic can be provoked, and is explained. */
class DiagnosticCatalogTest {
    private static final BuiltLog LOG = LogBuilder.list()
            .bootAggregate()
            .file("/bin/a", "a")
            .file("/bin/b", "b")
            .build();

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z_]+}");

    private static final Set<DiagnosticKind> RECORDS = EnumSet.of(
            DiagnosticKind.RECORDS_OTHER,
            DiagnosticKind.RECORDS_NONE,
            DiagnosticKind.RECORDS_NOT_CLOSED,
            DiagnosticKind.RECORD_CUT_SHORT,
            DiagnosticKind.RECORD_OVER_LIMIT,
            DiagnosticKind.RECORD_BYTES,
            DiagnosticKind.RECORDS_MISSING,
            DiagnosticKind.RECORDS_OUT_OF_ORDER,
            DiagnosticKind.RECORDS_MORE_BREAKS,
            DiagnosticKind.RECORDS_UNNUMBERED);

    @Test
    void everyKindIsExplainedInThePolicy() throws IOException {
        String policy = Files.readString(Path.of("../docs/malformed-input.md"));

        for (DiagnosticKind kind : DiagnosticKind.values()) {
            assertThat(policy).contains("`" + kind.id() + "`");
        }
    }

    /** A message in which a brace of the wording is left has lost an argument. */
    @Test
    void everyMessageHasAllItsArguments() {
        Vectors.all().stream()
                .flatMap(vector -> Reading.of(vector.content().toByteArray()).summary().diagnostics().stream())
                .forEach(diagnostic -> PLACEHOLDER
                        .matcher(diagnostic.kind().meaning())
                        .results()
                        .forEach(left -> assertThat(diagnostic.message()).doesNotContain(left.group())));
    }

    @Test
    void everyKindIsProvokedBySomeInput() {
        Set<DiagnosticKind> provoked = EnumSet.noneOf(DiagnosticKind.class);
        Vectors.all()
                .forEach(vector -> provoked.addAll(
                        Reading.of(vector.content().toByteArray()).kinds()));
        provoked.addAll(Reading.of(tooManyLines()).kinds());
        provoked.addAll(Reading.of(oneLineOfTooManyBytes()).kinds());
        provoked.addAll(Reading.of(unproven(70_123)).kinds());
        provoked.addAll(Reading.of(unproven(10)).kinds());
        provoked.addAll(Reading.of(legacyNameTooLong()).kinds());
        provoked.addAll(Reading.of(violationWithoutLineEnd()).kinds());
        provoked.add(DiagnosticKind.GZIP_TRAILING); // held by InputReadingTest
        provoked.addAll(RECORDS); // held by CanonicalEventLogTest and RecordBoundsTest
        // held by DecodingTest, each with its place
        provoked.addAll(EnumSet.of(
                DiagnosticKind.BASE64_CUT_SHORT,
                DiagnosticKind.HEX_TEXT,
                DiagnosticKind.HEX_DAMAGED,
                DiagnosticKind.HEX_CUT_SHORT,
                DiagnosticKind.HEX_DUMP_OFFSET,
                DiagnosticKind.HEX_DUMP_LINE,
                DiagnosticKind.HEX_DUMP_REPEATS,
                DiagnosticKind.HEX_DUMP_CUT_SHORT,
                DiagnosticKind.HEX_DUMP_FURTHER,
                DiagnosticKind.HEX_DUMP_OTHER_LINES,
                DiagnosticKind.PACKED_CUT_SHORT,
                DiagnosticKind.PACKED_DAMAGED,
                DiagnosticKind.UNPACKS_TO_TOO_MUCH));
        provoked.addAll(Reading.of(Documents.document("002")).kinds());
        provoked.addAll(Reading.of(LOG.ascii(), onlyList("other")).kinds());
        provoked.addAll(Reading.of(LOG.ascii(), binaryOnly()).kinds());
        texts().forEach(text -> provoked.addAll(
                Reading.of(text.getBytes(StandardCharsets.ISO_8859_1)).kinds()));
        provoked.add(DiagnosticKind.VIOLATIONS_JOINED); // held by TranscriptTest
        // held by ResynchronizerTest: a gigabyte of false starts is no unit test
        provoked.add(DiagnosticKind.SEARCH_GIVEN_UP);

        assertThat(provoked).containsExactlyInAnyOrder(DiagnosticKind.values());
    }

    private static List<String> texts() {
        String entry = new String(LOG.ascii(), StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElseThrow();
        String header = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n";
        String part = "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n" + entry + "\n--b\n";
        String html = "Content-Type: text/html\n\n<pre>" + entry + "</pre>\n--b\n";
        String bytes = "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\nAAECAwQF\n--b--\n";
        return List.of(
                "{\"line\": \"" + entry + "\"}\n{\"line\": \"" + entry + "\"}\n{\"line\": \"10 ",
                entry.substring(0, 60) + "=\n" + entry.substring(60) + "\n",
                header + part + html + bytes,
                header + bytes,
                "host: " + entry + "\n",
                "\u001b[1m" + entry + "\u001b[0m\n");
    }

    private static byte[] tooManyLines() {
        String entry = new String(LOG.ascii(), StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElseThrow();
        String left = "ima-ng " + "0123456789".repeat(4);
        return (entry + "\n" + left + "\n").repeat(300).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] oneLineOfTooManyBytes() {
        byte[] entry = LOG.ascii();
        byte[] text = new byte[entry.length + (33 << 20)];
        Arrays.fill(text, (byte) 'x');
        System.arraycopy(entry, 0, text, 0, entry.length);
        return text;
    }

    /** A wrong template data length on an entry whose digest does not fit either; proven entries follow. */
    private static byte[] unproven(long dataLength) {
        byte[] list =
                LyingLengths.templateData(LOG, ByteOrder.LITTLE, 2, dataLength).bytes();
        list[LOG.span(ListFormat.BINARY, 2).offset() + 5] ^= 1;
        return list;
    }

    /** An event name of 300 bytes, where the legacy template has 255 at most. */
    private static byte[] legacyNameTooLong() {
        LogBuilder list = LogBuilder.list();
        for (int i = 0; i < 9; i++) {
            list.add(Measurement.ima(FileDigest.ofContent("sha1", "content " + i), "/bin/program" + i));
        }
        return LyingLengths.field(list.build(), ByteOrder.LITTLE, 2, 0, 300).bytes();
    }

    private static byte[] violationWithoutLineEnd() {
        byte[] list = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.violationOf("/x"))
                .build()
                .ascii();
        return Arrays.copyOf(list, list.length - 1);
    }

    private static ReadOptions binaryOnly() {
        return new ReadOptions(
                Optional.of(ListFormat.BINARY), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }

    private static ReadOptions onlyList(String name) {
        return new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.of(name));
    }
}
