package dev.imatool.diff;

import static dev.imatool.diff.Diffs.diff;
import static dev.imatool.diff.Diffs.excerpt;
import static dev.imatool.diff.Diffs.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.history.Side;
import dev.imatool.diff.relation.BootAggregateCounts;
import dev.imatool.diff.relation.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known to have happened between real lists (each scenario's README says it). */
class RealListsTest {
    private static final String DEMO = "demo-before-after-6.1/";

    private static List<TestEntry> demo(String moment) {
        return RealLists.snapshot(DEMO + moment);
    }

    @Test
    void twoTailsOfOneListShowTheOneModifiedFile() {
        List<TestEntry> both = RealLists.entries("/seeds/001_5830b4eb5b02ce7f.txt");
        assertThat(both).hasSize(10);
        ListDiff diff = diff(excerpt(both, 1, 5), excerpt(both, 6, 10));
        assertThat(diff.relation()).isEqualTo(new Relation.Overlap(2, 1, 4, 1, 0, Optional.empty()));
        assertThat(lines(diff)).containsExactly("modified /demo.python 5 -> 5");
        Change change = diff.changes().get(0);
        assertThat(hex(change.before().get(0))).startsWith("sha512:3404d8a30339a58713878a05d51168da");
        assertThat(hex(change.after().get(0))).startsWith("sha512:470a295a44c3f94106a767c27b519397");
    }

    @Test
    void theModifiedScriptIsTheOnlyChangeOfTheDemo() {
        ListDiff diff = diff(demo("before"), demo("after"));
        assertThat(diff.relation()).isEqualTo(new Relation.Continues(93, 1));
        assertThat(lines(diff)).containsExactly("modified /srv/app/demo.python 84 -> 94");
        assertThat(diff.verdict()).isEqualTo(ListDiff.Verdict.DIFFERENT);
        Change change = diff.changes().get(0);
        assertThat(hex(change.before().get(0)))
                .isEqualTo("sha256:fdd83619c0d0dc34f52ca2634b045c9d70f1f7aa3a5682955f70dd662ff33b6e");
        assertThat(hex(change.after().get(0)))
                .isEqualTo("sha256:051b022776dd1fe0f1320eba3188e8c3fdb55b417db3217ec4e94b3b6681ea46");
    }

    @Test
    void runningTheScriptAgainChangesNothing() {
        ListDiff diff = diff(demo("after"), demo("after-rerun"));
        assertThat(diff.relation()).isEqualTo(new Relation.Identical(94));
        assertThat(diff.verdict()).isEqualTo(ListDiff.Verdict.SAME);
    }

    @Test
    void afterTheRevertOnlyTheToolThatMovedTheFileIsNew() {
        assertThat(lines(diff(demo("after"), demo("after-revert")))).containsExactly("added /usr/bin/mv -> 95");
    }

    @Test
    void swappedArgumentsAreSaidAndMirrorTheChange() {
        ListDiff diff = diff(demo("after"), demo("before"));
        assertThat(diff.relation()).isEqualTo(new Relation.ShorterCopy(93, 1));
        assertThat(lines(diff)).containsExactly("modified /srv/app/demo.python 94 -> 84");
    }

    @Test
    void aListThatWasCutDoesNotHideTheOrderOfEvents() {
        ListDiff diff = diff(demo("pcr-newer-than-log"), demo("end"));
        assertThat(diff.relation()).isEqualTo(new Relation.Continues(100, 3));
        assertThat(lines(diff))
                .containsExactly(
                        "added /srv/app/late6.sh -> 101",
                        "added /srv/app/late7.sh -> 102",
                        "added /srv/app/late8.sh -> 103");
    }

    @Test
    void aSecondKernelThatCarriesTheListOnAddsItsOwnFilesOnly() {
        ListDiff diff = diff(
                RealLists.snapshot("kexec-carry-6.12/kernel1-before-kexec-exec"),
                RealLists.snapshot("kexec-carry-6.12/kernel2-final"));
        assertThat(diff.relation()).isEqualTo(new Relation.Continues(22, 6));
        assertThat(diff.bootAggregates()).isEqualTo(new BootAggregateCounts(1, 2));
        assertThat(lines(diff))
                .containsExactly("added /srv/k/b1 -> 26", "added /srv/k/b2 -> 27", "added /srv/k/b3 -> 28");
    }

    @Test
    void violationsBehindTheFirstHalfOfAListAreReportedWithTheirEntries() {
        List<TestEntry> whole = RealLists.snapshot("violations-6.12/final");
        ListDiff diff = diff(excerpt(whole, 1, 13), whole);
        assertThat(diff.counts()).containsEntry(ChangeKind.VIOLATION, 7).containsEntry(ChangeKind.MODIFIED, 1);
        assertThat(lines(diff)).contains("violation /srv/v/openwriter0 7 -> 22", "modified /srv/v/tomtou0 13 -> 15");
    }

    @Test
    void theSecondContainerOfASessionIsNotTheFirst() {
        List<TestEntry> session = RealLists.entries("/seeds/000_d0dd3bb143fc0826.txt");
        List<TestEntry> dockerd = session.stream()
                .filter(entry ->
                        entry.namespaceLabel().filter("4026532469"::equals).isPresent())
                .toList();
        List<TestEntry> container = session.stream()
                .filter(entry ->
                        entry.namespaceLabel().filter("4026532481"::equals).isPresent())
                .toList();
        assertThat(dockerd).hasSize(26);
        assertThat(container).hasSize(12);
        ListDiff apart = diff(dockerd, container);
        assertThat(apart.containers().pairs()).isEmpty();
        ListDiff ignoring = diff(dockerd, container, new DiffOptions(Map.of(), true));
        assertThat(ignoring.counts())
                .containsEntry(ChangeKind.ADDED, 11)
                .containsEntry(ChangeKind.NOT_MEASURED, 25)
                .containsEntry(ChangeKind.MODIFIED, 0);
    }

    private static String hex(Side side) {
        MeasuredDigest digest = side.fileDigest().orElseThrow();
        return digest.algorithm() + ":" + digest.digest().hex();
    }
}
