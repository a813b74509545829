package dev.imatool.examine.replay;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.UndecidedPcr.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        String message = switch (reason) {
            case UNKNOWN_BANK -> "expected values of a bank that cannot be replayed decide nothing: " + banks(values);
            case WRONG_LENGTH ->
                "expected values that are not as long as the digests of their bank decide nothing: " + banks(values);
            case UNKNOWN_BEGINNING ->
                "expected values of banks for which no start value is given decide nothing: " + banks(values);
            case NOT_COMPUTABLE, PART_MISSING -> throw new IllegalStateException("always a finding");
            case PCR_NOT_EXTENDED ->
                "expected values of PCRs that the list never extends decide nothing: PCR "
                        + PcrRanges.of(values.stream().map(ExpectedPcr::pcr).toList());
        };
        NoticeKind kind = switch (reason) {
            case UNKNOWN_BANK -> NoticeKind.EXPECTED_UNKNOWN_BANK;
            case WRONG_LENGTH -> NoticeKind.EXPECTED_WRONG_LENGTH;
            case UNKNOWN_BEGINNING -> NoticeKind.EXPECTED_UNKNOWN_BEGINNING;
            case PCR_NOT_EXTENDED -> NoticeKind.EXPECTED_PCR_NOT_EXTENDED;
            case NOT_COMPUTABLE, PART_MISSING -> throw new IllegalStateException("always a finding");
        };
        return Notice.of(kind, sources, message);
    }

    private static String banks(List<ExpectedPcr> values) {
        return values.stream().map(ExpectedPcr::bank).distinct().collect(Collectors.joining(", "));
    }
}
