package dev.imatool.examine.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.survey.SurveyedContainer;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.ComparisonStatement;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which containers there are. In a namespace's own list the number stands twice: in the first column, which nothing hashes, and in
 * the name, which is hashed.
 */
class ContainersExaminationTest {
    /** The vector {@code ascii/namespace-column}. */
    private static final String FIRST = "4026532469 e4af7c90552c1a70e680744b088baae33ca9cf52 ima-ng"
            + " sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b 4026532469:/usr/bin/unshare\n";

    private static final String SECOND = " 312064d1742d60e8bfff9619635ae3b050bd1a97 ima-ng"
            + " sha256:d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35 4026532469:/usr/bin/dockerd\n";

    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private ContainersReport containers(String text) throws IOException {
        return examine(Files.writeString(folder.resolve("list"), text));
    }

    private static ContainersReport examine(Path... lists) throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new ContainersExamination(new ListPass(inputs))
                    .examine(new ContainersQuestion(
                            Stream.of(lists).map(Path::toString).toList(), List.of()));
        }
    }

    private Path write(String name, LogBuilder list) throws IOException {
        return Files.write(folder.resolve(name), list.build().ascii());
    }

    /** Whose file it is does not matter here: what it holds does. */
    private static FileDigest of(String content) {
        return FileDigest.ofContent("sha256", content);
    }

    private static LogBuilder own(long namespace, String... names) {
        LogBuilder list = LogBuilder.list().namespaceColumn(namespace);
        for (String name : names) {
            list.add(Measurement.imaNg(of(name.substring(name.indexOf(':'))), name));
        }
        return list;
    }

    private static String group(String pod, String id) {
        return "/kubepods/burstable/pod" + pod + "/cri-containerd-" + id + ".scope";
    }

    private static String row(SurveyedContainer container) {
        return container.label() + " " + container.container().source() + " " + container.entries() + " "
                + container
                        .creator()
                        .map(creator -> creator.entry().path().latin1())
                        .orElse("-") + " " + container.use()
                + "/" + container.uses();
    }

    @Test
    void theSameNumberTwiceIsAsItShouldBe() throws IOException {
        ContainersReport report = containers(FIRST + "4026532469" + SECOND);
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
        assertThat(report.columnsDiffer()).isZero();
    }

    @Test
    void anotherNumberInTheFirstColumnIsAFinding() throws IOException {
        ContainersReport report = containers(FIRST + "4026532481" + SECOND);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
        assertThat(report.head().findings().listed())
                .singleElement()
                .isInstanceOfSatisfying(Finding.NamespaceDiffers.class, differs -> {
                    assertThat(differs.kind()).isEqualTo(FindingKind.NAMESPACE_DIFFERS);
                    assertThat(differs.entry()).isEqualTo(2);
                    assertThat(differs.column()).isEqualTo("4026532481");
                    assertThat(differs.container().label()).isEqualTo("4026532469");
                    assertThat(differs.path().latin1()).isEqualTo("/usr/bin/dockerd");
                });
    }

    @Test
    void aNumberWithTwoProcessChainsIsTwoContainers() throws IOException {
        LogBuilder list = own(
                4026532481L,
                "7->5->0_4026532481:/usr/bin/docker-runc",
                "4026532481:/bin/bash",
                "4026532481:/bin/ls",
                "90->5->0_4026532481:/usr/bin/docker-runc",
                "4026532481:/bin/bash");
        ContainersReport report = examine(write("list", list));
        assertThat(report.containers())
                .extracting(ContainersExaminationTest::row)
                .containsExactly(
                        "4026532481 EVENT_NAME 3 /usr/bin/docker-runc 1/2",
                        "4026532481 EVENT_NAME 2 /usr/bin/docker-runc 2/2");
        assertThat(report.sharedIds().listed()).singleElement().satisfies(shared -> {
            assertThat(shared.usedAgain()).isTrue();
            assertThat(shared.contents()).isEqualTo(3);
            assertThat(shared.shared()).isEqualTo(2);
        });
    }

    @Test
    void twoOwnListsThatBeginWithOtherProgramsAreTwoContainers() throws IOException {
        Path one = write("one", own(4026532481L, "4026532481:/usr/bin/unshare", "4026532481:/bin/bash"));
        Path two = write("two", own(4026532481L, "4026532481:/usr/bin/docker-runc", "4026532481:/bin/bash"));
        assertThat(examine(one, two).containers())
                .extracting(ContainersExaminationTest::row)
                .containsExactly(
                        "4026532481 EVENT_NAME 2 /usr/bin/unshare 1/2",
                        "4026532481 EVENT_NAME 2 /usr/bin/docker-runc 2/2");
    }

    @Test
    void moreOfTheSameListCountsInItsPlace() throws IOException {
        Path one = write("one", own(4026532481L, "4026532481:/usr/bin/unshare", "4026532481:/bin/bash"));
        Path more = write(
                "more", own(4026532481L, "4026532481:/usr/bin/unshare", "4026532481:/bin/bash", "4026532481:/bin/ls"));
        for (ContainersReport report : List.of(examine(one, more), examine(more, one))) {
            assertThat(report.containers())
                    .extracting(ContainersExaminationTest::row)
                    .containsExactly("4026532481 EVENT_NAME 3 /usr/bin/unshare 1/1");
            assertThat(report.head().notices())
                    .filteredOn(notice -> notice.kind() == NoticeKind.SAME_LIST)
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.input()).endsWith("one"));
        }
    }

    /** By what entries say: in any form, and compressed. */
    @Test
    void aListInSeveralFormsCountsOnce() throws IOException {
        LogBuilder list = LogBuilder.list()
                .bootAggregate()
                .add(ForkMeasurement.imaCgpath("/bin/sh", group("11111111", ID), of("a"), "/bin/a"));
        Path ascii = write("ascii", list);
        Path binary = Files.write(folder.resolve("binary"), list.build().binary());
        Path zipped = folder.resolve("zipped.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(list.build().binary());
        }
        ContainersReport report = examine(ascii, binary, zipped);
        assertThat(report.entries()).isEqualTo(2);
        assertThat(report.head().notices())
                .filteredOn(notice -> notice.kind() == NoticeKind.SAME_LIST)
                .hasSize(2);
        Path other = write(
                "other",
                LogBuilder.list()
                        .bootAggregate()
                        .add(ForkMeasurement.imaCgpath("/bin/sh", group("11111111", ID), of("b"), "/bin/a")));
        assertThat(examine(ascii, other).entries()).isEqualTo(4);
    }

    /** A copy whose digests do not prove what it says is another list: what is wrong with it must not go unsaid. */
    @Test
    void aForgedCopyIsNoCopy() throws IOException {
        Path one = write("one", own(4026532481L, "4026532481:/usr/bin/unshare", "4026532481:/bin/bash"));
        String text = Files.readString(one);
        int digest = text.indexOf(' ') + 1;
        char digit = text.charAt(digest) == '0' ? '1' : '0';
        Path forged = Files.writeString(
                folder.resolve("forged"), text.substring(0, digest) + digit + text.substring(digest + 1));
        ContainersReport report = examine(one, forged);
        assertThat(report.entries()).isEqualTo(4);
        assertThat(report.head().findings().isEmpty()).isFalse();
    }

    @Test
    void aListThatIsGivenTwiceCountsOnce() throws IOException {
        LogBuilder list = own(4026532481L, "4026532481:/usr/bin/unshare", "4026532481:/bin/bash");
        ContainersReport report = examine(write("one", list), write("copy", list));
        assertThat(report.entries()).isEqualTo(2);
        assertThat(report.containers())
                .extracting(ContainersExaminationTest::row)
                .containsExactly("4026532481 EVENT_NAME 2 /usr/bin/unshare 1/1");
        assertThat(report.head().inputs()).hasSize(2);
        assertThat(report.head().notices())
                .filteredOn(notice -> notice.kind() == NoticeKind.SAME_LIST)
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.input()).endsWith("copy");
                    assertThat(notice.statement())
                            .isInstanceOfSatisfying(
                                    ComparisonStatement.SameList.class,
                                    same -> assertThat(same.first()).endsWith("one"));
                });
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anIdInTwoPodsAndInAStoreIsThreeContainers() throws IOException {
        LogBuilder list = LogBuilder.list()
                .bootAggregate()
                .add(
                        ForkMeasurement.imaCgpath("/bin/sh", group("11111111", ID), of("a"), "/bin/a"),
                        ForkMeasurement.imaCgpath("/bin/sh", group("22222222", ID), of("a"), "/bin/a"),
                        ForkMeasurement.imaCgpath("/bin/sh", group("22222222", ID), of("b"), "/bin/b"),
                        Measurement.imaNg(of("c"), "/var/lib/docker/overlay2/" + ID + "/diff/bin/a"));
        ContainersReport report = examine(write("list", list));
        assertThat(report.containers())
                .extracting(container -> row(container) + " "
                        + container.container().runtime().orElse("-") + " "
                        + container.container().pod().orElse("-"))
                .containsExactly(
                        ID + " CONTROL_GROUP 1 - 1/1 containerd 11111111",
                        ID + " CONTROL_GROUP 2 - 1/1 containerd 22222222",
                        ID + " STORE 1 - 1/1 docker -");
        assertThat(report.sharedIds().listed()).singleElement().satisfies(shared -> {
            assertThat(shared.usedAgain()).isFalse();
            assertThat(shared.containers()).hasSize(3);
            assertThat(shared.contents()).isEqualTo(3);
            assertThat(shared.shared()).isEqualTo(1);
        });
        assertThat(report.overlap().paths())
                .extracting(row -> row.kind() + " " + row.path().latin1() + " "
                        + row.places().size())
                .containsExactly("SHARED /bin/a 2", "DIFFERENT /bin/a 3");
    }

    @Test
    void aListOfAHostHasNoContainers() throws IOException {
        ContainersReport report =
                examine(write("list", LogBuilder.list().bootAggregate().file("/bin/a", "a")));
        assertThat(report.head().verdict()).isEqualTo(ContainersReport.NO_CONTAINERS);
        assertThat(report.entriesOutside()).isEqualTo(2);
    }
}
