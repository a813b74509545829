package dev.imatool.examine.replay;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.EntryView;
import dev.imatool.replay.UndecidedPcr;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an expected value may be missed though nobody touched the list, where the list or the value tells: as notes, since
 * none of them is proven.
 */
final class MissedPcrNotices {
    private static final String EXPLAIN = "'imatool explain' searches for a history that leads to the value";

    private long bootAggregates;

    /** Takes every entry of the list; allocates nothing. */
    void add(EntryView entry) {
        if (entry.bootAggregate()) {
            bootAggregates++;
        }
    }

    /** The notes for what {@code answer} leaves open. */
    List<Notice> of(String input, PcrAnswer answer) {
        List<Finding.PcrNotReproduced> missed = answer.missed();
        List<Notice> notices = new ArrayList<>();
        boolean unknownBeginning = answer.undecided().stream()
                .anyMatch(finding -> finding.undecided().reason() == UndecidedPcr.Reason.UNKNOWN_BEGINNING);
        if (missed.isEmpty() && !unknownBeginning) {
            return notices;
        }
        missed.stream()
                .filter(finding -> finding.expected().value().allZero())
                .findFirst()
                .ifPresent(zero -> notices.add(note(
                        NoticeKind.MISSED_ZERO_VALUE,
                        input,
                        "an expected value of all zeros (" + zero.bank() + " PCR " + zero.pcr()
                                + ") says that nothing was extended into it since the TPM was reset",
                        "is that the bank into which the kernel extends?")));
        if (unknownBeginning || bootAggregates == 0) {
            notices.add(note(
                    NoticeKind.MISSED_WITHOUT_BOOT_AGGREGATE,
                    input,
                    "the list does not begin with a boot_aggregate, as every boot does: it is a part of one, or somebody cut"
                            + " it; a replay begins at zero and needs the whole",
                    "give the part that was exported before it, or with --start what the PCR held then; " + EXPLAIN));
        } else if (bootAggregates > 1) {
            notices.add(note(
                    NoticeKind.MISSED_AFTER_KEXEC,
                    input,
                    "the list has " + bootAggregates
                            + " boot_aggregates: kernels started by kexec carry it on, and entries lost on the way are in"
                            + " the PCR alone; lists of several boots that somebody joined look alike",
                    EXPLAIN));
        }
        return notices;
    }

    private static Notice note(NoticeKind kind, String input, String message, String hint) {
        return Notice.of(kind, input, message).hint(hint);
    }
}
