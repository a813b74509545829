package dev.imatool.examine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sources say of the lists in collected evidence; the facts are those of the corpus' own README. */
class EvidenceAnswersTest {
    private static final Path DEMO = Path.of("../fixtures/src/main/resources/corpus/demo-before-after-6.1");

    /** SHA-256 of the demo's script after it was changed: entry 94 of {@code after}, which has 94. */
    private static final String CHANGED_SCRIPT = "051b022776dd1fe0f1320eba3188e8c3fdb55b417db3217ec4e94b3b6681ea46";

    private static final String ANOTHER = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private Path evidence = Path.of("");

    @BeforeEach
    void collect() throws IOException {
        evidence = Files.createDirectory(folder.resolve("host"));
        Files.copy(DEMO.resolve("after/binary_runtime_measurements"), evidence.resolve("binary_runtime_measurements"));
    }

    private void add(String snapshot, String... names) throws IOException {
        for (String name : names) {
            Files.copy(DEMO.resolve(snapshot).resolve(name), evidence.resolve(name));
        }
    }

    private Path bad(String digest) throws IOException {
        return Files.writeString(folder.resolve("bad.txt"), digest + "\n");
    }

    /** Every file of the list under its path. */
    private Path everything() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(DEMO.resolve("after/ascii_runtime_measurements"))) {
            String[] columns = line.split(" ", 5);
            if (columns[4].startsWith("/")) {
                lines.add(columns[3].substring("sha256:".length()) + "  " + columns[4]);
            }
        }
        return Files.write(folder.resolve("all.sha256"), lines);
    }

    private EvidenceReport examine(List<Path> good, List<Path> bad, Optional<Path> key) throws IOException {
        GivenSources sources = new GivenSources(
                good.stream().map(Path::toString).toList(),
                bad.stream().map(Path::toString).toList(),
                List.of(),
                List.of(),
                PathMapping.NONE);
        try (InputArguments inputs = new InputArguments()) {
            return new EvidenceExamination(new ListPass(inputs))
                    .examine(new EvidenceQuestion(
                            evidence.toString(),
                            Optional.empty(),
                            key.map(Path::toString).stream().toList(),
                            false,
                            List.of(),
                            sources,
                            GivenStarts.NONE));
        }
    }

    private static EvidenceAnswers answers(EvidenceReport report) {
        return report.cases().get(0).answers().orElseThrow();
    }

    private static List<FindingKind> kinds(EvidenceReport report) {
        return report.head().findings().listed().stream().map(Finding::kind).toList();
    }

    @Test
    void aBadContentIsAFindingOfAListThatIsTrue() throws IOException {
        EvidenceReport report = examine(List.of(everything()), List.of(bad(CHANGED_SCRIPT)), Optional.empty());
        assertThat(report.head().verdict()).isEqualTo("consistent");
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
        assertThat(kinds(report)).containsExactly(FindingKind.KNOWN_BAD);
        assertThat(answers(report).counts())
                .containsEntry(Answer.KNOWN_BAD, 1L)
                .containsEntry(Answer.KNOWN_GOOD, 92L)
                .containsEntry(Answer.NOT_JUDGED, 1L)
                .containsEntry(Answer.UNPROVEN, 0L);
        assertThat(answers(report).listed()).extracting(JudgedEntry::entry).containsExactly(94L);
        assertThat(report.head().read().stream()
                        .filter(input -> input.role() == InputRole.REFERENCE)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void withoutBadContentsNothingChanges() throws IOException {
        EvidenceReport report = examine(List.of(everything()), List.of(bad(ANOTHER)), Optional.empty());
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
        EvidenceReport unasked = examine(List.of(), List.of(), Optional.empty());
        assertThat(unasked.cases().get(0).answers()).isEmpty();
        assertThat(unasked.sources()).isEmpty();
    }

    /** Whoever puts a clean copy beside the list must not hide the other by it. */
    @Test
    void aBadContentOfACopyIsAFinding() throws IOException {
        List<String> copy = new ArrayList<>(Files.readAllLines(DEMO.resolve("after/ascii_runtime_measurements")));
        copy.set(93, copy.get(93).replace(CHANGED_SCRIPT, ANOTHER));
        Files.write(evidence.resolve("ascii_runtime_measurements"), copy);
        EvidenceReport report = examine(List.of(), List.of(bad(ANOTHER)), Optional.empty());
        assertThat(kinds(report)).contains(FindingKind.KNOWN_BAD, FindingKind.COPIES_PART);
        assertThat(report.head().findings().listed())
                .filteredOn(Finding.OfAnswer.class::isInstance)
                .singleElement()
                .satisfies(finding -> assertThat(
                                ((Finding.OfAnswer) finding).entry().input())
                        .endsWith("ascii_runtime_measurements"));
        assertThat(answers(report).counts()).containsEntry(Answer.KNOWN_BAD, 0L);
    }

    /** A copy that says the same is no second finding. */
    @Test
    void whatBothHaveIsSaidOnce() throws IOException {
        add("after", "ascii_runtime_measurements");
        EvidenceReport report = examine(List.of(), List.of(bad(CHANGED_SCRIPT)), Optional.empty());
        assertThat(kinds(report)).containsExactly(FindingKind.KNOWN_BAD);
    }

    /** The quote is of the time when there were 93 entries. */
    @Test
    void whatNoQuoteCoversIsUnprovenWhereThatIsAsked() throws IOException {
        add("before", "quote.msg", "quote.sig", "quote.pcrs");
        EvidenceReport asked = examine(List.of(everything()), List.of(), Optional.of(DEMO.resolve("before/ak.pub")));
        assertThat(answers(asked).counts()).containsEntry(Answer.UNPROVEN, 1L).containsEntry(Answer.KNOWN_GOOD, 92L);
        assertThat(answers(asked).listed())
                .singleElement()
                .satisfies(entry -> assertThat(entry.said().reason()).contains(AnswerReason.AFTER_PROVEN));
        EvidenceReport unasked = examine(List.of(everything()), List.of(), Optional.empty());
        assertThat(answers(unasked).counts()).containsEntry(Answer.KNOWN_GOOD, 93L);
    }

    @Test
    void aKeyThatMadeNoQuoteProvesNothing() throws IOException {
        add("after", "quote.msg", "quote.sig", "quote.pcrs", "ak.pem");
        EvidenceReport report = examine(List.of(everything()), List.of(), Optional.of(DEMO.resolve("after/akrsa.pem")));
        assertThat(answers(report).counts()).containsEntry(Answer.UNPROVEN, 94L);
        assertThat(answers(report).listed())
                .allSatisfy(entry -> assertThat(entry.said().reason()).contains(AnswerReason.NOTHING_PROVEN));
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
    }

    @Test
    void aBadSourceThatAListCannotShowIsAFinding() throws IOException {
        EvidenceReport report = examine(List.of(), List.of(bad("0123456789abcdef".repeat(2))), Optional.empty());
        assertThat(kinds(report)).containsExactly(FindingKind.BAD_NOT_COMPARABLE);
        assertThat(report.head().verdict()).isEqualTo("undecided");
    }

    @Test
    void aSourceOfWhichNothingIsReadGivesNoAnswer() throws IOException {
        Path prose = Files.writeString(folder.resolve("prose.txt"), "there is no digest in here\n");
        assertThatThrownBy(() -> examine(List.of(prose), List.of(), Optional.empty()))
                .isInstanceOf(UnreadableInputException.class);
    }
}
