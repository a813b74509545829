package dev.imatool.diff;

import static dev.imatool.diff.Diffs.diff;
import static dev.imatool.diff.Diffs.excerpt;
import static dev.imatool.diff.Diffs.lines;
import static dev.imatool.diff.Diffs.list;
import static dev.imatool.diff.TestEntry.bootAggregate;
import static dev.imatool.diff.TestEntry.file;
import static dev.imatool.diff.TestEntry.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.DiffOptions.Boots;
import dev.imatool.diff.ListDiff.Verdict;
import dev.imatool.diff.changes.OrderCounts;
import dev.imatool.diff.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A list only grows: what else two lists of one boot cannot look like, and two boots can. */
class VerdictTest {
    private static final List<TestEntry> BOOT = list(
            bootAggregate("firmware"),
            file("/init", "i"),
            file("/a", "1"),
            violationOf("/log"),
            file("/log", "l"),
            file("/a", "2"),
            file("/b", "b"),
            file("/a", "3"),
            file("/c", "c"));

    private static List<TestEntry> without(int... numbers) {
        List<TestEntry> left = new ArrayList<>(BOOT);
        for (int i = numbers.length - 1; i >= 0; i--) {
            left.remove(numbers[i] - 1);
        }
        return list(left.toArray(TestEntry[]::new));
    }

    private static List<TestEntry> with(int index, TestEntry entry) {
        List<TestEntry> more = new ArrayList<>(BOOT);
        more.add(index, entry);
        return list(more.toArray(TestEntry[]::new));
    }

    private static List<TestEntry> replaced(int number, TestEntry entry) {
        List<TestEntry> other = new ArrayList<>(BOOT);
        other.set(number - 1, entry);
        return list(other.toArray(TestEntry[]::new));
    }

    private static void unknownAndOneBoot(List<TestEntry> after, List<String> rows, String... changesOfOneBoot) {
        ListDiff unknown = diff(BOOT, after);
        assertThat(unknown.verdict()).isEqualTo(Verdict.SAME_CONTENTS);
        assertThat(unknown.order().orElseThrow().rows().stream()
                        .map(Diffs::line)
                        .toList())
                .isEqualTo(rows);
        ListDiff one = oneBoot(BOOT, after);
        assertThat(one.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(lines(one)).containsExactly(changesOfOneBoot);
        ListDiff separate = diff(BOOT, after, DiffOptions.alignByContent().with(Boots.SEPARATE));
        assertThat(separate.verdict()).isEqualTo(Verdict.SAME_CONTENTS);
        assertThat(separate.order()).isEmpty();
    }

    private static ListDiff oneBoot(List<TestEntry> before, List<TestEntry> after) {
        return diff(before, after, DiffOptions.alignByContent().with(Boots.ONE));
    }

    @Test
    void aLostEntryWhosePathIsStillThereChangesNoContent() {
        unknownAndOneBoot(without(6), List.of("entries_lost /a 6 ->"), "entries_lost /a 6 ->");
    }

    @Test
    void aMovedEntryIsNamedInBothLists() {
        List<TestEntry> moved = new ArrayList<>(without(2));
        moved.add(5, BOOT.get(1));
        unknownAndOneBoot(
                list(moved.toArray(TestEntry[]::new)),
                List.of("entries_moved /init 2 -> 6"),
                "entries_moved /init 2 -> 6");
    }

    @Test
    void aDoubledEntryIsNamed() {
        unknownAndOneBoot(with(4, BOOT.get(2)), List.of("entries_doubled /a -> 5"), "entries_doubled /a -> 5");
    }

    @Test
    void anOlderContentThatIsInsertedIsNamed() {
        unknownAndOneBoot(
                with(7, file("/a", "2").signed("s")), List.of("entries_inserted /a -> 8"), "entries_inserted /a -> 8");
    }

    @Test
    void aViolationThatVanishedIsARowAndNoDifference() {
        List<TestEntry> after = without(4);
        assertThat(lines(diff(BOOT, after))).containsExactly("violation_not_seen /log 4 ->");
        unknownAndOneBoot(after, List.of(), "entries_lost /log 4 ->");
        assertThat(diff(BOOT, after).order().orElseThrow().counts()).isEqualTo(new OrderCounts(1, 0, 0, 0));
        assertThat(diff(after, BOOT).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void aPathThatWasOnlyViolatedAndVanishedIsNotMeasuredEither() {
        List<TestEntry> before = with(4, violationOf("/only"));
        ListDiff diff = diff(before, BOOT);
        assertThat(lines(diff)).containsExactly("not_measured /only 5 ->", "violation_not_seen /only 5 ->");
        assertThat(diff.verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void aListWithoutItsEndIsDifferentWhereItIsOfOneBoot() {
        List<TestEntry> before = list(
                file("/a", "1"),
                file("/b", "2"),
                file("/a", "2"),
                file("/a", "1").signed("s"));
        List<TestEntry> cut = excerpt(before, 1, 2);
        assertThat(diff(before, cut).verdict()).isEqualTo(Verdict.SAME_CONTENTS);
        assertThat(lines(oneBoot(before, cut))).containsExactly("entries_lost /a 3,4 ->");
    }

    @Test
    void aListWithoutItsBeginningIsNotTheSame() {
        ListDiff cut = diff(BOOT, excerpt(BOOT, 2, 9));
        assertThat(cut.relation()).isInstanceOf(Relation.Overlap.class);
        assertThat(cut.verdict()).isEqualTo(Verdict.SAME_CONTENTS);
        assertThat(lines(oneBoot(BOOT, excerpt(BOOT, 2, 9)))).containsExactly("entries_lost boot_aggregate 1 ->");
    }

    @Test
    void whatWasPutInFrontOfTheListIsCompared() {
        assertThat(lines(diff(BOOT, with(0, file("/evil", "e"))))).containsExactly("added /evil -> 1");
        assertThat(lines(diff(BOOT, with(0, file("/b", "evil"))))).containsExactly("modified /b 7 -> 1");
        assertThat(lines(oneBoot(BOOT, with(0, file("/evil", "e"))))).containsExactly("added /evil -> 1");
    }

    @Test
    void growthIsTheSameAlsoInOneBoot() {
        List<TestEntry> grown = Diffs.concat(BOOT, file("/a", "3"));
        assertThat(diff(BOOT, grown).verdict()).isEqualTo(Verdict.SAME);
        assertThat(oneBoot(BOOT, grown).verdict()).isEqualTo(Verdict.SAME);
        assertThat(oneBoot(BOOT, BOOT).verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void namespacesThatWereNumberedAnewAreNotAccused() {
        List<TestEntry> one = list(bootAggregate("f"), in("5", "/a"), in("5", "/b"), in("5", "/c"), in("5", "/d"));
        List<TestEntry> other = list(bootAggregate("f"), in("9", "/a"), in("9", "/b"), in("9", "/c"), in("9", "/d"));
        ListDiff diff = diff(one, other);
        assertThat(diff.verdict()).isEqualTo(Verdict.SAME_CONTENTS);
        assertThat(diff.order().orElseThrow().counts().total()).isZero();
        assertThat(oneBoot(one, other).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    private static TestEntry in(String namespace, String path) {
        return file(path, path).in(namespace);
    }

    @Test
    void anEntryThatProvesNothingIsNotComparable() {
        TestEntry claims = file("/b", "b").unreadable("zz");
        ListDiff replaced = diff(BOOT, replaced(7, claims));
        assertThat(lines(replaced)).containsExactly("not_comparable /b 7 -> 7");
        assertThat(replaced.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(diff(BOOT, Diffs.concat(BOOT, claims)).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(diff(replaced(7, claims), BOOT).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(diff(BOOT, replaced(1, bootAggregate("f").unreadable("zz"))).verdict())
                .isEqualTo(Verdict.NOT_COMPARABLE);
    }

    @Test
    void anEntryThatProvesNothingMayBeOfThePathThatIsMissing() {
        TestEntry elsewhere = file("/elsewhere", "b").unreadable("zz");
        ListDiff one = diff(BOOT, replaced(7, elsewhere));
        assertThat(lines(one)).containsExactly("not_comparable /elsewhere -> 7", "not_measured /b 7 ->");
        assertThat(one.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(diff(replaced(7, elsewhere), BOOT).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        List<TestEntry> twoMissing = list(
                BOOT.get(0), BOOT.get(1), BOOT.get(2), BOOT.get(3), BOOT.get(4), BOOT.get(5), elsewhere, BOOT.get(7));
        assertThat(diff(BOOT, twoMissing).verdict()).as("one cannot be both").isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void equalEntriesThatProveNothingHaveEqualContents() {
        TestEntry unproven = file("/x", "x").unreadable("zz");
        List<TestEntry> list = Diffs.concat(BOOT, unproven);
        assertThat(diff(list, list).verdict()).isEqualTo(Verdict.SAME);
        assertThat(diff(list, Diffs.concat(list, file("/a", "3"))).verdict()).isEqualTo(Verdict.SAME);
        assertThat(diff(list, Diffs.concat(BOOT, unproven.named("/y"))).verdict())
                .isEqualTo(Verdict.NOT_COMPARABLE);
    }

    @Test
    void aModificationIsSeenBesideWhatCannotBeCompared() {
        List<TestEntry> after =
                Diffs.concat(replaced(7, file("/b", "evil")), file("/c", "c").unreadable("zz"));
        assertThat(diff(BOOT, after).verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(lines(diff(BOOT, after))).containsExactly("modified /b 7 -> 7", "not_comparable /c 9 -> 10");
    }

    @Test
    void aDigestThatAViolationCarriesIsNoContent() {
        TestEntry claim = violationOf("/b").digested("sha256", TestEntry.hash("SHA-256", "b"));
        List<TestEntry> before = list(file("/b", "b"), violationOf("/b"), file("/z", "z"));
        List<TestEntry> after = list(claim, file("/z", "z"));
        assertThat(lines(diff(before, after))).containsExactly("not_comparable /b 1 -> 1");
    }

    @Test
    void anotherEntryWhoseFieldsCannotBeReadIsNotHiddenByALastOneThatIsTheSame() {
        TestEntry last = unread("last");
        assertThat(lines(diff(list(file("/q", "q"), last), list(unread("relabelled"), last))))
                .contains("not_comparable /odd 2 -> 1");
        TestEntry good = file("/odd", "1");
        assertThat(lines(diff(list(good), list(good, unread("relabelled")))))
                .containsExactly("not_comparable /odd 1 -> 2");
    }

    /** A template without a digest that anybody knows, over data that hash to the template digest. */
    private static TestEntry unread(String mark) {
        return file("/odd", "").templated("odd", "n-ng|odd", Optional.of(mark));
    }
}
