package dev.imatool.examine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.quote.QuoteQuestion;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.RowSink;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever looks for bad contents alone and gives PCR values or a quote asks of all entries, so those that are not proven are an open question.
 * How many there are stands in the README of the corpus: 93 entries when the values of {@code before} were read, one more later.
 */
class BadAloneProofTest {
    private static final Path DEMO = Path.of("../fixtures/src/main/resources/corpus/demo-before-after-6.1");
    private static final String LIST =
            DEMO.resolve("after/binary_runtime_measurements").toString();

    /** SHA-256 of /init: entry 2. */
    private static final String INIT = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";

    private static final String NOT_MEASURED = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private CheckReport check(String digest, CheckEvidence evidence, Optional<Set<Answer>> failOn) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.txt"), digest + "\n");
        GivenSources sources =
                new GivenSources(List.of(), List.of(bad.toString()), List.of(), List.of(), PathMapping.NONE);
        try (InputArguments inputs = new InputArguments()) {
            return new CheckExamination(new ListPass(inputs))
                    .examine(new CheckQuestion(LIST, List.of(), sources, evidence, failOn, false), RowSink.none());
        }
    }

    private static CheckEvidence values(Path pcrs) {
        return new CheckEvidence.Values(
                new ExpectedArguments(List.of(pcrs.toString()), Optional.empty(), List.of()), GivenStarts.NONE);
    }

    private static CheckEvidence earlierQuote() {
        Path at = DEMO.resolve("before");
        return new CheckEvidence.Quote(new QuoteQuestion(
                List.of(LIST),
                Optional.of(at.resolve("quote.msg").toString()),
                Optional.of(at.resolve("quote.sig").toString()),
                Optional.of(at.resolve("ak.pem").toString()),
                false,
                Optional.of(at.resolve("quote.pcrs").toString()),
                List.of(),
                Optional.empty(),
                Optional.of(at.resolve("nonce.hex").toString()),
                Optional.empty(),
                GivenStarts.NONE));
    }

    private static void leavesOneOpen(CheckReport report) {
        assertThat(report.head().verdict()).isEqualTo(CheckReport.UNDECIDED);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
        assertThat(report.head().findings().listed())
                .singleElement()
                .isEqualTo(new Finding.OfLine(
                        FindingKind.LIST_PARTLY_PROVEN, LIST, new ReferenceStatement.EntriesNotProven(1)));
    }

    @Test
    void entriesAfterTheProvenPartLeaveTheQuestionOpen() throws IOException {
        leavesOneOpen(check(NOT_MEASURED, values(DEMO.resolve("before/pcrread.yaml")), Optional.empty()));
        leavesOneOpen(check(NOT_MEASURED, earlierQuote(), Optional.empty()));
    }

    @Test
    void nothingIsOpenWhereEveryEntryIsProvenOrNobodyAskedForProof() throws IOException {
        for (CheckEvidence evidence : List.of(values(DEMO.resolve("after/pcrread.yaml")), new CheckEvidence.None())) {
            CheckReport report = check(NOT_MEASURED, evidence, Optional.empty());
            assertThat(report.head().verdict()).isEqualTo(CheckReport.NONE_FOUND);
            assertThat(report.exit()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void aBadContentIsTheAnswerHoweverMuchIsProven() throws IOException {
        CheckReport report = check(INIT, values(DEMO.resolve("before/pcrread.yaml")), Optional.empty());
        assertThat(report.head().verdict()).isEqualTo(CheckReport.BAD_FOUND);
        assertThat(report.head().findings().listed())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.LIST_PARTLY_PROVEN, FindingKind.KNOWN_BAD);
    }

    /** Other answers that the user wants to hear of are no bad contents. */
    @Test
    void aFindingOfAnotherKindIsNotCalledBad() throws IOException {
        CheckReport report = check(
                NOT_MEASURED,
                values(DEMO.resolve("before/pcrread.yaml")),
                Optional.of(EnumSet.of(Answer.KNOWN_BAD, Answer.UNPROVEN)));
        assertThat(report.head().verdict()).isEqualTo(CheckReport.DEVIATES);
        assertThat(report.head().findings().listed()).extracting(Finding::kind).containsExactly(FindingKind.UNPROVEN);
    }

    @Test
    void theUserMayContentHimselfWithWhatIsFound() throws IOException {
        CheckReport report = check(
                NOT_MEASURED, values(DEMO.resolve("before/pcrread.yaml")), Optional.of(EnumSet.of(Answer.KNOWN_BAD)));
        assertThat(report.head().verdict()).isEqualTo(CheckReport.NONE_FOUND);
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
    }

    /** The value of SHA-1 proves the list; what the other one could have said is not lost. */
    @Test
    void aBankThatDecidesNothingIsReported() throws IOException {
        String sha1 = Files.readAllLines(DEMO.resolve("after/pcrs.sysfs.txt")).stream()
                .filter(line -> line.startsWith("sha1 10 "))
                .findFirst()
                .orElseThrow();
        Path pcrs = Files.write(folder.resolve("pcrs.txt"), List.of(sha1, "sm9 10 " + "5a".repeat(32)));
        CheckReport report = check(NOT_MEASURED, values(pcrs), Optional.empty());
        assertThat(report.head().notices()).extracting(Notice::kind).contains(NoticeKind.EXPECTED_UNKNOWN_BANK);
        assertThat(report.coverage().orElseThrow().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.banks()).containsExactly("sha1"));
    }
}
