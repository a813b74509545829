package dev.imatool.fleet.ingest;

import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;

/**
 * What became part of a fleet.
 *
 * @param head without findings: those of lists are in the fleet
 * @param fleet the folder
 * @param hosts whose evidence was looked at
 * @param lists new ones, those that the fleet had, and the damaged ones among the new
 * @param entries that were stored
 * @param unread hosts whose evidence could not be read
 */
public record IngestReport(
        ReportHeader head, String fleet, long hosts, HostReader.Counted lists, long entries, long unread)
        implements Report {
    /** Verdict where lists came in, or none had to. */
    public static final String INGESTED = "ingested";

    @Override
    public ExitCode exit() {
        boolean whole = lists.damaged() == 0 && unread == 0 && head.completeness() == Completeness.COMPLETE;
        return ExitCode.of(wrong(), whole ? Completeness.COMPLETE : Completeness.DAMAGED);
    }
}
