package dev.imatool.examine.replay;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.model.EntryView;
import dev.imatool.replay.UndecidedPcr;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an expected value may be missed though nobody touched the list, where the list or the value tells: as notes, since
 * none of them is proven.
 */
final class MissedPcrNotices {
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
                .ifPresent(zero -> notices.add(Notice.of(
                        NoticeKind.MISSED_ZERO_VALUE,
                        input,
                        new PcrStatement.OfPcr(PcrStatement.OfPcr.What.ZERO_EXPECTED, zero.bank(), zero.pcr()))));
        if (unknownBeginning || bootAggregates == 0) {
            notices.add(Notice.of(NoticeKind.MISSED_WITHOUT_BOOT_AGGREGATE, input));
        } else if (bootAggregates > 1) {
            notices.add(
                    Notice.of(NoticeKind.MISSED_AFTER_KEXEC, input, new PcrStatement.BootAggregates(bootAggregates)));
        }
        return notices;
    }
}
