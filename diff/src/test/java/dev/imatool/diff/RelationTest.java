package dev.imatool.diff;

import static dev.imatool.diff.Diffs.concat;
import static dev.imatool.diff.Diffs.diff;
import static dev.imatool.diff.Diffs.excerpt;
import static dev.imatool.diff.Diffs.lines;
import static dev.imatool.diff.Diffs.list;
import static dev.imatool.diff.TestEntry.bootAggregate;
import static dev.imatool.diff.TestEntry.file;
import static dev.imatool.diff.TestEntry.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.relation.Relation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelationTest {
    private static final List<TestEntry> BOOT = list(
            bootAggregate("firmware"),
            file("/init", "i"),
            file("/bin/sh", "s"),
            file("/bin/ls", "l"),
            file("/bin/rm", "r"),
            file("/bin/mv", "m"));

    /** Lists of a host, whose entries are numbered from 1. */
    private static Relation.CommonParts parts(
            long start, long end, long before, long after, boolean sameEntries, boolean kexec) {
        Relation.Place next = new Relation.Place(start + 1, Optional.empty());
        return new Relation.CommonParts(start, end, before, after, sameEntries, kexec, next, next);
    }

    @Test
    void aListWithItselfIsIdentical() {
        ListDiff diff = diff(BOOT, BOOT);
        assertThat(diff.relation()).isEqualTo(new Relation.Identical(6));
        assertThat(diff.verdict()).isEqualTo(ListDiff.Verdict.SAME);
        assertThat(diff.changes()).isEmpty();
    }

    @Test
    void aListThatGrewContinues() {
        ListDiff diff = diff(BOOT, concat(BOOT, file("/bin/new", "n")));
        assertThat(diff.relation()).isEqualTo(new Relation.Continues(6, 1));
        assertThat(lines(diff)).containsExactly("added /bin/new -> 7");
    }

    @Test
    void aListThatLostItsEndIsAShorterCopyAndSaysSo() {
        ListDiff diff = diff(BOOT, excerpt(BOOT, 1, 4));
        assertThat(diff.relation()).isEqualTo(new Relation.ShorterCopy(4, 2));
        assertThat(lines(diff)).containsExactly("not_measured /bin/mv 6 ->", "not_measured /bin/rm 5 ->");
    }

    @Test
    void excerptsOverlapWhereOneEndsAsTheOtherBegins() {
        List<TestEntry> whole = concat(BOOT, file("/bin/sh", "other"));
        ListDiff diff = diff(excerpt(whole, 1, 6), excerpt(whole, 4, 7));
        assertThat(diff.relation()).isEqualTo(new Relation.Overlap(4, 1, 3, 1, 0, Optional.empty()));
        assertThat(lines(diff)).containsExactly("modified /bin/sh 3 -> 4");
    }

    @Test
    void anExcerptInsideTheListMissesNothing() {
        ListDiff diff = diff(BOOT, excerpt(BOOT, 3, 5));
        assertThat(diff.relation()).isEqualTo(new Relation.Overlap(3, 1, 3, 0, 1, Optional.empty()));
        assertThat(diff.changes()).isEmpty();
    }

    @Test
    void aListAroundTheExcerptIsComparedInFrontOfItAndBehindIt() {
        ListDiff diff = diff(excerpt(BOOT, 3, 4), BOOT);
        assertThat(diff.relation()).isEqualTo(new Relation.Overlap(1, 3, 2, 2, 0, Optional.empty()));
        assertThat(lines(diff)).containsExactly("added /bin/mv -> 6", "added /bin/rm -> 5", "added /init -> 2");
    }

    @Test
    void swappedExcerptsAreToldByWhatBeforeHasBehind() {
        ListDiff diff = diff(excerpt(BOOT, 3, 6), excerpt(BOOT, 1, 4));
        assertThat(diff.relation()).isEqualTo(new Relation.Overlap(1, 3, 2, 0, 2, Optional.empty()));
        assertThat(lines(diff)).containsExactly("added /init -> 2");
    }

    @Test
    void oneEntryAtTheEdgeIsNoOverlap() {
        List<TestEntry> other = list(file("/bin/mv", "m"), file("/opt/x", "x"), file("/opt/y", "y"));
        assertThat(diff(BOOT, other).relation()).isNotInstanceOf(Relation.Overlap.class);
    }

    @Test
    void repeatedViolationsAndBootAggregatesAreNoOverlap() {
        List<TestEntry> before = list(file("/a", "1"), violationOf("/v"), violationOf("/v"), bootAggregate("f"));
        List<TestEntry> after = list(violationOf("/v"), violationOf("/v"), bootAggregate("f"), file("/b", "2"));
        assertThat(diff(before, after).relation()).isNotInstanceOf(Relation.Overlap.class);
    }

    @Test
    void anAlteredCopyIsToldFromItsCommonParts() {
        List<TestEntry> altered =
                list(BOOT.get(0), BOOT.get(1), file("/bin/sh", "evil"), BOOT.get(3), BOOT.get(4), BOOT.get(5));
        ListDiff diff = diff(BOOT, altered);
        assertThat(diff.relation()).isEqualTo(parts(2, 3, 1, 1, false, false));
        assertThat(lines(diff)).containsExactly("modified /bin/sh 3 -> 3");
    }

    @Test
    void anotherOrderOrNumberOfTheSameEntriesChangesNoPath() {
        List<TestEntry> swapped = list(BOOT.get(0), BOOT.get(1), BOOT.get(3), BOOT.get(2), BOOT.get(4), BOOT.get(5));
        ListDiff order = diff(BOOT, swapped);
        assertThat(order.relation()).isEqualTo(parts(2, 2, 2, 2, true, false));
        assertThat(order.changes()).isEmpty();
        List<TestEntry> doubled =
                list(BOOT.get(0), BOOT.get(1), BOOT.get(2), BOOT.get(2), BOOT.get(3), BOOT.get(4), BOOT.get(5));
        ListDiff number = diff(BOOT, doubled);
        assertThat(number.relation()).isEqualTo(parts(3, 3, 0, 1, true, false));
        assertThat(number.changes()).isEmpty();
    }

    @Test
    void anEntryThatOnlyOneCopyHasIsMoreThanOrderAndNumber() {
        List<TestEntry> longer = concat(BOOT, BOOT.get(1).inPcr(11), BOOT.get(5));
        List<TestEntry> shorter = concat(BOOT, BOOT.get(5));
        assertThat(diff(longer, shorter).relation()).isEqualTo(parts(6, 1, 1, 0, false, false));
        assertThat(diff(shorter, longer).relation()).isEqualTo(parts(6, 1, 0, 1, false, false));
    }

    @Test
    void anAlteredFirstEntryLeavesTheEndInCommon() {
        List<TestEntry> altered =
                concat(list(bootAggregate("evil")), BOOT.subList(1, 6).toArray(TestEntry[]::new));
        ListDiff diff = diff(BOOT, altered);
        assertThat(diff.relation()).isEqualTo(parts(0, 5, 1, 1, false, false));
        assertThat(lines(diff)).containsExactly("boot_aggregate_changed boot_aggregate 1 -> 1");
    }

    @Test
    void anotherOrderAndAnotherBootAggregateAreSeparateBoots() {
        List<TestEntry> again = list(
                bootAggregate("other firmware"),
                file("/init", "i"),
                file("/bin/rm", "r"),
                file("/bin/ls", "l"),
                file("/bin/sh", "s"),
                file("/bin/cp", "c"));
        ListDiff diff = diff(BOOT, again);
        assertThat(diff.relation()).isEqualTo(new Relation.SeparateBoots(0.8, 0.8, Optional.of(false)));
        assertThat(lines(diff))
                .containsExactly(
                        "boot_aggregate_changed boot_aggregate 1 -> 1",
                        "added /bin/cp -> 6",
                        "not_measured /bin/mv 6 ->");
    }

    @Test
    void bootAggregatesOfOtherAlgorithmsSayNothingAboutTheBoot() {
        List<TestEntry> again = list(bootAggregate("").sha1("firmware"), file("/bin/rm", "r"), file("/bin/ls", "l"));
        assertThat(diff(BOOT, again).relation()).isEqualTo(new Relation.SeparateBoots(1, 1, Optional.empty()));
    }

    @Test
    void aSharedBeginningAloneMayBeEither() {
        List<TestEntry> again = concat(BOOT.subList(0, 3), file("/bin/other", "o"));
        ListDiff diff = diff(BOOT, again);
        assertThat(diff.relation()).isEqualTo(parts(3, 0, 3, 1, false, false));
    }

    @Test
    void aListWithoutEntriesIsNotComparedAndNothingIsNewOrMissing() {
        assertThat(diff(BOOT, list()).relation()).isEqualTo(new Relation.NotCompared());
        assertThat(diff(BOOT, list()).changes()).isEmpty();
        assertThat(diff(list(), BOOT).relation()).isEqualTo(new Relation.NotCompared());
        assertThat(diff(list(), BOOT).changes()).isEmpty();
        assertThat(diff(list(), list()).relation()).isEqualTo(new Relation.NotCompared());
    }

    @Test
    void listsWithNothingInCommonAreUnrelated() {
        List<TestEntry> other = list(bootAggregate("x"), file("/x", "1"), file("/y", "2"));
        assertThat(diff(BOOT, other).relation()).isEqualTo(new Relation.Unrelated(0, 0));
    }

    @Test
    void theZeroBootAggregateOfMachinesWithoutATpmRelatesNothing() {
        List<TestEntry> one = list(bootAggregate("").zeroDigest(), file("/x", "1"));
        List<TestEntry> other = list(bootAggregate("").zeroDigest(), file("/y", "2"));
        assertThat(diff(one, other).relation()).isInstanceOf(Relation.Unrelated.class);
        assertThat(diff(list(bootAggregate("f"), file("/x", "1")), list(bootAggregate("f"), file("/y", "2")))
                        .relation())
                .isEqualTo(new Relation.SeparateBoots(0, 0, Optional.of(true)));
    }
}
