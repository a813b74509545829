package dev.imatool.examine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.diff.paths.PathHistory;
import dev.imatool.examine.input.CandidateArgument;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected digests are the columns of the ascii list of a real boot, and the seeds' own texts. */
class HistoryExaminationTest {
    private static final Path RESOURCES = Path.of("../fixtures/src/main/resources");
    private static final Path AFTER =
            RESOURCES.resolve("corpus/demo-before-after-6.1/after/ascii_runtime_measurements");
    private static final String SCRIPT = "/srv/app/demo.python";
    private static final Path NAMESPACES = RESOURCES.resolve("seeds/000_d0dd3bb143fc0826.txt");

    @TempDir
    Path folder;

    private static HistoryReport history(Path list, List<String> paths, Set<String> namespaces, String... candidates)
            throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new HistoryExamination(new ListPass(inputs))
                    .examine(new HistoryQuestion(
                            list.toString(),
                            paths.stream().map(PathPattern::of).toList(),
                            namespaces,
                            List.of(),
                            Stream.of(candidates).map(CandidateArgument::of).toList()));
        }
    }

    private static List<String> logged(String path) throws IOException {
        return Files.readAllLines(AFTER).stream()
                .map(line -> line.split(" "))
                .filter(columns -> columns[4].equals(path))
                .map(columns -> columns[3])
                .toList();
    }

    private static List<String> digests(PathHistory history) {
        return history.measurements().stream()
                .map(measured -> measured.entry().fileDigest().orElseThrow())
                .map(digest -> digest.algorithm() + ":" + digest.digest().hex())
                .toList();
    }

    private static List<String> namespaces(HistoryReport report) {
        return report.paths().stream()
                .map(path -> path.container().map(Container::label).orElse(""))
                .toList();
    }

    @Test
    void everyMeasurementOfAPathIsThereInOrder() throws IOException {
        HistoryReport report = history(AFTER, List.of(SCRIPT), Set.of());
        assertThat(report.head().verdict()).isEqualTo(HistoryReport.MEASURED);
        assertThat(digests(report.paths().get(0))).hasSize(2).isEqualTo(logged(SCRIPT));
    }

    @Test
    void withoutAPathThoseThatChangedAreTheAnswer() throws IOException {
        HistoryReport report = history(AFTER, List.of(), Set.of());
        assertThat(report.head().verdict()).isEqualTo(HistoryReport.CHANGED);
        assertThat(report.paths()).extracting(path -> path.path().latin1()).containsExactly(SCRIPT);
    }

    @Test
    void aPathThatIsNotThereIsNotAFinding() throws IOException {
        HistoryReport report = history(AFTER, List.of("/nowhere"), Set.of());
        assertThat(report.head().verdict()).isEqualTo(HistoryReport.NOT_MEASURED);
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void severalPathsAndPatternsMayBeAskedFor() throws IOException {
        assertThat(history(AFTER, List.of(SCRIPT, "boot_*"), Set.of()).paths())
                .extracting(path -> path.path().latin1())
                .containsExactlyInAnyOrder(SCRIPT, "boot_aggregate");
    }

    @Test
    void aNamespaceBelongsToThePathThatNamesIt() throws IOException {
        String library = "/lib/x86_64-linux-gnu/ld-2.23.so";
        assertThat(namespaces(history(NAMESPACES, List.of(library), Set.of())))
                .containsExactly("4026531840", "4026532481");
        assertThat(namespaces(history(NAMESPACES, List.of("4026532481:" + library), Set.of())))
                .containsExactly("4026532481");
        assertThat(namespaces(history(NAMESPACES, List.of(library), Set.of("4026531840"))))
                .containsExactly("4026531840");
        assertThat(history(NAMESPACES, List.of("4026532481:" + library, "boot_aggregate"), Set.of())
                        .paths())
                .as("the other path is asked for in any namespace")
                .hasSizeGreaterThan(1)
                .anyMatch(path -> path.path().latin1().equals("boot_aggregate"));
    }

    @Test
    void candidatesAreKnownByContentOrDigest() throws IOException {
        String newest = logged(SCRIPT).get(1);
        HistoryReport report = history(AFTER, List.of(SCRIPT), Set.of(), newest);
        assertThat(report.paths().get(0).measurements().get(1).candidate()).contains(newest);
        assertThat(report.paths().get(0).measurements().get(0).candidate()).isEmpty();
        assertThat(report.candidates())
                .extracting(candidate -> candidate.found().entries())
                .containsExactly(1L);
    }

    @Test
    void aCandidateThatIsMissingEndsTheExamination() {
        assertThatThrownBy(() -> history(
                        AFTER, List.of(), Set.of(), folder.resolve("missing").toString()))
                .isInstanceOf(UnreadableInputException.class);
    }

    @Test
    void anEmptyListAnswersNothing() throws IOException {
        HistoryReport report = history(Files.createFile(folder.resolve("empty")), List.of(SCRIPT), Set.of());
        assertThat(report.head().verdict()).isEqualTo(ReportHeader.NOTHING_READ);
        assertThat(report.exit()).isEqualTo(ExitCode.DAMAGED);
    }

    @Test
    void aMalformedPatternIsRefused() {
        assertThatThrownBy(() -> PathPattern.of("/bin/[ab")).isInstanceOf(IllegalArgumentException.class);
    }
}
