package dev.imatool.examine.replay;

import dev.imatool.examine.eventlog.EventLogInput;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.replay.ReplayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a replay has in common with other reports.
 *
 * @param list the measurement list
 * @param firmware the event log, where one was given
 * @param expected the expected values
 */
record ReplayHead(InputSummary list, Optional<EventLogReading> firmware, ExpectedPcrReader.Expected expected) {
    ReportHeader of(
            ReplayResult result, PcrAnswer answer, BootAggregates boot, Findings findings, List<Notice> reasons) {
        List<InputSummary> inputs = new ArrayList<>(List.of(list));
        firmware.ifPresent(each -> inputs.add(each.summary()));
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(list)));
        firmware.ifPresent(each -> notices.addAll(EventLogInput.notices(each)));
        notices.addAll(expected.notices());
        notices.addAll(UndecidedNotices.of(answer.unused(), expected.sources()));
        notices.addAll(BrokenChainNotices.of(list.name(), result));
        notices.addAll(reasons);
        if (boot.omitted() > 0) {
            notices.add(Notice.of(
                    NoticeKind.BOOT_AGGREGATES_OMITTED,
                    list.name(),
                    new PcrStatement.BootAggregatesLeftOut(boot.omitted())));
        }
        String verdict = list.entries() == 0
                ? ReportHeader.NOTHING_READ
                : answer.verdict().id();
        List<InputRole> roles = new ArrayList<>(List.of(InputRole.LIST));
        firmware.ifPresent(log -> roles.add(InputRole.EVENT_LOG));
        return new ReportHeader("replay", inputs, verdict, findings, notices).withRoles(roles);
    }
}
