package dev.imatool.examine.eventlog;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.LogStatement;
import dev.imatool.replay.eventlog.ImaEventComparison;
import java.util.ArrayList;
import java.util.List;

/** What it means that a list and the IMA events of an event log (CCEL) do not have the same entries. */
public final class ImaEventFindings {
    private ImaEventFindings() {}

    /**
     * The contradictions.
     *
     * @param list name of the list
     * @param log name of the event log
     */
    public static List<Finding> of(String list, String log, ImaEventComparison.Result result) {
        List<Finding> findings = new ArrayList<>();
        if (result.notInList() > 0) {
            findings.add(new Finding.OfLine(
                    FindingKind.IMA_EVENT_NOT_IN_LIST,
                    list,
                    new LogStatement.EventsNotInList(log, result.notInList(), result.firstNotInList())));
        }
        if (result.notInLog() > 0) {
            findings.add(new Finding.OfLine(
                    FindingKind.ENTRY_NOT_IN_EVENT_LOG,
                    list,
                    new LogStatement.EntriesNotInLog(log, result.notInLog(), result.firstNotInLog())));
        }
        return findings;
    }

    /** That they were compared, and how many entries of the list came later. */
    public static Notice notice(String log, ImaEventComparison.Result result) {
        return Notice.of(
                NoticeKind.IMA_EVENTS_COMPARED,
                log,
                new LogStatement.ImaEvents(result.matched(), result.events(), result.later()));
    }
}
