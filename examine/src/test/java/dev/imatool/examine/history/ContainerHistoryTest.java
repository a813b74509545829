package dev.imatool.examine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.diff.paths.PathHistory;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One path in a control group, in a store, in a namespace and on the host has four histories. */
class ContainerHistoryTest {
    private static final String POD = "5ca1d2eb-0000-4000-8000-000000000001";
    private static final String GROUP = "0a".repeat(32);
    private static final String STORE = "1b".repeat(32);
    private static final String NAMESPACE = "e496e384-4133-4d57-b93a-1812b83badf2";
    private static final String IN_STORE = "/var/lib/docker/overlay2/" + STORE + "/merged/bin/sh";

    @TempDir
    Path folder;

    private Path list;

    @BeforeEach
    void write() throws IOException {
        String group = "/kubepods/pod" + POD + "/cri-containerd-" + GROUP + ".scope";
        LogBuilder log = LogBuilder.list()
                .bootAggregate()
                .file("/bin/sh", "host")
                .add(
                        ForkMeasurement.imaCgpath("/bin/runc", group, of("group"), "/bin/sh"),
                        Measurement.imaNg(of("store"), IN_STORE),
                        ForkMeasurement.imaNs(of("namespace"), "/bin/sh", NAMESPACE),
                        ForkMeasurement.imaCgpath("/bin/runc", group, of("group, changed"), "/bin/sh"));
        list = Files.write(folder.resolve("list"), log.build().ascii());
    }

    private static FileDigest of(String content) {
        return FileDigest.ofContent("sha256", content);
    }

    private List<String> rows(List<String> paths, String... containers) throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new HistoryExamination(new ListPass(inputs))
                            .examine(new HistoryQuestion(
                                    list.toString(),
                                    paths.stream().map(PathPattern::of).toList(),
                                    Set.of(),
                                    Stream.of(containers)
                                            .map(ContainerSelector::new)
                                            .toList(),
                                    List.of()))
                            .paths()
                            .stream()
                            .map(ContainerHistoryTest::row)
                            .toList();
        }
    }

    private static String row(PathHistory history) {
        return history.path().latin1() + " "
                + history.container().map(Container::label).orElse("host") + " " + history.digests();
    }

    @Test
    void eachContainerHasItsOwnHistory() throws IOException {
        assertThat(rows(List.of("/bin/sh")))
                .containsExactlyInAnyOrder(
                        "/bin/sh " + GROUP + " 2",
                        "/bin/sh " + STORE + " 1",
                        "/bin/sh " + NAMESPACE + " 1",
                        "/bin/sh host 1");
        assertThat(rows(List.of())).containsExactly("/bin/sh " + GROUP + " 2");
    }

    @Test
    void containersAreNamedByIdPrefixPodNamespaceOrAsTheHost() throws IOException {
        for (String word : List.of(GROUP, "0a0a", POD, "5ca1d2eb")) {
            assertThat(rows(List.of("/bin/sh"), word)).as(word).containsExactly("/bin/sh " + GROUP + " 2");
        }
        assertThat(rows(List.of("/bin/sh"), NAMESPACE)).containsExactly("/bin/sh " + NAMESPACE + " 1");
        assertThat(rows(List.of("/bin/sh"), "host")).containsExactly("/bin/sh host 1");
        assertThat(rows(List.of("/bin/sh"), "host", STORE)).hasSize(2);
    }

    @Test
    void aPathInAStoreNamesItsContainer() throws IOException {
        assertThat(rows(List.of(IN_STORE))).containsExactly("/bin/sh " + STORE + " 1");
    }

    @Test
    void aContainerThatTheListDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> rows(List.of("/bin/sh"), GROUP, "ffff"))
                .isInstanceOfSatisfying(
                        QuestionException.class,
                        refused -> assertThat(refused.problem())
                                .isInstanceOfSatisfying(
                                        QuestionProblem.NoSuchContainer.class,
                                        none -> assertThat(none.wanted()).isEqualTo("ffff")));
    }
}
