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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void namespacesArePairedByContentNotByNumber() {
        ListDiff diff = diff(BEFORE, AFTER);
        assertThat(diff.containers().pairs())
                .containsExactly(
                        // of 2 and 2 things, 1 content and 2 paths in common: (0.5 + 1) / 2
                        new Pair("100", "300", How.BY_CONTENT, 0.75), new Pair("200", "100", How.BY_CONTENT, 1.0));
        assertThat(lines(diff))
                .containsExactly("modified 100=300:/web 2 -> 4", "boot_aggregate_changed boot_aggregate 1 -> 1");
    }

    @Test
    void theUsersWordGoesFirst() {
        ListDiff diff = diff(BEFORE, AFTER, new DiffOptions(Map.of("100", "100", "7", "8"), false));
        assertThat(diff.containers().pairs())
                .containsExactly(
                        // of 2 and 2 things, 1 content and 1 path in common
                        new Pair("100", "100", How.BY_USER, 0.5), new Pair("200", "300", How.BY_CONTENT, 0.5));
        assertThat(diff.containers().notFound()).containsExactly("7", "8");
        assertThat(lines(diff)).contains("not_measured 100:/web 2 ->", "renamed_or_copied 100:/db 4 -> 2");
    }

    @Test
    void ignoringNamespacesComparesPathsAlone() {
        ListDiff diff = diff(BEFORE, AFTER, new DiffOptions(Map.of(), true));
        assertThat(diff.containers().ignored()).isTrue();
        assertThat(diff.containers().pairs()).isEmpty();
        assertThat(lines(diff)).containsExactly("modified /web 2 -> 4", "boot_aggregate_changed boot_aggregate 1 -> 1");
        assertThat(diff.changes().get(0).namespace()).isEmpty();
    }

    @Test
    void aNamespaceWithoutPartnerIsNewOrNotMeasured() {
        List<TestEntry> after = list(
                bootAggregate("g"),
                file("/cache", "c").in("200"),
                file("/other", "o").in("200"));
        ListDiff diff = diff(BEFORE, after);
        assertThat(diff.containers().onlyBefore()).containsExactly("100", "200");
        assertThat(diff.containers().onlyAfter()).containsExactly("200");
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
        assertThat(diff.containers().onlyAfter()).containsExactly("300");
        assertThat(lines(diff)).containsExactly("added 200:/web -> 6", "added 300:/x -> 7");
    }

    @Test
    void theSameNumberWinsBetweenEquals() {
        List<TestEntry> before = list(file("/a", "1").in("5"), file("/a", "1").in("6"), file("/x", "x"));
        List<TestEntry> after = list(file("/a", "1").in("6"), file("/a", "1").in("5"), file("/y", "y"));
        assertThat(diff(before, after).namespaces().pairs())
                .containsExactly(new Pair("5", "5", How.SAME_NUMBER, 1.0), new Pair("6", "6", How.SAME_NUMBER, 1.0));
    }

    /** More than can be compared each with each. */
    private static final int MANY = 700;

    @Test
    void manyNamespacesArePairedByTheContentThatOnlyTheyHave() {
        List<Pair> pairs = manyPairs(
                i -> List.of(file("/lib", "l"), file("/etc", "e"), file("/app", "app" + i)),
                i -> List.of(file("/lib", "l"), file("/etc", "new"), file("/app", "app" + i)));

        // contents: 2 of 3 and 3; paths: all
        assertThat(pairs).hasSize(MANY).allMatch(pair -> pair.after().equals("new" + pair.before()));
        assertThat(pairs).extracting(Pair::score).containsOnly((2 / 3.0 + 1) / 2);
    }

    @Test
    void manyNamespacesArePairedByThePathsThatOnlyTheyHave() {
        List<Pair> pairs = manyPairs(
                i -> List.of(file("/lib", "l"), file("/app" + i, "1"), file("/data" + i, "1")),
                i -> List.of(file("/lib", "l"), file("/app" + i, "2"), file("/data" + i, "2")));

        assertThat(pairs).hasSize(MANY).allMatch(pair -> pair.after().equals("new" + pair.before()));
    }

    @Test
    void manyNamespacesThatAreEqualArePairedInTheOrderOfTheirLabels() {
        List<Pair> pairs = manyPairs(
                i -> List.of(file("/lib", "l"), file("/app", "a")), i -> List.of(file("/lib", "l"), file("/app", "a")));

        assertThat(pairs).hasSize(MANY).allMatch(pair -> pair.after().equals("new" + pair.before()));
        assertThat(pairs).extracting(Pair::score).containsOnly(1.0);
    }

    @Test
    void manyNamespacesThatShareOnlyWhatManyHaveFindAPartnerAsGoodAsAny() {
        // of one image: 20 files, some of which each lacks
        List<Pair> pairs = manyPairs(i -> image(i, "one"), i -> image(i + 7, "other"));

        assertThat(pairs).hasSize(MANY).allMatch(pair -> pair.score() > 0.5);
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
                .namespaces();
        assertThat((long) MANY * MANY).isGreaterThan(ContainerCandidates.MOST_PAIRS);
        return alignment.pairs();
    }

    @Test
    void eachIsComparedWithEachWhereThereAreFew() {
        assertThat(diff(BEFORE, AFTER).namespaces().likeliestOnly()).isFalse();
    }

    @Test
    void namespacesAreNotListedAsComparedWhereNothingWasCompared() {
        ContainerAlignment none = diff(list(), AFTER).namespaces();
        assertThat(none.onlyAfter()).isEmpty();
        assertThat(none.ignored()).isFalse();
        assertThat(diff(BEFORE, list()).namespaces().onlyBefore()).isEmpty();
    }

    @Test
    void aLabelThatTheUserMapsTwiceIsSaid() {
        ListDiff diff = diff(BEFORE, AFTER, new DiffOptions(Map.of("100", "300", "200", "300"), false));
        assertThat(diff.containers().pairs()).contains(new Pair("100", "300", How.BY_USER, 0.75));
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
}
