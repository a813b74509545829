package dev.imatool.examine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.ReportInput;
import dev.imatool.examine.report.RowSink;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.parsers.known.SourceForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckExaminationTest {
    /** More than a report lists. */
    private static final int UNKNOWN = 1500;

    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    private Path folder;

    private Path written(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Path checksums(String... lines) throws IOException {
        return written("known.sha256", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static CheckReport check(Path list, RowSink<JudgedEntry> rows, Path... references) throws IOException {
        return check(list, List.of(), rows, references);
    }

    private static CheckReport check(
            Path list, List<ContainerSelector> containers, RowSink<JudgedEntry> rows, Path... references)
            throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new CheckExamination(new ListPass(inputs))
                    .examine(
                            new CheckQuestion(
                                    list.toString(),
                                    containers,
                                    List.of(references).stream()
                                            .map(Path::toString)
                                            .toList()),
                            rows);
        }
    }

    @Test
    void everyEntryIsARowAndTheGravestAreFindings() throws IOException {
        LogBuilder log = LogBuilder.list();
        for (int i = 0; i < UNKNOWN; i++) {
            log.file("/unknown/" + i, "content " + i);
        }
        Path list = written("list", log.file("/bin/hello", "altered").build().binary());
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(list, rows::add, checksums(HELLO_SHA256 + "  /bin/hello"));
        assertThat(rows)
                .extracting(JudgedEntry::entry)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, UNKNOWN + 1L).boxed().toList());
        assertThat(rows.get(UNKNOWN).answer()).isEqualTo(Answer.CHANGED);
        assertThat(report.head().verdict()).isEqualTo(CheckReport.DEVIATES);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
        assertThat(report.count(Answer.UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(report.count(Answer.CHANGED)).isEqualTo(1);
        assertThat(report.head().findings().listed()).hasSize(1000);
        assertThat(report.head().findings().omitted()).isEqualTo(UNKNOWN + 1 - 1000);
        assertThat(report.head().findings().listed().get(0)).isEqualTo(new Finding.OfAnswer(rows.get(UNKNOWN)));
    }

    @Test
    void aKnownDigestUnderItsPathConforms() throws IOException {
        Path list = written(
                "list",
                LogBuilder.list()
                        .bootAggregate()
                        .file("/bin/hello", "hello")
                        .build()
                        .ascii());
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(list, rows::add, checksums(HELLO_SHA256 + "  /bin/hello"));
        assertThat(rows).extracting(JudgedEntry::answer).containsExactly(Answer.NOT_JUDGED, Answer.KNOWN_GOOD);
        assertThat(report.head().verdict()).isEqualTo(CheckReport.CONFORMS);
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
        assertThat(report.counts())
                .isEqualTo(counts(Map.of(Answer.KNOWN_GOOD, 1L, Answer.NOT_JUDGED, 1L)))
                .hasSize(Answer.values().length);
    }

    private static Map<Answer, Long> counts(Map<Answer, Long> some) {
        Map<Answer, Long> all = new EnumMap<>(Answer.class);
        for (Answer judgement : Answer.values()) {
            all.put(judgement, some.getOrDefault(judgement, 0L));
        }
        return Collections.unmodifiableMap(all);
    }

    @Test
    void filesAreListedWithTheirRoles() throws IOException {
        Path list = written(
                "list", LogBuilder.list().file("/bin/hello", "hello").build().binary());
        Path good = written(
                "good", LogBuilder.list().file("/bin/hello", "hello").build().ascii());
        Path sums = checksums(HELLO_SHA256 + "  /bin/hello");
        CheckReport report = check(list, RowSink.none(), good, sums);
        assertThat(report.head().read())
                .extracting(ReportInput::role, ReportInput::path)
                .containsExactly(
                        tuple(InputRole.LIST, list.toString()),
                        tuple(InputRole.REFERENCE, good.toString()),
                        tuple(InputRole.REFERENCE, sums.toString()));
        assertThat(report.sources())
                .extracting(CheckedSource::form, CheckedSource::digests)
                .containsExactly(tuple(SourceForm.MEASUREMENT_LIST, 1L), tuple(SourceForm.CHECKSUMS, 1L));
    }

    @Test
    void aListWithoutEntriesHasNoVerdict() throws IOException {
        Path list = written("list", new byte[0]);
        CheckReport report = check(list, RowSink.none(), checksums(HELLO_SHA256 + "  /bin/hello"));
        assertThat(report.head().verdict()).isEqualTo(ReportHeader.NOTHING_READ);
        assertThat(report.exit()).isEqualTo(ExitCode.DAMAGED);
    }

    @Test
    void aReferenceWithoutADigestIsRefused() throws IOException {
        Path list = written(
                "list", LogBuilder.list().file("/bin/hello", "hello").build().binary());
        Path nothing = written("nothing", HexFormat.of().parseHex("00010203"));
        assertThatThrownBy(() -> check(list, RowSink.none(), nothing)).isInstanceOf(UnreadableInputException.class);
        assertThatThrownBy(() -> check(list, RowSink.none())).isInstanceOf(IllegalArgumentException.class);
    }

    /** A key makes files good, so that the answer is more than which contents are bad, whatever the verdict. */
    @Test
    void theFirstAnswerIsWhatWasLookedFor() throws Exception {
        Path list = written(
                "list", LogBuilder.list().file("/bin/hello", "hello").build().binary());
        Path bad = written("bad", ("0".repeat(127) + "1\n").getBytes(StandardCharsets.US_ASCII));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        byte[] key = generator.generateKeyPair().getPublic().getEncoded();
        Path vouched = written("key.der", key);
        CheckReport badAlone = against(list, bad, List.of());
        assertThat(badAlone.head().verdict()).isEqualTo(CheckReport.UNDECIDED);
        assertThat(badAlone.first()).isEqualTo(Answer.KNOWN_BAD);
        CheckReport withKey = against(list, bad, List.of(vouched.toString()));
        assertThat(withKey.sources()).allMatch(CheckedSource::bad);
        assertThat(withKey.first()).isEqualTo(Answer.KNOWN_GOOD);
    }

    private static CheckReport against(Path list, Path bad, List<String> keys) throws IOException {
        GivenSources sources = new GivenSources(List.of(), List.of(bad.toString()), keys, List.of(), PathMapping.NONE);
        try (InputArguments inputs = new InputArguments()) {
            return new CheckExamination(new ListPass(inputs))
                    .examine(
                            new CheckQuestion(
                                    list.toString(),
                                    List.of(),
                                    sources,
                                    new CheckEvidence.None(),
                                    Optional.empty(),
                                    false),
                            RowSink.none());
        }
    }

    /** A path that is left out would hide what is looked for. */
    @Test
    void excludesOfABadPolicyAreNotUsedAndSaid() throws IOException {
        Path list = written(
                "list", LogBuilder.list().file("/bin/hello", "hello").build().ascii());
        Path policy = written(
                "bad.json",
                ("{\"meta\":{\"version\":1},\"digests\":{\"/x\":[\"" + HELLO_SHA256
                                + "\"]},\"excludes\":[\"/bin/.*\"]}")
                        .getBytes(StandardCharsets.UTF_8));
        CheckReport report = against(list, policy, List.of());
        assertThat(report.count(Answer.KNOWN_BAD)).isEqualTo(1);
        assertThat(report.head().notices().toString()).contains("EXCLUDES_OF_BAD_SOURCE");
    }
}
