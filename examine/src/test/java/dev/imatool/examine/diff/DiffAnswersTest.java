package dev.imatool.examine.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.diff.DiffOptions;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.report.EntryAnswer;
import dev.imatool.examine.report.EntryAnswers;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReportInput;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.container.ContainerSelector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sources say of the entries of two lists; expected answers are worked out from the lines of real lists by plain maps. */
class DiffAnswersTest {
    private static final Path CORPUS = Path.of("../fixtures/src/main/resources/corpus");
    private static final Path DEMO = CORPUS.resolve("demo-before-after-6.1");

    /** SHA-256 of the script of the demo, before and after it was changed, as its README has them. */
    private static final String SCRIPT = "fdd83619c0d0dc34f52ca2634b045c9d70f1f7aa3a5682955f70dd662ff33b6e";

    private static final String CHANGED_SCRIPT = "051b022776dd1fe0f1320eba3188e8c3fdb55b417db3217ec4e94b3b6681ea46";

    private static final String EMPTY_FILE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    private Path folder;

    private static Path list(String snapshot) {
        return DEMO.resolve(snapshot).resolve("ascii_runtime_measurements");
    }

    private Path written(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static GivenSources sources(List<Path> good, List<Path> bad) {
        return new GivenSources(
                good.stream().map(Path::toString).toList(),
                bad.stream().map(Path::toString).toList(),
                List.of(),
                List.of(),
                PathMapping.NONE);
    }

    private static DiffReport diff(Path before, Path after, GivenSources sources) throws IOException {
        return diff(before, after, DiffOptions.alignByContent(), sources);
    }

    private static DiffReport diff(Path before, Path after, DiffOptions options, GivenSources sources)
            throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new DiffExamination(new ListPass(inputs))
                    .examine(new DiffQuestion(side(before), side(after), options, sources));
        }
    }

    private static DiffQuestion.Side side(Path list) {
        return new DiffQuestion.Side(list.toString(), Optional.empty(), Optional.empty());
    }

    private static List<FindingKind> kinds(DiffReport report) {
        return report.head().findings().listed().stream().map(Finding::kind).toList();
    }

    /** Entries by number: digest and path of an ima-ng list. */
    private record Line(String digest, String path) {
        static List<Line> of(Path list) throws IOException {
            List<Line> lines = new ArrayList<>();
            for (String line : Files.readAllLines(list)) {
                String[] columns = line.split(" ", 5);
                lines.add(new Line(columns[3].substring("sha256:".length()), columns[4]));
            }
            return lines;
        }

        /** The path as a merged /usr has it. */
        String merged() {
            return path.replaceFirst("^/(bin|sbin|lib|lib64)/", "/usr/$1/");
        }
    }

    @Test
    void eachEntryOfEachChangeIsWhatPlainMapsSayOfIt() throws IOException {
        Path before = CORPUS.resolve("baseline-6.1/final/ascii_runtime_measurements");
        Path after = list("after");
        List<Line> one = Line.of(before);
        List<Line> other = Line.of(after);
        List<Line> all = new ArrayList<>(one);
        all.addAll(other);
        List<String> checksums = new ArrayList<>();
        Map<String, Set<String>> byPath = new HashMap<>();
        Set<String> contents = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Line line = all.get(i);
            if (!line.path().startsWith("/") || i % 3 == 0) {
                continue;
            }
            Line known = i % 3 == 1 ? line : new Line(line.digest(), "/elsewhere/" + i);
            checksums.add(known.digest() + "  " + known.path());
            byPath.computeIfAbsent(known.merged(), path -> new HashSet<>()).add(known.digest());
            contents.add(known.digest());
        }
        Path good = written("good.sha256", checksums.toArray(String[]::new));
        DiffReport report = diff(before, after, sources(List.of(good), List.of()));

        DiffAnswers answers = report.answers().orElseThrow();
        Map<Answer, Long> met = new HashMap<>();
        for (Change change : report.diff().changes()) {
            check(change.before(), answers.ofBefore(), one, byPath, contents, met);
            check(change.after(), answers.ofAfter(), other, byPath, contents, met);
        }
        assertThat(met)
                .as("the lists differ in files of every sort")
                .containsKeys(Answer.KNOWN_GOOD, Answer.KNOWN_ELSEWHERE, Answer.UNKNOWN);
        assertThat(answers.before()).isEqualTo(counted(one, byPath, contents, answers.before()));
        assertThat(answers.after()).isEqualTo(counted(other, byPath, contents, answers.after()));
        assertThat(kinds(report))
                .as("what is not bad is no finding of a diff")
                .doesNotContain(FindingKind.of(Answer.UNKNOWN), FindingKind.of(Answer.CHANGED));
    }

    private static Map<Answer, Long> counted(
            List<Line> lines, Map<String, Set<String>> byPath, Set<String> contents, Map<Answer, Long> keys) {
        Map<Answer, Long> counts = new HashMap<>();
        keys.keySet().forEach(answer -> counts.put(answer, 0L));
        lines.forEach(line -> counts.merge(expected(line, byPath, contents), 1L, Long::sum));
        return counts;
    }

    private static void check(
            List<Side> sides,
            EntryAnswers answers,
            List<Line> lines,
            Map<String, Set<String>> byPath,
            Set<String> contents,
            Map<Answer, Long> met) {
        for (Side side : sides) {
            Line line = lines.get((int) side.entry() - 1);
            EntryAnswer said = answers.of(side.entry()).orElseThrow();
            assertThat(said.answer()).as(line.toString()).isEqualTo(expected(line, byPath, contents));
            met.merge(said.answer(), 1L, Long::sum);
        }
    }

    private static Answer expected(Line line, Map<String, Set<String>> byPath, Set<String> contents) {
        if (!line.path().startsWith("/")) {
            return Answer.NOT_JUDGED;
        }
        Set<String> known = byPath.getOrDefault(line.merged(), Set.of());
        if (known.contains(line.digest())) {
            return Answer.KNOWN_GOOD;
        }
        if (!known.isEmpty()) {
            return Answer.CHANGED;
        }
        return contents.contains(line.digest()) && !line.digest().equals(EMPTY_FILE)
                ? Answer.KNOWN_ELSEWHERE
                : Answer.UNKNOWN;
    }

    @Test
    void aModifiedFileIsJudgedBeforeAndAfter() throws IOException {
        Path good = written("good.sha256", SCRIPT + "  /srv/app/demo.python");
        Path bad = written("bad.txt", CHANGED_SCRIPT + ";Evil.Python");
        DiffReport report = diff(list("before"), list("after"), sources(List.of(good), List.of(bad)));
        DiffAnswers answers = report.answers().orElseThrow();
        EntryAnswer before = answers.ofBefore().of(84).orElseThrow();
        assertThat(before.answer()).isEqualTo(Answer.KNOWN_GOOD);
        assertThat(before.by()).extracting(EntryAnswer.By::source).containsExactly(good.toString());
        EntryAnswer after = answers.ofAfter().of(94).orElseThrow();
        assertThat(after.answer()).isEqualTo(Answer.KNOWN_BAD);
        assertThat(after.by()).extracting(EntryAnswer.By::item).containsExactly("Evil.Python");
        assertThat(kinds(report)).startsWith(FindingKind.of(Answer.KNOWN_BAD)).contains(FindingKind.MODIFIED);
        assertThat(report.head().verdict()).isEqualTo("different");
        assertThat(report.head().read())
                .extracting(ReportInput::role)
                .containsExactly(InputRole.LIST, InputRole.LIST, InputRole.REFERENCE, InputRole.REFERENCE);
    }

    @Test
    void aBadContentThatDidNotChangeIsAFindingInBothLists() throws IOException {
        Path bad = written("bad.txt", SCRIPT);
        DiffReport report = diff(list("before"), list("before"), sources(List.of(), List.of(bad)));
        assertThat(report.head().verdict()).isEqualTo("same");
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
        assertThat(report.head().findings().listed())
                .allSatisfy(finding ->
                        assertThat(((Finding.OfAnswer) finding).entry().entry()).isEqualTo(84))
                .hasSize(2);
    }

    @Test
    void aBadContentThatIsGoneIsStillAFinding() throws IOException {
        Path bad = written("bad.txt", SCRIPT);
        List<String> lines = Files.readAllLines(list("before"));
        Path without = written("without", lines.subList(0, 83).toArray(String[]::new));
        DiffReport report = diff(list("before"), without, sources(List.of(), List.of(bad)));
        assertThat(kinds(report)).startsWith(FindingKind.of(Answer.KNOWN_BAD));
        assertThat(report.answers().orElseThrow().badBefore()).isEqualTo(1);
        assertThat(report.answers().orElseThrow().badAfter()).isZero();
    }

    @Test
    void noBadContentLeavesTheVerdictAndTheStatusOfTheDiff() throws IOException {
        Path bad = written("bad.txt", "0123456789abcdef".repeat(4));
        DiffReport same = diff(list("before"), list("before"), sources(List.of(), List.of(bad)));
        assertThat(same.head().verdict()).isEqualTo("same");
        assertThat(same.exit()).isEqualTo(ExitCode.OK);
    }

    /** One list of two that can be compared must not excuse the other. */
    @Test
    void aBadSourceThatOneListCannotShowIsAFinding() throws IOException {
        Path sha1 = CORPUS.resolve("legacy-ima-sha1-6.1/final/ascii_runtime_measurements");
        Path bad = written("bad.txt", "0123456789abcdef".repeat(4));
        DiffReport report = diff(list("before"), sha1, sources(List.of(), List.of(bad)));
        assertThat(kinds(report)).startsWith(FindingKind.BAD_NOT_COMPARABLE);
        Finding.OfLine finding =
                (Finding.OfLine) report.head().findings().listed().get(0);
        assertThat(finding.input()).isEqualTo(bad.toString());
        assertThat(((ReferenceStatement.BadNotComparable) finding.statement()).list())
                .contains(sha1.toString());
        DiffReport same = diff(sha1, sha1, sources(List.of(), List.of(bad)));
        assertThat(same.head().verdict()).isEqualTo("same");
        assertThat(same.exit()).isEqualTo(ExitCode.FINDING);
    }

    @Test
    void aSourceOfWhichNothingIsReadGivesNoAnswerAtAll() throws IOException {
        Path good = written("good.sha256", SCRIPT + "  /srv/app/demo.python");
        Path none = written("prose.txt", "there is no digest in here");
        assertThatThrownBy(() -> diff(list("before"), list("after"), sources(List.of(good, none), List.of())))
                .isInstanceOf(UnreadableInputException.class);
    }

    @Test
    void whatStandardInputHoldsIsJudgedToo() throws IOException {
        Path bad = written("bad.txt", CHANGED_SCRIPT);
        byte[] piped = Files.readAllBytes(list("after"));
        try (InputArguments inputs = new InputArguments(new ByteArrayInputStream(piped))) {
            DiffReport report = new DiffExamination(new ListPass(inputs))
                    .examine(new DiffQuestion(
                            side(list("before")),
                            side(Path.of("-")),
                            DiffOptions.alignByContent(),
                            sources(List.of(), List.of(bad))));
            assertThat(report.answers().orElseThrow().badAfter()).isEqualTo(1);
        }
    }

    /** Who spoils the template digest of an entry must not hide by it, nor be good by it. */
    @Test
    void anEntryThatNothingProvesIsNeverGoodAndStillBad() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(list("before")));
        lines.set(83, lines.get(83).replaceFirst("^10 .", "10 0"));
        lines.set(82, lines.get(82).replaceFirst("^10 .", "10 0"));
        assertThat(lines.subList(82, 84)).doesNotContainAnyElementsOf(Files.readAllLines(list("before")));
        Path spoiled = written("spoiled", lines.toArray(String[]::new));
        Line neighbour = Line.of(list("before")).get(82);
        Path good =
                written("good.sha256", neighbour.digest() + "  " + neighbour.path(), SCRIPT + "  /srv/app/demo.python");
        Path bad = written("bad.txt", SCRIPT);
        DiffReport report = diff(list("before"), spoiled, sources(List.of(good), List.of(bad)));
        DiffAnswers answers = report.answers().orElseThrow();
        assertThat(answers.badAfter()).isEqualTo(1);
        assertThat(answers.after()).containsEntry(Answer.UNPROVEN, 1L).containsEntry(Answer.KNOWN_GOOD, 0L);
        assertThat(answers.before()).containsEntry(Answer.KNOWN_GOOD, 1L);
    }

    @Test
    void onlyTheContainersThatAreAskedForAreJudged() throws IOException {
        Path bad = written("bad.txt", digest("evil"));
        Path list = containers();
        DiffOptions first = DiffOptions.alignByContent().of(List.of(new ContainerSelector("a".repeat(64))));
        assertThat(diff(list, list, first, sources(List.of(), List.of(bad)))
                        .answers()
                        .orElseThrow()
                        .bad())
                .isZero();
        DiffOptions second = DiffOptions.alignByContent().of(List.of(new ContainerSelector("b".repeat(64))));
        assertThat(diff(list, list, second, sources(List.of(), List.of(bad)))
                        .answers()
                        .orElseThrow()
                        .badAfter())
                .isEqualTo(1);
    }

    @Test
    void twoContainersOfOneListAreJudgedEachForItself() throws IOException {
        Path bad = written("bad.txt", digest("evil"));
        Path good = written("good.sha256", digest("same") + "  /bin/x");
        try (InputArguments inputs = new InputArguments()) {
            DiffReport report = new DiffExamination(new ListPass(inputs))
                    .examine(new ContainerPairQuestion(
                            containers().toString(),
                            "a".repeat(64),
                            "b".repeat(64),
                            sources(List.of(good), List.of(bad))));
            DiffAnswers answers = report.answers().orElseThrow();
            assertThat(answers.before()).containsEntry(Answer.KNOWN_GOOD, 1L).containsEntry(Answer.KNOWN_BAD, 0L);
            assertThat(answers.after()).containsEntry(Answer.KNOWN_GOOD, 1L).containsEntry(Answer.KNOWN_BAD, 1L);
            assertThat(kinds(report)).startsWith(FindingKind.of(Answer.KNOWN_BAD));
        }
    }

    /** Of two containers, one with a bad program; the host has it as well. */
    private Path containers() throws IOException {
        String store = "/var/lib/docker/overlay2/";
        return Files.write(
                folder.resolve("containers"),
                LogBuilder.list()
                        .file(store + "a".repeat(64) + "/diff/bin/x", "same")
                        .file(store + "b".repeat(64) + "/diff/bin/x", "same")
                        .file(store + "b".repeat(64) + "/diff/bin/y", "evil")
                        .file("/usr/bin/y", "evil")
                        .build()
                        .binary());
    }

    private static String digest(String content) {
        return FileDigest.ofContent("sha256", content).digest().hex();
    }
}
