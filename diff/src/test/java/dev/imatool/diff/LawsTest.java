package dev.imatool.diff;

import static dev.imatool.diff.Diffs.diff;
import static dev.imatool.diff.Diffs.lines;
import static dev.imatool.diff.Diffs.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any two lists. */
class LawsTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingChangedFromAListToItself(long seed) {
        List<TestEntry> list = random(new Random(seed), "first");
        assertThat(diff(list, list).relation()).isEqualTo(new Relation.Identical(list.size()));
        assertThat(diff(list, list).changes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void separateListsChangeAsTheNaiveComparisonSays(long seed) {
        Random random = new Random(seed);
        List<TestEntry> before = random(random, "before");
        List<TestEntry> after = random(random, "after");
        assertThat(new TreeSet<>(lines(diff(before, after)))).isEqualTo(NaiveDiff.changes(before, after));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatOneDirectionMissesTheOtherFindsNew(long seed) {
        Random random = new Random(seed);
        List<TestEntry> before = random(random, "before");
        List<TestEntry> after = random(random, "after");
        assertThat(missing(diff(before, after))).isEqualTo(newPaths(diff(after, before)));
        assertThat(missing(diff(after, before))).isEqualTo(newPaths(diff(before, after)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aListThatGrewMissesNothingAndAShorterCopyFindsNothingNew(long seed) {
        Random random = new Random(seed);
        List<TestEntry> before = random(random, "first");
        List<TestEntry> after = Diffs.concat(before, random(random, "more").toArray(TestEntry[]::new));
        assertThat(missing(diff(before, after))).isEmpty();
        assertThat(newPaths(diff(after, before))).isEmpty();
        assertThat(missing(diff(after, before))).isEqualTo(newPaths(diff(before, after)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aListThatLostMovedOrDoubledAnEntryIsNeverTheSameAndInOneBootDifferent(long seed) {
        Random random = new Random(seed);
        List<TestEntry> before = random(random, "first");
        for (int i = 0; i < before.size(); i++) {
            List<TestEntry> changed = new ArrayList<>(before);
            TestEntry taken = random.nextInt(3) == 0 ? changed.get(i) : changed.remove(i);
            if (random.nextBoolean()) {
                changed.add(random.nextInt(changed.size() + 1), taken);
            }
            boolean grew = changed.size() >= before.size()
                    && unnumbered(changed.subList(0, before.size())).equals(unnumbered(before));
            List<TestEntry> after = list(changed.toArray(TestEntry[]::new));
            if (!grew && !after.isEmpty()) {
                assertThat(diff(before, after).verdict()).isNotEqualTo(ListDiff.Verdict.SAME);
                assertThat(diff(before, after, DiffOptions.alignByContent().with(DiffOptions.Boots.ONE))
                                .verdict())
                        .isEqualTo(ListDiff.Verdict.DIFFERENT);
            }
        }
    }

    private static List<TestEntry> unnumbered(List<TestEntry> entries) {
        return entries.stream().map(entry -> entry.numbered(0)).toList();
    }

    private static Set<String> missing(ListDiff diff) {
        return paths(diff.changes().stream().filter(change -> change.kind() == ChangeKind.NOT_MEASURED));
    }

    /** A new path that was only violated is a violation without an entry on the side of BEFORE. */
    private static Set<String> newPaths(ListDiff diff) {
        return paths(diff.changes().stream().filter(change -> switch (change.kind()) {
            case ADDED, RENAMED_OR_COPIED -> true;
            case VIOLATION -> change.before().isEmpty() && onlyViolated(diff, change);
            default -> false;
        }));
    }

    private static boolean onlyViolated(ListDiff diff, Change violation) {
        return diff.changes().stream()
                .filter(change -> change.path().equals(violation.path()))
                .allMatch(change -> change.kind() == ChangeKind.VIOLATION);
    }

    private static Set<String> paths(Stream<Change> changes) {
        Set<String> paths = new TreeSet<>();
        changes.forEach(change -> paths.add(change.path().latin1()));
        return paths;
    }

    /** Few paths and contents, so that everything meets; the first entry is the list's own and never says anything. */
    private static List<TestEntry> random(Random random, String name) {
        List<TestEntry> entries = new ArrayList<>();
        entries.add(TestEntry.file("/own", "").zeroDigest().signed(name));
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            String path = "/" + (char) ('a' + random.nextInt(6));
            TestEntry file = TestEntry.file(path, "c" + random.nextInt(5));
            entries.add(
                    switch (random.nextInt(8)) {
                        case 0 -> TestEntry.violationOf(path);
                        case 1 -> file.sha1("c" + random.nextInt(3));
                        default -> file;
                    });
        }
        return list(entries.toArray(TestEntry[]::new));
    }
}
