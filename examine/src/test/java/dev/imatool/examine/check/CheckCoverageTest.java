package dev.imatool.examine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.quote.QuoteQuestion;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.ReportInput;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.GivenStarts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which entries PCR values and quotes prove. PCR values are those of real TPMs, or extended here from the digests that the second column of a
 * real list has; numbers of entries are those of the corpus' own README.
 */
class CheckCoverageTest {
    private static final Path CORPUS = Path.of("../fixtures/src/main/resources/corpus");
    private static final Path DEMO = CORPUS.resolve("demo-before-after-6.1");
    private static final Path PCRS = CORPUS.resolve("pcrs-6.12/final/ascii_runtime_measurements");

    /** SHA-256 of the demo's script after it was changed: entry 94 of {@code after}. */
    private static final String CHANGED_SCRIPT = "051b022776dd1fe0f1320eba3188e8c3fdb55b417db3217ec4e94b3b6681ea46";

    private static final int SHA1 = 20;

    @TempDir
    private Path folder;

    private static Path list(String snapshot) {
        return DEMO.resolve(snapshot).resolve("binary_runtime_measurements");
    }

    /** Every file of a list under its path, in the form of sha256sum. */
    private Path everything(Path ascii) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(ascii)) {
            String[] columns = line.split(" ", 5);
            if (columns[4].startsWith("/")) {
                lines.add(columns[3].substring(columns[3].indexOf(':') + 1) + "  " + columns[4]);
            }
        }
        return Files.write(folder.resolve("all.sha256"), lines);
    }

    private Path everything() throws IOException {
        return everything(DEMO.resolve("after/ascii_runtime_measurements"));
    }

    private Path bad(String digest) throws IOException {
        return Files.writeString(folder.resolve("bad.txt"), digest + "\n");
    }

    private static GivenSources sources(List<Path> good, List<Path> bad) {
        return new GivenSources(
                good.stream().map(Path::toString).toList(),
                bad.stream().map(Path::toString).toList(),
                List.of(),
                List.of(),
                PathMapping.NONE);
    }

    private static CheckReport check(
            InputArguments inputs, String list, GivenSources sources, CheckEvidence evidence, List<JudgedEntry> rows)
            throws IOException {
        return new CheckExamination(new ListPass(inputs))
                .examine(new CheckQuestion(list, List.of(), sources, evidence, Optional.empty(), false), rows::add);
    }

    private static CheckReport check(Path list, GivenSources sources, CheckEvidence evidence, List<JudgedEntry> rows)
            throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return check(inputs, list.toString(), sources, evidence, rows);
        }
    }

    private static CheckEvidence file(Path pcrs) {
        return new CheckEvidence.Values(
                new ExpectedArguments(List.of(pcrs.toString()), Optional.empty(), List.of()), GivenStarts.NONE);
    }

    private static CheckEvidence typed(ExpectedPcr... values) {
        return new CheckEvidence.Values(
                new ExpectedArguments(List.of(), Optional.empty(), List.of(values)), GivenStarts.NONE);
    }

    private static ExpectedPcr sha1(int pcr, byte[] value) {
        return new ExpectedPcr("sha1", pcr, ByteString.copyOf(value), "--pcr", true);
    }

    private static CheckEvidence quote(String snapshot, Optional<String> key, Optional<String> nonceOf) {
        Path at = DEMO.resolve(snapshot);
        return new CheckEvidence.Quote(new QuoteQuestion(
                List.of(list("after").toString()),
                Optional.of(at.resolve("quote.msg").toString()),
                Optional.of(at.resolve("quote.sig").toString()),
                key.map(name -> at.resolve(name).toString()),
                false,
                Optional.of(at.resolve("quote.pcrs").toString()),
                List.of(),
                Optional.empty(),
                nonceOf.map(other -> DEMO.resolve(other).resolve("nonce.hex").toString()),
                Optional.empty(),
                GivenStarts.NONE));
    }

    private static List<Long> unproven(List<JudgedEntry> rows, AnswerReason reason) {
        return rows.stream()
                .filter(row ->
                        row.answer() == Answer.UNPROVEN && row.said().reason().equals(Optional.of(reason)))
                .map(JudgedEntry::entry)
                .toList();
    }

    private static List<FindingKind> kinds(CheckReport report) {
        return report.head().findings().listed().stream().map(Finding::kind).toList();
    }

    /** What a SHA-1 bank holds after the first {@code lines}, for the entries of one PCR. */
    private static byte[] extended(List<String> lines, int pcr) {
        try {
            byte[] value = new byte[SHA1];
            for (String line : lines) {
                String[] columns = line.trim().split(" ");
                if (Integer.parseInt(columns[0]) == pcr) {
                    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
                    sha1.update(value);
                    value = sha1.digest(HexFormat.of().parseHex(columns[1]));
                }
            }
            return value;
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void valuesOfTheSameMomentProveEveryEntry() throws IOException {
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(
                list("after"),
                sources(List.of(everything()), List.of()),
                file(DEMO.resolve("after/pcrread.yaml")),
                rows);
        assertThat(report.head().verdict()).isEqualTo(CheckReport.CONFORMS);
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
        assertThat(report.count(Answer.KNOWN_GOOD)).isEqualTo(93);
        assertThat(report.count(Answer.UNPROVEN)).isZero();
        assertThat(report.head().read())
                .extracting(ReportInput::path)
                .contains(DEMO.resolve("after/pcrread.yaml").toString());
    }

    /** 93 entries were there when these values were read; the README has that. */
    @Test
    void entriesAfterTheProvenPartAreUnproven() throws IOException {
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(
                list("after"),
                sources(List.of(everything()), List.of()),
                file(DEMO.resolve("before/pcrread.yaml")),
                rows);
        assertThat(unproven(rows, AnswerReason.AFTER_PROVEN)).containsExactly(94L);
        assertThat(report.count(Answer.KNOWN_GOOD)).isEqualTo(92);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
    }

    @Test
    void aBadContentIsBadWhetherProvenOrNot() throws IOException {
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(
                list("after"),
                sources(List.of(), List.of(bad(CHANGED_SCRIPT))),
                file(DEMO.resolve("before/pcrread.yaml")),
                rows);
        assertThat(report.head().verdict()).isEqualTo(CheckReport.BAD_FOUND);
        assertThat(rows.get(93).answer()).isEqualTo(Answer.KNOWN_BAD);
    }

    @Test
    void valuesThatNoPartLeadsToProveNothing() throws IOException {
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(
                list("before"),
                sources(List.of(), List.of(bad(CHANGED_SCRIPT))),
                file(DEMO.resolve("after/pcrread.yaml")),
                rows);
        assertThat(unproven(rows, AnswerReason.NOTHING_PROVEN)).hasSize(93);
        assertThat(kinds(report)).contains(FindingKind.PCR_NOT_REPRODUCED);
        assertThat(report.head().verdict()).isEqualTo(CheckReport.UNDECIDED);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
    }

    /** PCR 0 to 7 prove the boot_aggregate and no entry: whoever asks what is proven must not be told that all is well. */
    @Test
    void valuesOfOtherPcrsProveNoEntry() throws IOException {
        List<String> boot = Files.readAllLines(DEMO.resolve("after/pcrs.sysfs.txt")).stream()
                .filter(line -> line.matches("sha256 [0-7] .*"))
                .toList();
        Path pcrs = Files.write(folder.resolve("boot.txt"), boot);
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(list("before"), sources(List.of(), List.of(bad(CHANGED_SCRIPT))), file(pcrs), rows);
        assertThat(kinds(report)).containsExactly(FindingKind.LIST_NOT_PROVEN);
        assertThat(report.head().verdict()).isEqualTo(CheckReport.UNDECIDED);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
    }

    @Test
    void ofSeveralPcrsThoseWithoutAValueAreNotProven() throws IOException {
        List<String> lines = Files.readAllLines(PCRS);
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report =
                check(PCRS, sources(List.of(everything(PCRS)), List.of()), typed(sha1(11, extended(lines, 11))), rows);
        List<Long> of11 = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("11 ")) {
                of11.add(i + 1L);
            }
        }
        assertThat(of11).hasSize(9);
        assertThat(rows.stream()
                        .filter(row -> row.answer() != Answer.UNPROVEN)
                        .map(JudgedEntry::entry)
                        .toList())
                .isEqualTo(of11);
        assertThat(unproven(rows, AnswerReason.PCR_NOT_PROVEN)).hasSize(lines.size() - 9);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
    }

    /** After each number of entries a value proves exactly those. */
    @Test
    void aValueProvesTheEntriesThatLeadToIt() throws IOException {
        List<String> lines = Files.readAllLines(PCRS);
        for (int cut : List.of(1, 2, 7, 20, 33)) {
            List<JudgedEntry> rows = new ArrayList<>();
            check(
                    PCRS,
                    sources(List.of(everything(PCRS)), List.of()),
                    typed(sha1(10, extended(lines.subList(0, cut), 10))),
                    rows);
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < cut; i++) {
                if (lines.get(i).startsWith("10 ")) {
                    expected.add(i + 1L);
                }
            }
            assertThat(rows.stream()
                            .filter(row -> row.answer() != Answer.UNPROVEN)
                            .map(JudgedEntry::entry)
                            .toList())
                    .as("after " + cut + " entries")
                    .isEqualTo(expected);
        }
    }

    /** A value of another bank that the list contradicts takes away what a weak one proves. */
    @Test
    void banksHaveToAgree() throws IOException {
        List<String> lines = Files.readAllLines(PCRS);
        ExpectedPcr wrong = new ExpectedPcr("sha256", 10, ByteString.ofHex("5a".repeat(32)), "--pcr", true);
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(
                PCRS, sources(List.of(everything(PCRS)), List.of()), typed(sha1(10, extended(lines, 10)), wrong), rows);
        assertThat(rows).allMatch(row -> row.answer() == Answer.UNPROVEN);
        assertThat(kinds(report)).contains(FindingKind.PCR_NOT_REPRODUCED);
    }

    @Test
    void aQuoteOfAVouchedForKeyProvesWhatItCovers() throws IOException {
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport whole = check(
                list("after"),
                sources(List.of(everything()), List.of()),
                quote("after", Optional.of("ak.pem"), Optional.of("after")),
                rows);
        assertThat(whole.exit()).isEqualTo(ExitCode.OK);
        assertThat(whole.coverage().orElseThrow().verdict()).isEqualTo("covered");
        rows.clear();
        CheckReport part = check(
                list("after"),
                sources(List.of(everything()), List.of()),
                quote("before", Optional.of("ak.pem"), Optional.of("before")),
                rows);
        assertThat(part.coverage().orElseThrow().verdict()).isEqualTo("covered_prefix");
        assertThat(unproven(rows, AnswerReason.AFTER_PROVEN)).containsExactly(94L);
    }

    @Test
    void aQuoteThatNobodyVouchesForProvesNothing() throws IOException {
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport noKey = check(
                list("after"),
                sources(List.of(), List.of(bad("0123456789abcdef".repeat(4)))),
                quote("after", Optional.empty(), Optional.empty()),
                rows);
        assertThat(rows).allMatch(row -> row.answer() == Answer.UNPROVEN);
        assertThat(kinds(noKey)).containsExactly(FindingKind.QUOTE_NOT_COVERED);
        assertThat(noKey.head().verdict()).isEqualTo(CheckReport.UNDECIDED);
        assertThat(noKey.exit()).isEqualTo(ExitCode.FINDING);
    }

    @Test
    void aQuoteWithAnotherNonceProvesNothing() throws IOException {
        List<JudgedEntry> rows = new ArrayList<>();
        CheckReport report = check(
                list("after"),
                sources(List.of(everything()), List.of()),
                quote("after", Optional.of("ak.pem"), Optional.of("before")),
                rows);
        assertThat(unproven(rows, AnswerReason.NOTHING_PROVEN)).hasSize(94);
        assertThat(kinds(report)).startsWith(FindingKind.QUOTE_NONCE);
    }

    @Test
    void aKeyWithoutAQuoteIsRefused() throws IOException {
        CheckEvidence none = new CheckEvidence.Quote(new QuoteQuestion(
                List.of(list("after").toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(DEMO.resolve("after/ak.pem").toString()),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GivenStarts.NONE));
        Path good = everything();
        assertThatThrownBy(() -> check(list("after"), sources(List.of(good), List.of()), none, new ArrayList<>()))
                .isInstanceOf(QuestionException.class);
    }

    @Test
    void aListOfStandardInputIsReadForTheEvidenceToo() throws IOException {
        byte[] piped = Files.readAllBytes(list("after"));
        List<JudgedEntry> rows = new ArrayList<>();
        try (InputArguments inputs = new InputArguments(new ByteArrayInputStream(piped))) {
            CheckReport report = check(
                    inputs,
                    "-",
                    sources(List.of(everything()), List.of()),
                    file(DEMO.resolve("before/pcrread.yaml")),
                    rows);
            assertThat(unproven(rows, AnswerReason.AFTER_PROVEN)).containsExactly(94L);
            assertThat(report.head().verdict()).isEqualTo(CheckReport.DEVIATES);
        }
    }
}
