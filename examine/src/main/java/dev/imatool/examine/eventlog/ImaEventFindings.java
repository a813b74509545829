package dev.imatool.examine.eventlog;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.replay.eventlog.ImaEventComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
                    "IMA events of " + log + " are not entries of the list: " + result.notInList() + " (event "
                            + numbers(result.firstNotInList(), result.notInList()) + "): entries are missing"));
        }
        if (result.notInLog() > 0) {
            findings.add(new Finding.OfLine(
                    FindingKind.ENTRY_NOT_IN_EVENT_LOG,
                    list,
                    "entries of the list are not IMA events of " + log + ", though later ones are: " + result.notInLog()
                            + " (entry " + numbers(result.firstNotInLog(), result.notInLog())
                            + "): the log lacks them, or they were altered, added or moved"));
        }
        return findings;
    }

    /** That they were compared, and how many entries of the list came later. */
    public static Notice notice(String log, ImaEventComparison.Result result) {
        return Notice.of(
                NoticeKind.IMA_EVENTS_COMPARED,
                log,
                result.matched() + " of " + result.events() + " IMA events of the event log are entries of the list"
                        + (result.later() > 0 ? "; " + result.later() + " later entries of it are not events" : ""));
    }

    private static String numbers(List<Long> first, long all) {
        String named = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return all > first.size() ? named + ", …" : named;
    }
}
