package dev.imatool.diff.survey;

import static dev.imatool.diff.TestEntry.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.Diffs;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.RealLists;
import dev.imatool.diff.TestEntry;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.relation.Relation;
import dev.imatool.diff.survey.AcrossContainers.Kind;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Containers of lists, and what they have in common. */
class ContainerSurveyTest {
    private static final String A = "4026532469";
    private static final String B = "4026532481";

    @Test
    void theDocumentOfContainerImaHasThreeNamespacesThatShareTwoFiles() {
        ContainerSurvey survey = survey(RealLists.entries("/seeds/000_d0dd3bb143fc0826.txt"));
        assertThat(survey.containers())
                .extracting(namespace -> namespace.label() + " " + namespace.entries() + " " + namespace.modules())
                .containsExactly("4026531840 9 5", "4026532469 26 13", "4026532481 12 0");
        assertThat(survey.outside()).isEqualTo(1);
        assertThat(rows(survey))
                .containsExactly(
                        "shared /lib/x86_64-linux-gnu/ld-2.23.so 4026531840 4026532481",
                        "shared /usr/bin/docker-runc 4026532469 4026532481");
        assertThat(survey.bootAggregates())
                .extracting(ContainerSurvey.BootAggregate::zero)
                .containsExactly(true);
    }

    @Test
    void aNamespaceCanHaveABootAggregateOfItsOwn() {
        ContainerSurvey survey = survey(List.of(
                TestEntry.bootAggregate("1"),
                TestEntry.bootAggregate("").zeroDigest().in(B)));
        assertThat(survey.bootAggregates())
                .extracting(aggregate -> aggregate.place().namespace().orElse("-") + " " + aggregate.zero())
                .containsExactly("- false", B + " true");
    }

    @Test
    void otherContentUnderOnePathIsDifferent() {
        assertThat(rows(survey(List.of(file("/a", "1").in(A), file("/a", "2").in(B)))))
                .containsExactly("different /a " + A + " " + B);
    }

    @Test
    void entriesOutsideNamespacesCountAsOneMore() {
        assertThat(rows(survey(List.of(file("/a", "1"), file("/a", "1").in(B)))))
                .containsExactly("shared /a - " + B);
    }

    @Test
    void aPathMeasuredTwiceInOneNamespaceIsNotShared() {
        assertThat(rows(survey(List.of(file("/a", "1").in(A), file("/a", "1").in(A)))))
                .isEmpty();
    }

    @Test
    void digestsOfTwoAlgorithmsAreNotCompared() {
        assertThat(rows(survey(
                        List.of(file("/a", "1").in(A), file("/a", "1").sha1("1").in(B)))))
                .containsExactly("other_algorithm /a " + A + " " + B);
    }

    @Test
    void anEntryWithoutDigestIsNotCompared() {
        assertThat(rows(survey(List.of(
                        file("/a", "1").in(A), file("/a", "").zeroDigest().in(B)))))
                .containsExactly("no_digest /a " + A + " " + B);
    }

    @Test
    void aDigestOfContainerImaIsNotComparedWithThatOfTheFile() {
        ContainerSurvey survey =
                survey(List.of(file("/a", "1"), file("/a", "2").in(A).inPcr(11)));
        assertThat(rows(survey)).containsExactly("namespaced_digest /a - " + A);
        assertThat(namespacedDigests(survey)).containsExactly(1);
    }

    @Test
    void whereOtherNamesCarryANamespaceThoseOfPcr11AreFileDigests() {
        ContainerSurvey survey =
                survey(List.of(file("/a", "1").in(A), file("/a", "2").in(B).inPcr(11)));
        assertThat(rows(survey)).containsExactly("different /a " + A + " " + B);
        assertThat(namespacedDigests(survey)).isEmpty();
    }

    @Test
    void kernelModulesInPcr11HaveFileDigests() {
        ContainerSurvey survey =
                survey(List.of(file("/lib/modules/x.ko.xz", "2").in(B).inPcr(11)));
        assertThat(namespacedDigests(survey)).isEmpty();
    }

    @Test
    void rowsAreCountedBeyondThoseKept() {
        List<TestEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            entries.add(file("/" + i, "1").in(A));
            entries.add(file("/" + i, "1").in(B));
        }
        ContainerOverlap overlap = survey(entries).overlap();
        assertThat(overlap.paths()).hasSize(ContainerOverlap.LISTED);
        assertThat(overlap.counts()).containsEntry(Kind.SHARED, 1100L);
    }

    @Test
    void twoNamespacesOfOneListAreComparedByTheirPaths() {
        List<TestEntry> all = RealLists.entries("/seeds/000_d0dd3bb143fc0826.txt");
        Vocabulary vocabulary = new Vocabulary();
        Container one = Container.ofNamespace(A, Container.Source.EVENT_NAME);
        Container other = Container.ofNamespace(B, Container.Source.EVENT_NAME);
        ListDiff diff = ListDiff.betweenContainers(
                Diffs.history(vocabulary, in(all, A)),
                Optional.of(one),
                Diffs.history(vocabulary, in(all, B)),
                Optional.of(other));
        assertThat(diff.relation())
                .isEqualTo(new Relation.TwoContainers(Optional.of(one), Optional.of(other), 1.0 / 12, 1.0 / 12));
        assertThat(diff.counts()).containsEntry(ChangeKind.ADDED, 11).containsEntry(ChangeKind.NOT_MEASURED, 25);
        assertThat(diff.changes()).hasSize(36);
    }

    private static List<TestEntry> in(List<TestEntry> all, String namespace) {
        return all.stream()
                .filter(entry ->
                        entry.namespaceLabel().filter(namespace::equals).isPresent())
                .toList();
    }

    private static ContainerSurvey survey(List<TestEntry> entries) {
        ContainerSurvey survey = new ContainerSurvey();
        Diffs.list(entries.toArray(TestEntry[]::new)).forEach(entry -> survey.add(0, entry));
        survey.end();
        return survey;
    }

    private static List<Integer> namespacedDigests(ContainerSurvey survey) {
        List<Integer> indexes = new ArrayList<>();
        survey.forEachNamespacedDigest(indexes::add);
        return indexes;
    }

    private static List<String> rows(ContainerSurvey survey) {
        return survey.overlap().paths().stream()
                .map(row -> row.kind().id() + " " + text(row.path())
                        + row.places().stream()
                                .map(place -> " " + place.namespace().orElse("-"))
                                .reduce("", String::concat))
                .toList();
    }

    private static String text(ByteString path) {
        return path.latin1();
    }
}
