package dev.imatool.examine.replay;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.UndecidedPcr.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which expected values decide nothing and need not, one notice for each reason: a file brings all 24 PCRs of every bank. Those
 * that were asked for are findings ({@link AskedValues}).
 */
public final class UndecidedNotices {
    private UndecidedNotices() {}

    public static List<Notice> of(List<UndecidedPcr> undecided, String sources) {
        Map<Reason, List<ExpectedPcr>> byReason = new LinkedHashMap<>();
        for (UndecidedPcr one : undecided) {
            byReason.computeIfAbsent(one.reason(), reason -> new ArrayList<>()).add(one.expected());
        }
        List<Notice> notices = new ArrayList<>();
        byReason.forEach((reason, values) -> notices.add(notice(reason, values, sources)));
        return notices;
    }

    private static Notice notice(Reason reason, List<ExpectedPcr> values, String sources) {
        NoticeKind kind = switch (reason) {
            case UNKNOWN_BANK -> NoticeKind.EXPECTED_UNKNOWN_BANK;
            case WRONG_LENGTH -> NoticeKind.EXPECTED_WRONG_LENGTH;
            case UNKNOWN_BEGINNING -> NoticeKind.EXPECTED_UNKNOWN_BEGINNING;
            case PCR_NOT_EXTENDED -> NoticeKind.EXPECTED_PCR_NOT_EXTENDED;
            case NOT_COMPUTABLE, PART_MISSING -> throw new IllegalStateException("always a finding");
        };
        return Notice.of(kind, sources, statement(reason, values));
    }

    private static PcrStatement statement(Reason reason, List<ExpectedPcr> values) {
        return reason == Reason.PCR_NOT_EXTENDED
                ? new PcrStatement.NotExtended(
                        values.stream().map(ExpectedPcr::pcr).toList())
                : new PcrStatement.OfBanks(
                        reason,
                        values.stream().map(ExpectedPcr::bank).distinct().toList());
    }
}
