package dev.imatool.examine.replay;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;

/**
 * PCR values computed from a list, and how they compare with expected ones.
 *
 * @param head with the verdict of the replay, or {@code nothing_read}
 * @param templateDigests what the template digests say about the list that was replayed
 * @param replay values, matches, and expected values that decide nothing
 * @param answer what became of the expected values
 * @param bootAggregates held against an event log and expected values
 */
public record ReplayReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        ReplayResult replay,
        PcrAnswer answer,
        BootAggregates bootAggregates)
        implements Report {}
