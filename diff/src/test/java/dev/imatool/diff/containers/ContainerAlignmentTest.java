package dev.imatool.diff.containers;

import static dev.imatool.diff.Diffs.concat;
import static dev.imatool.diff.Diffs.diff;
import static dev.imatool.diff.Diffs.lines;
import static dev.imatool.diff.Diffs.list;
import static dev.imatool.diff.TestEntry.bootAggregate;
import static dev.imatool.diff.TestEntry.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.DiffOptions;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.TestEntry;
import dev.imatool.diff.containers.ContainerAlignment.How;
import dev.imatool.diff.containers.ContainerAlignment.Pair;
import dev.imatool.diff.containers.ContainerAlignment.Replica;
import dev.imatool.diff.containers.ContainerAlignment.Shares;
import dev.imatool.model.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ContainerAlignmentTest {
    private static final List<TestEntry> BEFORE = list(
            bootAggregate("f"),
            file("/web", "w").in("100"),
            file("/lib", "l").in("100"),
            file("/db", "d").in("200"),
            file("/lib", "l").in("200"));

    /** Number 100 is the database now. */
    private static final List<TestEntry> AFTER = list(
            bootAggregate("g"),
            file("/db", "d").in("100"),
            file("/lib", "l").in("100"),
            file("/web", "evil").in("300"),
            file("/lib", "l").in("300"));

    private static Pair pair(String before, String after, How how, double contents, double paths) {
        return new Pair(namespace(before), namespace(after), how, new Shares(contents, paths));
    }

    private static Container namespace(String label) {
        return Container.ofNamespace(label, Container.Source.EVENT_NAME);
    }

    @Test
    void namespacesArePairedByContentNotByNumber() {
        ListDiff diff = diff(BEFORE, AFTER);
        assertThat(diff.containers().pairs())
                .containsExactly(
                        // of 2 and 2 things, 1 content and 2 paths in common
                        pair("100", "300", How.BY_CONTENT, 0.5, 1), pair("200", "100", How.BY_CONTENT, 1, 1));
        assertThat(lines(diff))
                .containsExactly("modified 100=300:/web 2 -> 4", "boot_aggregate_changed boot_aggregate 1 -> 1");
    }

    @Test
    void theUsersWordGoesFirst() {
        ListDiff diff = diff(BEFORE, AFTER, new DiffOptions(Map.of("100", "100", "7", "8"), false));
        assertThat(diff.containers().pairs())
                .containsExactly(
                        // of 2 and 2 things, 1 content and 1 path in common
                        pair("100", "100", How.BY_USER, 0.5, 0.5), pair("200", "300", How.BY_CONTENT, 0.5, 0.5));
        assertThat(diff.containers().notFound()).containsExactly("7", "8");
        assertThat(lines(diff)).contains("not_measured 100:/web 2 ->", "renamed_or_copied 100:/db 4 -> 2");
    }

    @Test
    void ignoringNamespacesComparesPathsAlone() {
        ListDiff diff = diff(BEFORE, AFTER, new DiffOptions(Map.of(), true));
        assertThat(diff.containers().ignored()).isTrue();
        assertThat(diff.containers().pairs()).isEmpty();
        assertThat(lines(diff)).containsExactly("modified /web 2 -> 4", "boot_aggregate_changed boot_aggregate 1 -> 1");
        assertThat(diff.changes().get(0).container()).isEmpty();
    }

    @Test
    void aNamespaceWithoutPartnerIsNewOrNotMeasured() {
        List<TestEntry> after = list(
                bootAggregate("g"),
                file("/cache", "c").in("200"),
                file("/other", "o").in("200"));
        ListDiff diff = diff(BEFORE, after);
        assertThat(diff.containers().onlyBefore()).extracting(Container::label).containsExactly("100", "200");
        assertThat(diff.containers().onlyAfter()).extracting(Container::label).containsExactly("200");
        assertThat(lines(diff)).contains("added 200:/cache -> 2", "not_measured 200:/lib 5 ->");
    }

    @Test
    void aPathOnTheHostIsAnotherThanInANamespace() {
        List<TestEntry> after =
                list(bootAggregate("g"), file("/web", "w"), file("/db", "d").in("200"));
        assertThat(lines(diff(BEFORE, after))).contains("renamed_or_copied /web 2 -> 2", "not_measured 100:/web 2 ->");
    }

    @Test
    void withinOneBootTheNumberIsTheNamespace() {
        ListDiff diff = diff(
                BEFORE,
                concat(BEFORE, file("/web", "evil").in("200"), file("/x", "x").in("300")));
        assertThat(diff.containers().pairs()).extracting(Pair::how).containsExactly(How.SAME_NUMBER, How.SAME_NUMBER);
        assertThat(diff.containers().onlyAfter()).extracting(Container::label).containsExactly("300");
        assertThat(lines(diff)).containsExactly("added 200:/web -> 6", "added 300:/x -> 7");
    }

    @Test
    void betweenEqualsTheNumberIsKept() {
        List<TestEntry> before = list(file("/a", "1").in("5"), file("/a", "1").in("6"), file("/x", "x"));
        List<TestEntry> after = list(file("/a", "1").in("6"), file("/a", "1").in("5"), file("/y", "y"));
        assertThat(diff(before, after).containers().pairs())
                .containsExactly(pair("5", "5", How.BY_CONTENT, 1, 1), pair("6", "6", How.BY_CONTENT, 1, 1));
    }

    /** More than can be compared each with each. */
    private static final int MANY = 700;

    @Test
    void manyNamespacesArePairedByTheContentThatOnlyTheyHave() {
        List<Pair> pairs = manyPairs(
                i -> List.of(file("/lib", "l"), file("/etc", "e"), file("/app", "app" + i)),
                i -> List.of(file("/lib", "l"), file("/etc", "new"), file("/app", "app" + i)));

        // contents: 2 of 3 and 3; paths: all
        assertThat(pairs)
                .hasSize(MANY)
                .allMatch(pair ->
                        pair.after().label().equals("new" + pair.before().label()));
        assertThat(pairs).extracting(Pair::shares).containsOnly(new Shares(2 / 3.0, 1));
    }

    @Test
    void manyNamespacesArePairedByThePathsThatOnlyTheyHave() {
        List<Pair> pairs = manyPairs(
                i -> List.of(file("/lib", "l"), file("/app" + i, "1"), file("/data" + i, "1")),
                i -> List.of(file("/lib", "l"), file("/app" + i, "2"), file("/data" + i, "2")));

        assertThat(pairs)
                .hasSize(MANY)
                .allMatch(pair ->
                        pair.after().label().equals("new" + pair.before().label()));
    }

    @Test
    void manyNamespacesThatAreEqualArePairedInTheOrderOfTheirLabels() {
        List<Pair> pairs = manyPairs(
                i -> List.of(file("/lib", "l"), file("/app", "a")), i -> List.of(file("/lib", "l"), file("/app", "a")));

        assertThat(pairs)
                .hasSize(MANY)
                .allMatch(pair ->
                        pair.after().label().equals("new" + pair.before().label()));
        assertThat(pairs).extracting(Pair::shares).containsOnly(new Shares(1, 1));
    }

    @Test
    void manyNamespacesThatShareOnlyWhatManyHaveFindAPartnerAsGoodAsAny() {
        // of one image: 20 files, some of which each lacks
        List<Pair> pairs = manyPairs(i -> image(i, "one"), i -> image(i + 7, "other"));

        assertThat(pairs).hasSize(MANY).allMatch(pair -> pair.shares().mean() > 0.5);
    }

    private static List<TestEntry> image(int number, String mark) {
        List<TestEntry> files = new ArrayList<>();
        for (int file = 0; file < 20; file++) {
            if ((number * 31 + file * 17) % 11 > 1) {
                files.add(file("/usr/lib/" + file, "same"));
            }
        }
        files.add(file("/run/" + number % 50, mark));
        return files;
    }

    private static List<Pair> manyPairs(
            IntFunction<List<TestEntry>> filesBefore, IntFunction<List<TestEntry>> filesAfter) {
        List<TestEntry> before = new ArrayList<>(List.of(bootAggregate("f")));
        List<TestEntry> after = new ArrayList<>(List.of(bootAggregate("g")));
        for (int i = 0; i < MANY; i++) {
            String label = String.valueOf(1000 + i);
            filesBefore.apply(i).forEach(file -> before.add(file.in(label)));
            filesAfter.apply(i).forEach(file -> after.add(file.in("new" + label)));
        }
        ContainerAlignment alignment = diff(
                        list(before.toArray(TestEntry[]::new)), list(after.toArray(TestEntry[]::new)))
                .containers();
        assertThat((long) MANY * MANY).isGreaterThan(ContainerCandidates.MOST_PAIRS);
        return alignment.pairs();
    }

    @Test
    void eachIsComparedWithEachWhereThereAreFew() {
        assertThat(diff(BEFORE, AFTER).containers().likeliestOnly()).isFalse();
    }

    @Test
    void namespacesAreNotListedAsComparedWhereNothingWasCompared() {
        ContainerAlignment none = diff(list(), AFTER).containers();
        assertThat(none.onlyAfter()).isEmpty();
        assertThat(none.ignored()).isFalse();
        assertThat(diff(BEFORE, list()).containers().onlyBefore()).isEmpty();
    }

    @Test
    void aLabelThatTheUserMapsTwiceIsSaid() {
        ListDiff diff = diff(BEFORE, AFTER, new DiffOptions(Map.of("100", "300", "200", "300"), false));
        assertThat(diff.containers().pairs()).contains(pair("100", "300", How.BY_USER, 0.5, 1));
        assertThat(diff.containers().notFound()).containsExactly("300");
    }

    @Test
    void manyNamespacesThatAreEqualKeepTheirNumber() {
        List<TestEntry> before = new ArrayList<>(List.of(file("/start", "1")));
        List<TestEntry> after = new ArrayList<>(List.of(file("/start", "2")));
        for (int i = 0; i < MANY; i++) {
            before.add(file("/a", "1").in("n" + i));
            after.add(1, file("/a", "1").in("n" + i));
        }
        ListDiff diff = diff(list(before.toArray(TestEntry[]::new)), list(after.toArray(TestEntry[]::new)));
        assertThat(diff.containers().pairs()).hasSize(MANY);
        assertThat(diff.containers().pairs()).allMatch(pair -> pair.before().equals(pair.after()));
        assertThat(lines(diff)).containsExactly("modified /start 1 -> 1");
    }

    @Test
    void anImageThatWasBuiltAnewIsKnownByItsPaths() {
        List<TestEntry> before =
                list(file("/web", "1").in("5"), file("/lib", "1").in("5"), file("/x", "x"));
        List<TestEntry> after =
                list(file("/web", "2").in("6"), file("/lib", "2").in("6"), file("/y", "y"));
        ListDiff diff = diff(before, after);
        assertThat(diff.containers().pairs()).containsExactly(pair("5", "6", How.BY_PATHS, 0, 1));
        assertThat(lines(diff)).contains("modified 5=6:/web 1 -> 1", "modified 5=6:/lib 2 -> 2");
    }

    /** Nothing but the program that makes containers is in both. */
    @Test
    void theSameNumberAfterAnotherBootIsNoEvidence() {
        List<TestEntry> before =
                list(file("/usr/bin/runc", "r").in("5"), file("/web", "w").in("5"), file("/x", "x"));
        List<TestEntry> after =
                list(file("/usr/bin/runc", "r").in("5"), file("/db", "d").in("5"), file("/y", "y"));
        ListDiff diff = diff(before, after);
        assertThat(diff.containers().pairs()).isEmpty();
        assertThat(diff.containers().onlyBefore()).containsExactly(namespace("5"));
        assertThat(diff.containers().onlyAfter()).containsExactly(namespace("5"));
        assertThat(lines(diff)).contains("not_measured 5:/web 2 ->", "added 5:/db -> 2");
    }

    @Test
    void oneMoreContainerOfAnImageIsComparedWithItsSibling() {
        List<TestEntry> before = list(
                file("/web", "w").in("5"),
                file("/lib", "l").in("5"),
                file("/sh", "s").in("5"),
                file("/x", "x"));
        List<TestEntry> after = list(
                file("/web", "w").in("6"),
                file("/lib", "l").in("6"),
                file("/sh", "s").in("6"),
                file("/web", "evil").in("7"),
                file("/lib", "l").in("7"),
                file("/sh", "s").in("7"),
                file("/y", "y"));
        ListDiff diff = diff(before, after);
        assertThat(diff.containers().pairs()).containsExactly(pair("5", "6", How.BY_CONTENT, 1, 1));
        assertThat(diff.containers().replicas())
                .containsExactly(new Replica(namespace("7"), namespace("5"), new Shares(2 / 3.0, 1)));
        assertThat(lines(diff)).containsExactly("modified 5=7:/web 1 -> 4", "added /y -> 7", "not_measured /x 4 ->");
    }

    /** Both replicas are of a new build: they have nothing in common with BEFORE but paths. */
    @Test
    void aReplicaOfAnImageThatWasBuiltAnewHasASiblingInAfter() {
        List<TestEntry> before =
                list(file("/web", "1").in("5"), file("/lib", "1").in("5"), file("/x", "x"));
        List<TestEntry> after = list(
                file("/web", "2").in("6"),
                file("/lib", "2").in("6"),
                file("/web", "2").in("7"),
                file("/lib", "2").in("7"),
                file("/y", "y"));
        ListDiff diff = diff(before, after);
        assertThat(diff.containers().pairs()).containsExactly(pair("5", "6", How.BY_PATHS, 0, 1));
        assertThat(diff.containers().replicas()).extracting(Replica::after).containsExactly(namespace("7"));
        assertThat(diff.containers().onlyAfter()).isEmpty();
    }

    /** A claim of another pod is another container, whatever id it gives itself. */
    @Test
    void equalIdsInTwoPodsAreTwoContainers() {
        Container one =
                new Container("a".repeat(64), Container.Source.CONTROL_GROUP, Optional.empty(), Optional.of("p1"));
        Container other =
                new Container("a".repeat(64), Container.Source.CONTROL_GROUP, Optional.empty(), Optional.of("p2"));
        List<TestEntry> before = list(file("/web", "w").in(one), file("/x", "x"));
        List<TestEntry> after = list(file("/db", "d").in(other), file("/y", "y"));
        ListDiff diff = diff(before, after);
        assertThat(diff.containers().pairs()).isEmpty();
        assertThat(diff(before, list(file("/web", "new").in(one), file("/y", "y")))
                        .containers()
                        .pairs())
                .extracting(Pair::how)
                .containsExactly(How.SAME_ID);
    }
}
