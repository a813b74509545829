package dev.imatool.diff;

import static dev.imatool.diff.Diffs.concat;
import static dev.imatool.diff.Diffs.diff;
import static dev.imatool.diff.Diffs.lines;
import static dev.imatool.diff.Diffs.list;
import static dev.imatool.diff.TestEntry.bootAggregate;
import static dev.imatool.diff.TestEntry.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.relation.BootAggregateCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootAggregateCountsTest {
    private static final List<TestEntry> BOOT = list(bootAggregate("f"), file("/a", "1"));

    @Test
    void theSameOneAgainIsAKexecAndNoChange() {
        ListDiff diff = diff(BOOT, concat(BOOT, bootAggregate("f"), file("/a", "1")));
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.bootAggregates()).isEqualTo(new BootAggregateCounts(1, 2));
    }

    @Test
    void anotherOneBehindAKexecIsCompared() {
        assertThat(lines(diff(BOOT, concat(BOOT, bootAggregate("g")))))
                .containsExactly("boot_aggregate_changed boot_aggregate 1 -> 3");
    }

    @Test
    void anotherAlgorithmIsNotAnotherBootChain() {
        List<TestEntry> after = list(bootAggregate("f").sha1("f"), file("/a", "1"), file("/b", "2"));
        assertThat(lines(diff(BOOT, after)))
                .containsExactly("digest_algorithm_changed boot_aggregate 1 -> 1", "added /b -> 3");
    }

    @Test
    void anExcerptWithoutOneSaysSo() {
        ListDiff diff = diff(list(file("/a", "1"), file("/c", "3")), list(bootAggregate("f"), file("/a", "1")));
        assertThat(lines(diff)).containsExactly("not_measured /c 2 ->");
        assertThat(diff.bootAggregates()).isEqualTo(new BootAggregateCounts(0, 1));
    }

    @Test
    void theZeroDigestOfAMachineWithoutATpmIsAValueLikeOthers() {
        List<TestEntry> noTpm = list(bootAggregate("").zeroDigest(), file("/b", "1"), file("/a", "1"));
        assertThat(lines(diff(concat(BOOT, file("/b", "1")), noTpm)))
                .containsExactly("boot_aggregate_changed boot_aggregate 1 -> 1");
    }
}
