package dev.imatool.examine.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.diff.DiffOptions;
import dev.imatool.diff.DiffOptions.Boots;
import dev.imatool.diff.changes.OrderCounts;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two lists of one real boot, and what was made of them, are called; the facts are those of the corpus' own README. */
class DiffExaminationTest {
    private static final Path DEMO = Path.of("../fixtures/src/main/resources/corpus/demo-before-after-6.1");

    /** Place of resetCount in the demo's quotes: magic 4, type 2, signer 2 + 34, nonce 2 + 20, clock 8. */
    private static final int RESET_COUNT = 4 + 2 + 2 + 34 + 2 + 20 + 8;

    @TempDir
    Path folder;

    private static List<String> lines(String snapshot) throws IOException {
        return Files.readAllLines(DEMO.resolve(snapshot).resolve("ascii_runtime_measurements"));
    }

    private Path written(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static DiffReport diff(Path before, Path after) throws IOException {
        return diff(before, after, Boots.UNKNOWN, Optional.empty(), Optional.empty());
    }

    private static DiffReport diff(Path before, Path after, Boots boots, Optional<Path> one, Optional<Path> other)
            throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new DiffExamination(new ListPass(inputs))
                    .examine(new DiffQuestion(
                            new DiffQuestion.Side(before.toString(), Optional.empty(), one.map(Path::toString)),
                            new DiffQuestion.Side(after.toString(), Optional.empty(), other.map(Path::toString)),
                            DiffOptions.alignByContent().with(boots)));
        }
    }

    private static void answer(DiffReport report, String verdict, ExitCode exit) {
        assertThat(report.head().verdict()).isEqualTo(verdict);
        assertThat(report.exit()).isEqualTo(exit);
        assertThat(report.head().findings().isEmpty())
                .as("status 1 has a finding, status 0 has none")
                .isEqualTo(exit == ExitCode.OK);
    }

    private static List<String> kinds(DiffReport report) {
        return report.head().findings().listed().stream()
                .map(finding -> finding.kind().id())
                .distinct()
                .toList();
    }

    /** {@code 93} lines of before in the same order under a template of no kernel, with their own template digests. */
    private static List<String> relabelled(List<String> lines, int from) {
        List<String> relabelled = new ArrayList<>(lines.subList(0, from));
        for (String line : lines.subList(from, lines.size())) {
            relabelled.add(line.replace(" ima-ng ", " d-ng|n-ng|zz ") + " anything");
        }
        return relabelled;
    }

    @Test
    void growthWithoutOtherContentIsTheSame() throws IOException {
        answer(diff(DEMO.resolve("after"), DEMO.resolve("after-rerun")), "same", ExitCode.OK);
        Path shorter = written("shorter", lines("after").subList(0, 93));
        Path doubled = written(
                "doubled", concat(lines("after").subList(0, 93), lines("after").get(83)));
        answer(diff(shorter, doubled), "same", ExitCode.OK);
    }

    @Test
    void theModifiedScriptIsAFindingWithItsEntries() throws IOException {
        DiffReport report = diff(DEMO.resolve("before"), DEMO.resolve("after"));
        answer(report, "different", ExitCode.FINDING);
        Finding.Changed change =
                (Finding.Changed) report.head().findings().listed().get(0);
        assertThat(change.kind()).isEqualTo(FindingKind.MODIFIED);
        assertThat(change.path().latin1()).isEqualTo("/srv/app/demo.python");
        assertThat(change.before()).containsExactly(84L);
        assertThat(change.after()).containsExactly(94L);
        assertThat(change.input()).contains("after");
    }

    @Test
    void contentsThatNothingProvesAreNotComparedWhateverTheyClaim() throws IOException {
        Path before = written("before", lines("before"));
        DiffReport most = diff(before, written("most", relabelled(lines("after"), 1)));
        answer(most, "not_comparable", ExitCode.FINDING);
        assertThat(most.after().notComputable()).isEqualTo(93);
        assertThat(most.after().matching()).isEqualTo(1);
        answer(diff(written("old", relabelled(lines("before"), 1)), before), "not_comparable", ExitCode.FINDING);

        List<String> claims = new ArrayList<>(lines("after"));
        String old = claims.get(83);
        String modified = claims.get(93);
        claims.set(93, modified.substring(0, 44) + "d-ng|n-ng|zz" + old.substring(old.indexOf(" sha256:")) + " x");
        DiffReport one = diff(before, written("claims", claims));
        answer(one, "not_comparable", ExitCode.FINDING);
        assertThat(kinds(one)).containsExactly("not_comparable");

        List<String> nameless = new ArrayList<>(lines("after"));
        nameless.set(93, modified.substring(0, 44) + "zz|yy foo bar");
        answer(diff(before, written("nameless", nameless)), "not_comparable", ExitCode.FINDING);
    }

    @Test
    void unprovenEntriesOfOneTemplateDigestAreEqualWhateverTheyAre() throws IOException {
        Path unproven = written("unproven", relabelled(lines("before"), 50));
        answer(diff(unproven, unproven), "same", ExitCode.OK);
        List<String> other = relabelled(lines("before"), 50);
        other.set(60, other.get(60).replace(" /usr/", " /elsewhere/"));
        answer(diff(unproven, written("other", other)), "not_comparable", ExitCode.FINDING);
    }

    /** The name of a template is hashed by nothing: the entry of the modified script, read by the layout of another. */
    @Test
    void aTemplateThatIsCalledByAnotherNameHidesNoModification() throws IOException {
        Path before = DEMO.resolve("before/binary_runtime_measurements");
        byte[] after = Files.readAllBytes(DEMO.resolve("after/binary_runtime_measurements"));
        int name = new String(after, StandardCharsets.ISO_8859_1).lastIndexOf("ima-ng");
        for (String template : List.of("d|n", "ima-ngv2", "d-ng|zz", "zz|n-ng", "n-ng|d-ng", "ima-sig", "ima-buf")) {
            byte[] head = Arrays.copyOf(after, name + template.length());
            head[name - 4] = (byte) template.length();
            System.arraycopy(template.getBytes(StandardCharsets.ISO_8859_1), 0, head, name, template.length());
            Path relabelled = folder.resolve("relabelled");
            Files.write(relabelled, head);
            Files.write(relabelled, Arrays.copyOfRange(after, name + 6, after.length), StandardOpenOption.APPEND);
            DiffReport report = diff(before, relabelled);
            assertThat(report.exit()).as(template).isEqualTo(ExitCode.FINDING);
            assertThat(report.after().matching()).as(template).isEqualTo(94);
        }
    }

    @Test
    void lostMovedAndDoubledEntriesAreNamedAndAreChangesInOneBoot() throws IOException {
        List<String> list = lines("after");
        Path whole = written("whole", list);
        List<String> moved = new ArrayList<>(list);
        moved.add(79, moved.remove(50));
        order(whole, written("moved", moved), new OrderCounts(0, 1, 0, 0), "entries_moved");
        List<String> doubled = new ArrayList<>(list);
        doubled.add(60, list.get(50));
        order(whole, written("doubled", doubled), new OrderCounts(0, 0, 1, 0), "entries_doubled");
        List<String> first = new ArrayList<>(list);
        first.remove(0);
        order(whole, written("first", first), new OrderCounts(1, 0, 0, 0), "entries_lost");
        List<String> old = new ArrayList<>(list);
        old.remove(83);
        order(whole, written("old", old), new OrderCounts(1, 0, 0, 0), "entries_lost");
    }

    private static void order(Path before, Path after, OrderCounts counts, String kind) throws IOException {
        DiffReport unknown = diff(before, after);
        answer(unknown, "same_contents", ExitCode.OK);
        assertThat(unknown.diff().order().orElseThrow().counts()).isEqualTo(counts);
        assertThat(unknown.diff().order().orElseThrow().rows()).hasSize(1);
        DiffReport one = diff(before, after, Boots.ONE, Optional.empty(), Optional.empty());
        answer(one, "different", ExitCode.FINDING);
        assertThat(kinds(one)).containsExactly(kind);
        DiffReport separate = diff(before, after, Boots.SEPARATE, Optional.empty(), Optional.empty());
        answer(separate, "same_contents", ExitCode.OK);
        assertThat(separate.diff().order()).isEmpty();
    }

    @Test
    void quotesOfOneResetMakeLostEntriesAChange() throws IOException {
        List<String> old = new ArrayList<>(lines("after"));
        old.remove(83);
        Path before = written("before", lines("after"));
        Path after = written("after", old);
        Path quote = DEMO.resolve("before/quote.msg");
        Path later = DEMO.resolve("after/quote.msg");
        DiffReport report = diff(before, after, Boots.UNKNOWN, Optional.of(quote), Optional.of(later));
        answer(report, "different", ExitCode.FINDING);
        assertThat(report.boots().source()).isEqualTo(KnownBoots.Source.QUOTES);
        assertThat(kinds(report)).containsExactly("entries_lost");

        DiffReport otherKey =
                diff(before, after, Boots.UNKNOWN, Optional.of(quote), Optional.of(DEMO.resolve("after/quotersa.msg")));
        answer(otherKey, "same_contents", ExitCode.FINDING);
        assertThat(kinds(otherKey)).containsExactly("boots_undecided");
        assertThat(otherKey.boots().quotes()).isEqualTo(KnownBoots.Quotes.OTHER_KEY);
        assertThat(otherKey.head().notices()).extracting(Notice::kind).contains(NoticeKind.BOOTS_NOT_COMPARED);
    }

    @Test
    void anotherCountOfResetsExcusesNothingThatTheUserKnows() throws IOException {
        byte[] quote = Files.readAllBytes(DEMO.resolve("after/quote.msg"));
        assertThat(HexFormat.of().formatHex(quote, RESET_COUNT, RESET_COUNT + 4))
                .as("what tpm2_print says of it")
                .isEqualTo("8ae1acd9");
        quote[RESET_COUNT + 3]++;
        Path reset = Files.write(folder.resolve("reset.msg"), quote);
        List<String> old = new ArrayList<>(lines("after"));
        old.remove(83);
        Path before = written("before", lines("after"));
        Path after = written("after", old);
        Optional<Path> first = Optional.of(DEMO.resolve("before/quote.msg"));
        answer(diff(before, after, Boots.UNKNOWN, first, Optional.of(reset)), "same_contents", ExitCode.OK);
        DiffReport known = diff(before, after, Boots.ONE, first, Optional.of(reset));
        answer(known, "different", ExitCode.FINDING);
        assertThat(known.head().notices()).extracting(Notice::kind).containsExactly(NoticeKind.BOOTS_CONTRADICTED);
    }

    @Test
    void foldersBringTheirQuotesAlong() throws IOException {
        DiffReport report = diff(DEMO.resolve("after-revert"), DEMO.resolve("after"));
        assertThat(report.boots().boots()).isEqualTo(Boots.ONE);
        answer(report, "different", ExitCode.FINDING);
        assertThat(kinds(report)).containsExactly("entries_lost");
        assertThat(report.head().inputs().get(0).name()).endsWith("after-revert/binary_runtime_measurements");
    }

    @Test
    void anArchiveStandsForTheListInItAndOneThatIsCutSaysSo() throws IOException {
        Path archive = folder.resolve("after.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : List.of("quote.msg", "binary_runtime_measurements", "ascii_runtime_measurements")) {
                zip.putNextEntry(new ZipEntry("host/" + name));
                zip.write(Files.readAllBytes(DEMO.resolve("after").resolve(name)));
                zip.closeEntry();
            }
        }
        DiffReport report = diff(DEMO.resolve("after-revert"), archive);
        assertThat(report.boots().source()).isEqualTo(KnownBoots.Source.QUOTES);
        assertThat(kinds(report)).containsExactly("entries_lost");
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(Files.readAllBytes(archive), 200));
        assertThatThrownBy(() -> diff(DEMO.resolve("after"), cut)).isInstanceOf(UnreadableInputException.class);
    }

    @Test
    void evidenceOfSeveralTimesIsNoListAndAFileThatIsNoQuoteIsRefused() {
        assertThatThrownBy(() -> diff(DEMO, DEMO.resolve("after")))
                .isInstanceOfSatisfying(
                        UnreadableInputException.class,
                        refused -> assertThat(refused.problem()).isInstanceOf(InputProblem.SeveralListsInside.class));
        Path list = DEMO.resolve("after/ascii_runtime_measurements");
        assertThatThrownBy(() -> diff(list, list, Boots.UNKNOWN, Optional.of(list), Optional.of(list)))
                .isInstanceOfSatisfying(
                        UnreadableInputException.class,
                        refused -> assertThat(refused.problem()).isInstanceOf(InputProblem.NotAQuote.class));
    }

    @Test
    void separateBootsOfOtherMachinesAreDifferentAndTheFindingsAreBounded() throws IOException {
        Path one = DEMO.resolve("after/ascii_runtime_measurements");
        Path other = DEMO.resolve("../baseline-6.1/final/ascii_runtime_measurements");
        answer(diff(one, other), "different", ExitCode.FINDING);
        List<String> many = new ArrayList<>(lines("before"));
        for (int i = 0; i < 1500; i++) {
            many.add("10 %040x ima-ng sha256:%064x /new/%d".formatted(i + 1, i, i));
        }
        Findings findings = diff(written("few", lines("before")), written("many", many))
                .head()
                .findings();
        assertThat(findings.listed()).hasSize(Findings.LISTED);
        assertThat(findings.count()).as("1500 template digests and 1500 paths").isEqualTo(3000);
    }

    @Test
    void nothingReadIsAFindingToo() throws IOException {
        try (InputArguments inputs = new InputArguments(new ByteArrayInputStream(new byte[0]))) {
            DiffReport report = new DiffExamination(new ListPass(inputs))
                    .examine(new DiffQuestion(
                            new DiffQuestion.Side("-", Optional.empty(), Optional.empty()),
                            new DiffQuestion.Side(DEMO.resolve("after").toString(), Optional.empty(), Optional.empty()),
                            DiffOptions.alignByContent()));
            assertThat(report.head().verdict()).isEqualTo("nothing_read");
            assertThat(report.exit()).isEqualTo(ExitCode.DAMAGED);
            assertThat(kinds(report)).containsExactly("nothing_read");
        }
    }

    private static List<String> concat(List<String> lines, String more) {
        List<String> all = new ArrayList<>(lines);
        all.add(more);
        return all;
    }
}
