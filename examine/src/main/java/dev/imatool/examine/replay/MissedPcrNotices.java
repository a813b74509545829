package dev.imatool.examine.replay;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.EntryView;
import dev.imatool.model.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why an expected value may be missed though nobody touched the list, where the list or the value tells: as notes, since
 * none of them is proven.
 */
final class MissedPcrNotices {
    private static final String EXPLAIN = "'imatool explain' looks for a history that gives the value";

    private long bootAggregates;

    /** Takes every entry of the list; allocates nothing. */
    void add(EntryView entry) {
        if (entry.bootAggregate()) {
            bootAggregates++;
        }
    }

    /** The notes for the values that {@code missed} names. */
    List<Notice> of(String input, List<Finding.PcrNotReproduced> missed) {
        List<Notice> notices = new ArrayList<>();
        if (missed.isEmpty()) {
            return notices;
        }
        missed.stream()
                .filter(finding -> finding.expected().value().allZero())
                .findFirst()
                .ifPresent(zero -> notices.add(note(
                        "missed_zero_value",
                        input,
                        "an expected value of all zeros (" + zero.bank() + " PCR " + zero.pcr()
                                + ") says that nothing was extended into it since the TPM was reset",
                        "is that the bank into which the kernel extends?")));
        if (bootAggregates == 0) {
            notices.add(note(
                    "missed_without_boot_aggregate",
                    input,
                    "the list has no boot_aggregate, with which every boot begins, so it may be a part of one; a replay"
                            + " begins at zero and needs the whole",
                    EXPLAIN));
        } else if (bootAggregates > 1) {
            notices.add(note(
                    "missed_after_kexec",
                    input,
                    "the list has " + bootAggregates
                            + " boot_aggregates: kernels started by kexec carry it on, and entries lost on the way are in"
                            + " the PCR alone; lists of several boots that somebody joined look alike",
                    EXPLAIN));
        }
        return notices;
    }

    private static Notice note(String kind, String input, String message, String hint) {
        return new Notice(
                Severity.NOTE,
                kind,
                input,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                message,
                Optional.of(hint));
    }
}
