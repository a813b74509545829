package dev.imatool.cli.report;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditLog;
import java.util.List;
import java.util.Optional;

/**
 * What integrity audit records tell, and what they say about the entries of a list.
 *
 * @param head with the verdict {@link #NO_FAILURES}, {@link #FAILURES} or {@code nothing_read}
 * @param log the records
 * @param groups the records by what they tell
 * @param join what they say about a list, if one was given
 */
public record AuditReport(ReportHeader head, AuditLog log, List<AuditGroup> groups, Optional<AuditJoin> join)
        implements Report {
    /** No record tells of a failure. */
    public static final String NO_FAILURES = "no_failures";

    /** Some do. */
    public static final String FAILURES = "failures";

    public AuditReport {
        groups = List.copyOf(groups);
    }
}
