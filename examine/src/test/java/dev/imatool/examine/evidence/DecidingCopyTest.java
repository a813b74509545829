package dev.imatool.examine.evidence;

import static dev.imatool.examine.evidence.CollectedFolder.caseOf;
import static dev.imatool.examine.evidence.CollectedFolder.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.evidence.lists.EvidencePcr;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ListFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which copy decides, and what is an older copy of what. One boot; its TPM quoted after 93, 94 and 103 entries. */
class DecidingCopyTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String BINARY = "binary_runtime_measurements";
    private static final String ASCII = "ascii_runtime_measurements";
    private static final String[] QUOTE = {"quote.msg", "quote.sig", "quote.pcrs"};

    @TempDir
    private Path folder;

    private CollectedFolder evidence;

    @BeforeEach
    void keyOfTheMachine() {
        evidence = new CollectedFolder(folder).key(END.file("ak.pem"));
    }

    @Test
    void aWholeAsciiListDecidesBesideACutBinaryOne() throws IOException {
        byte[] binary = Files.readAllBytes(END.binary());
        EvidenceReport report = evidence.with(END, QUOTE)
                .with(END, ASCII, "pcrread.yaml")
                .as(BINARY, Arrays.copyOf(binary, binary.length / 2))
                .report();
        EvidenceCase only = report.cases().get(0);

        assertThat(only.list().format()).contains(ListFormat.ASCII);
        assertThat(only.quoteCoverage().covered()).isEqualTo(END.truth().entries());
        assertThat(kinds(report)).isEmpty();
        assertThat(report.exit().status()).isEqualTo(3);
    }

    @Test
    void theCopyOfWhichMoreIsCoveredDecides() throws IOException {
        EvidenceReport report =
                evidence.with(END, QUOTE).with(END, ASCII).with(AFTER, BINARY).report();

        assertThat(report.cases().get(0).list().format()).contains(ListFormat.ASCII);
        assertThat(report.cases().get(0).quoteCoverage().covered()).isEqualTo(103);
        assertThat(kinds(report)).isEmpty();
    }

    /** Somebody adds entries to one copy: they stand after the quote, and take nothing from what it covers. */
    @Test
    void aTailThatIsAddedHidesNothing() throws IOException {
        String tail = Files.readString(Corpus.snapshot("baseline-6.1/final").ascii(), StandardCharsets.ISO_8859_1)
                .lines()
                .skip(100)
                .limit(5)
                .reduce("", (all, line) -> all + line + "\n");
        EvidenceReport report = evidence.with(END, QUOTE)
                .with(END, BINARY)
                .as(ASCII, Files.readString(END.ascii(), StandardCharsets.ISO_8859_1) + tail)
                .report();
        QuoteCoverage quoteCoverage = report.cases().get(0).quoteCoverage();

        assertThat(quoteCoverage.covered()).isEqualTo(103);
        assertThat(quoteCoverage.after()).isEqualTo(5);
    }

    @Test
    void aLongerForgedCopyDoesNotReplaceTheHonestOne() throws IOException {
        List<String> other =
                Files.readAllLines(Corpus.snapshot("baseline-6.1/final").ascii(), StandardCharsets.ISO_8859_1);
        EvidenceReport report = evidence.with(END, QUOTE)
                .with(END, BINARY)
                .as(ASCII, String.join("\n", other) + "\n")
                .report();

        assertThat(report.cases().get(0).list().format()).contains(ListFormat.BINARY);
        assertThat(report.cases().get(0).quoteCoverage().covered()).isEqualTo(103);
        assertThat(kinds(report)).containsExactly("copies_part");
    }

    @Test
    void anOlderCopyIsCoveredThroughTheNewerList() throws IOException {
        EvidenceReport report = evidence.with(END, QUOTE)
                .with(END, "pcrread.yaml")
                .as("friday.bin", Files.readAllBytes(END.binary()))
                .as("monday.ascii", Files.readAllBytes(BEFORE.ascii()))
                .as("monday.pcrs.yaml", Files.readAllBytes(BEFORE.file("pcrread.yaml")))
                .report();
        EvidenceCase monday = caseOf(report, "monday.ascii");

        assertThat(kinds(report)).isEmpty();
        assertThat(monday.quoteCoverage().newer()).contains("friday.bin");
        assertThat(monday.quoteCoverage().covered()).isEqualTo(93);
        assertThat(monday.newer().orElseThrow().entries()).isEqualTo(103);
        assertThat(monday.pcrs().orElseThrow())
                .extracting(EvidencePcr::outcome)
                .containsOnly(EvidencePcr.Outcome.AT_END, EvidencePcr.Outcome.NEWER_COPY);
    }

    /** The digests of the older copy are those that the quote covers; what it says is something else. */
    @Test
    void anOlderCopyOfOtherContentsIsNone() throws IOException {
        String invented = invented(Files.readString(BEFORE.ascii(), StandardCharsets.ISO_8859_1));
        EvidenceReport report = evidence.with(END, QUOTE)
                .as("friday.bin", Files.readAllBytes(END.binary()))
                .as("monday.ascii", invented)
                .report();
        EvidenceCase monday = caseOf(report, "monday.ascii");

        assertThat(monday.newer()).isEmpty();
        assertThat(monday.quoteCoverage().covered()).isZero();
        assertThat(kinds(report)).contains("entry_unproven", "quote_replay");
    }

    @Test
    void oneAlteredEntryMakesNoOlderCopy() throws IOException {
        String altered = Files.readString(BEFORE.ascii(), StandardCharsets.ISO_8859_1)
                .replaceFirst(
                        "(?m)^(10 [0-9a-f]{40} ima-ng sha256:)[0-9a-f]{64}( /usr.*)$", "$1" + "ab".repeat(32) + "$2");
        EvidenceReport report = evidence.with(END, QUOTE)
                .as("friday.bin", Files.readAllBytes(END.binary()))
                .as("monday.ascii", altered)
                .report();

        assertThat(caseOf(report, "monday.ascii").newer()).isEmpty();
        assertThat(kinds(report)).contains("template_digest_mismatch", "quote_replay");
    }

    /** What entries 2 to 166 say is made up, under a template that nobody knows; their template digests are the true ones. */
    @Test
    void contentsThatNoDigestProvesAreNotCovered() throws IOException {
        Snapshot oneBank = Corpus.snapshot("bank-sha256-only-6.12/final");
        String list = Files.readString(oneBank.file(ASCII + "_sha256"), StandardCharsets.ISO_8859_1);
        EvidenceReport report = new CollectedFolder(folder)
                .with(oneBank, QUOTE)
                .as(ASCII, invented(list))
                .key(oneBank.file("ak.pem"))
                .report();
        QuoteCoverage quoteCoverage = report.cases().get(0).quoteCoverage();

        assertThat(quoteCoverage.quote()).contains("quote.msg");
        assertThat(quoteCoverage.covered()).isEqualTo(1);
        assertThat(quoteCoverage.unproven()).isEqualTo(165);
        assertThat(quoteCoverage.never()).isEqualTo(165);
        assertThat(report.head().findings().count()).isEqualTo(165);
        assertThat(kinds(report)).containsOnly("entry_unproven");
        assertThat(report.head().verdict()).isEqualTo("unproven");
    }

    /** Ten violations and their names, which the kernel hashes nowhere. */
    @Test
    void violationsAreCountedAndNoFinding() throws IOException {
        Snapshot violations = Corpus.snapshot("violations-6.12/final");
        EvidenceReport report = new CollectedFolder(folder)
                .with(violations, BINARY, "quote.msg", "quote.sig", "quote.pcrs")
                .key(violations.file("ak.pem"))
                .report();
        QuoteCoverage quoteCoverage = report.cases().get(0).quoteCoverage();

        assertThat(quoteCoverage.covered()).isEqualTo(violations.truth().entries());
        assertThat(quoteCoverage.violations()).isEqualTo(10);
        assertThat(kinds(report)).isEmpty();
    }

    @Test
    void twoQuotesOfOneRunBoundTheEntriesBetweenThem() throws IOException {
        EvidenceReport report = evidence.with(END, QUOTE)
                .with(END, BINARY)
                .as("before.msg", Files.readAllBytes(BEFORE.file("quote.msg")))
                .as("before.sig", Files.readAllBytes(BEFORE.file("quote.sig")))
                .report();
        List<QuoteInterval> intervals = report.cases().get(0).intervals();

        assertThat(kinds(report)).isEmpty();
        assertThat(intervals).hasSize(1);
        assertThat(intervals.get(0).first()).isEqualTo(94);
        assertThat(intervals.get(0).last()).isEqualTo(103);
        assertThat(intervals.get(0).after()).isEqualTo("before.msg");
        // tpm2_print -t TPMS_ATTEST: clock 140876 of end/quote.msg
        assertThat(intervals.get(0).beforeClock()).isEqualTo(140_876);
        assertThat(intervals.get(0).afterClock()).isBetween(1L, 140_875L);
    }

    /** All but the first entry under a template of unknown fields, its digest and path replaced. */
    private static String invented(String ascii) {
        return ascii.replaceAll(
                "(?m)^(10 [0-9a-f]{40,64}) ima-ng sha256:[0-9a-f]{64} /.*$",
                "$1 d-ng|n-ng|zz sha256:" + "ab".repeat(32) + " /invented 00");
    }
}
