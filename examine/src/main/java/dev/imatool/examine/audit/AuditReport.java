package dev.imatool.examine.audit;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditLog;
import dev.imatool.parsers.audit.AuditRecord;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What integrity audit records report, and what they say about the entries of a list.
 *
 * @param head with the verdict {@link #NO_FAILURES}, {@link #FAILURES} or {@code nothing_read}
 * @param log the records
 * @param groups the records by what they report
 * @param join what they say about a list, if one was given
 */
public record AuditReport(ReportHeader head, AuditLog log, List<AuditGroup> groups, Optional<AuditJoin> join)
        implements Report {
    /** No record reports a failure. */
    public static final String NO_FAILURES = "no_failures";

    /** Some do. */
    public static final String FAILURES = "failures";

    public AuditReport {
        groups = List.copyOf(groups);
    }

    /**
     * A record and the entries that it dates.
     *
     * @param record the record
     * @param entries numbers of the entries of which it is the first record, in order
     */
    public record DatedRecord(AuditRecord record, List<Long> entries) {
        public DatedRecord {
            entries = List.copyOf(entries);
        }
    }

    /** How many of the records that are kept report a failure. */
    public long failures() {
        return groups.stream()
                .filter(group -> group.first().isFailure())
                .mapToLong(group -> group.records().size())
                .sum();
    }

    /** How many entries of the list have a record. */
    public long entriesWithRecord() {
        return join.map(found -> found.entries().size() + found.omitted()).orElse(0L);
    }

    /** All records, each with the entries that it dates. */
    public List<DatedRecord> dated() {
        IdentityHashMap<AuditRecord, List<Long>> entries = new IdentityHashMap<>();
        join.ifPresent(found -> found.entries()
                .forEach(joined -> entries.computeIfAbsent(joined.record(), unseen -> new ArrayList<>())
                        .add(joined.entry())));
        return log.records().stream()
                .map(record -> new DatedRecord(record, entries.getOrDefault(record, List.of())))
                .toList();
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                Stream.concat(
                        groups.stream().flatMap(group -> group.first().container().stream()),
                        join.stream()
                                .flatMap(found -> Stream.concat(
                                        found.entries().stream().flatMap(entry -> entry.container().stream()),
                                        found.unpaired().stream()
                                                .flatMap(unpaired -> unpaired.containers().stream())))));
    }
}
