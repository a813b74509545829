package dev.imatool.examine.cases;

import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.timeline.TimelineReport;
import dev.imatool.model.Container;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened on hosts, and what of it is proven.
 *
 * @param head with the worst {@link CaseVerdict} of all hosts; its findings are those of all parts, each once
 * @param verdict that of the head
 * @param hosts one for each list of the evidence, copies not counted
 * @param evidence what each folder or archive proves, in the order of the question
 * @param before the same of the earlier evidence
 * @param audit what audit records report
 * @param timeline when entries were measured; absent where that was not asked
 * @param beside what is wrong with something else than one of the later lists: files of checksums, earlier evidence, records of no one host
 */
public record CaseReport(
        ReportHeader head,
        CaseVerdict verdict,
        List<HostCase> hosts,
        List<EvidenceReport> evidence,
        Optional<EvidenceReport> before,
        Optional<AuditReport> audit,
        Optional<TimelineReport> timeline,
        Findings beside)
        implements Report {
    public CaseReport {
        hosts = List.copyOf(hosts);
        evidence = List.copyOf(evidence);
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                Stream.concat(
                        hosts.stream().flatMap(HostCase::namedContainers),
                        audit.stream().flatMap(Report::namedContainers)));
    }
}
