package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.tamper.LyingLengths;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.fixtures.vectors.ReadingVector;
import dev.imatool.fixtures.vectors.Vectors;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists that read well and still deceive: which command sees through them, and which cannot (docs/malformed-input.md). */
class TrapsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final BuiltLog LOG = LogBuilder.list()
            .bootAggregate()
            .file("/usr/bin/ls", "ls")
            .file("/usr/bin/cat", "cat")
            .add(Measurement.violationOf("/var/log/wtmp"))
            .build();

    @TempDir
    private Path folder;

    static Stream<ReadingVector> vectorsWithPcrs() {
        return Vectors.all().stream().filter(vector -> !vector.pcrs().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("vectorsWithPcrs")
    void everyVectorReplaysToItsPcrs(ReadingVector vector) throws IOException {
        Outcome outcome = Outcome.of(
                "replay", "--format", "json", file("list", vector.content().toByteArray()));
        JsonNode rows = MAPPER.readTree(outcome.out()).path("pcrs");
        Map<String, String> values = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("scheme").asText().equals("per_bank"))
                .collect(Collectors.toMap(
                        row -> row.path("bank").asText() + ":" + row.path("pcr").asText(),
                        row -> row.path("value").asText()));
        for (ReadingVector.Pcr pcr : vector.pcrs()) {
            assertThat(values)
                    .containsEntry(pcr.bank() + ":" + pcr.index(), pcr.value().hex());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void anotherTemplateNameShowsWhereTheFieldsContradictIt(ListFormat format) throws IOException {
        assertThat(findings(1, "verify", vector(format, "sig-named-buf"))).containsExactly("buffer_digest_mismatch 2");
        assertThat(findings(1, "verify", vector(format, "ng-named-ngv2"))).containsExactly("field_malformed 2");
        assertThat(findings(0, "verify", vector(format, "buf-named-sig"))).isEmpty();
        JsonNode unknown = run(0, "verify", vector(format, "ngv2-named-ng"));
        assertThat(unknown.path("findings")).isEmpty();
        assertThat(unknown.path("diagnostics").findValuesAsText("kind")).contains("unknown_algorithm");
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void anEntryMovedToAnotherPcrShowsInAReplayAlone(ListFormat format) throws IOException {
        byte[] moved = format == ListFormat.BINARY
                ? LyingLengths.pcr(LOG, ByteOrder.LITTLE, 2, 11).bytes()
                : Tampering.overwrite(LOG.ascii(), LOG.span(format, 2).offset(), (byte) '1', (byte) '1')
                        .bytes();
        assertThat(findings(0, "verify", file("moved", moved))).isEmpty();
        for (PcrBank bank : PcrBank.usual()) {
            assertThat(replay(1, moved, bank).path("verdict").asText()).isEqualTo("not_reproduced");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void aTemplateDigestIsNeverExtendedAsLogged(ListFormat format) throws IOException {
        byte[] other = Tampering.otherTemplateDigest(LOG, format, 2).bytes();
        for (PcrBank bank : PcrBank.usual()) {
            JsonNode report = replay(1, other, bank);
            assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
            assertThat(kinds(report)).containsExactly("template_digest_mismatch 2");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void anEntryMadeAViolationIsExtendedAsOne(ListFormat format) throws IOException {
        byte[] zeroed = Tampering.zeroTemplateDigest(LOG, format, 2).bytes();
        assertThat(findings(1, "verify", file("zeroed", zeroed))).containsExactly("violation_with_file_digest 2");
        assertThat(replay(1, zeroed, PcrBank.SHA256).path("verdict").asText()).isEqualTo("not_reproduced");
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void theOrderOfEntriesIsAllThatIsKnownOfTime(ListFormat format) throws IOException {
        byte[] swapped = Tampering.swap(LOG, format, 2, 3).bytes();
        assertThat(findings(0, "verify", file("swapped", swapped))).isEmpty();
        assertThat(replay(1, swapped, PcrBank.SHA1).path("verdict").asText()).isEqualTo("not_reproduced");
        JsonNode diff = run(0, "diff", file("list", LOG.bytes(format)), file("swapped", swapped));
        assertThat(diff.path("changes")).isEmpty();
    }

    @Test
    void aViolationIsReportedBesideTheDigestsAroundIt() throws IOException {
        byte[] before = LogBuilder.list()
                .bootAggregate()
                .file("/etc/hosts", "1")
                .build()
                .binary();
        JsonNode diff = run(1, "diff", file("before", before), vector(ListFormat.BINARY, "violation-between-digests"));
        assertThat(diff.path("changes").findValuesAsText("kind")).containsExactly("modified", "violation");
        assertThat(diff.path("changes").findValuesAsText("path")).containsOnly("/etc/hosts");
    }

    @Test
    void theDigestOfTheEmptyFileMakesNoCopy() throws IOException {
        byte[] before =
                LogBuilder.list().bootAggregate().file("/etc/empty", "").build().binary();
        JsonNode diff = run(1, "diff", file("before", before), vector(ListFormat.BINARY, "empty-files"));
        assertThat(diff.path("changes").findValuesAsText("kind")).containsExactly("added");
    }

    @Test
    void nothingIsSaidOfFilesThatWereNotMeasured() throws IOException {
        byte[] boot = LogBuilder.list()
                .add(Measurement.imaNg(FileDigest.ofContent("sha256", "boot"), "boot_aggregate"))
                .file("/usr/bin/ls", "ls")
                .build()
                .binary();
        JsonNode diff = run(1, "diff", file("list", LOG.binary()), file("other", boot));
        assertThat(diff.path("changes").findValuesAsText("kind"))
                .contains("not_measured")
                .doesNotContain("removed", "deleted");
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void whatIsLegalIsNoFinding(ListFormat format) throws IOException {
        for (String name : List.of(
                "several-boot-aggregates",
                "boot-aggregate-of-another-algorithm",
                "signature-lengths-lie",
                "damaged-texts-in-buffers",
                "repeated-entries",
                "zero-file-digest",
                "violation-between-digests")) {
            JsonNode report = run(0, "verify", vector(format, name));
            assertThat(report.path("verdict").asText()).as(name).isEqualTo("consistent");
            assertThat(report.path("template_digests").path("not_computable").asInt())
                    .as(name)
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void signaturesWhoseLengthsLieAreMalformed(ListFormat format) throws IOException {
        JsonNode report = run(1, "signatures", vector(format, "signature-lengths-lie"));
        assertThat(report.path("summary").path("malformed").asInt()).isEqualTo(4);
        assertThat(report.path("summary").path("good").asInt()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void ofTwoValuesInABufferNeitherIsTaken(ListFormat format) throws IOException {
        String shown =
                Outcome.of("show", vector(format, "damaged-texts-in-buffers")).out();
        assertThat(shown)
                .contains("SELinux is in a state that this buffer contradicts itself about")
                .contains("device with names that contradict each other resumed")
                .contains("not known, and no text: 6e616d653dff80c3")
                .doesNotContain("SELinux is enforcing", "device x resumed", "device y resumed");
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void marksThatTurnTextAroundAreShownAsWhatTheyAre(ListFormat format) throws IOException {
        String shown = Outcome.of("show", vector(format, "bidirectional-names")).out();
        assertThat(shown)
                .contains("/srv/invoice\\u{202e}fdp.sh", "/srv/\\u{2066}hidden\\u{2069}", "/srv/zero\\u{200b}width");
    }

    private JsonNode replay(int exit, byte[] list, PcrBank bank) throws IOException {
        String expected = bank + ":10=" + LOG.pcr(bank, 10).hex();
        return run(exit, "replay", "--pcr", expected, file("list", list));
    }

    private List<String> findings(int exit, String... command) throws IOException {
        return kinds(run(exit, command));
    }

    private static List<String> kinds(JsonNode report) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .map(finding -> finding.path("kind").asText() + " "
                        + finding.path("entry").asText())
                .toList();
    }

    private static JsonNode run(int exit, String... command) throws IOException {
        String[] words =
                Stream.concat(Stream.of(command), Stream.of("--format", "json")).toArray(String[]::new);
        Outcome outcome = Outcome.of(words);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private String vector(ListFormat format, String name) throws IOException {
        String whole = (format == ListFormat.BINARY ? "binary/" : "ascii/") + name;
        ReadingVector vector = Vectors.all().stream()
                .filter(each -> each.name().equals(whole))
                .findFirst()
                .orElseThrow();
        return file(name, vector.content().toByteArray());
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }
}
