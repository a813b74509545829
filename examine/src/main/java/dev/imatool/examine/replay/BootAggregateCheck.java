package dev.imatool.examine.replay;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.replay.bootaggregate.BootAggregateCollector;
import dev.imatool.replay.bootaggregate.BootAggregateProof;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import dev.imatool.replay.bootaggregate.BootPcrs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the boot_aggregates that pass by against an event log and expected values. */
public final class BootAggregateCheck {
    private final BootAggregateCollector collector = new BootAggregateCollector();
    private final List<BootPcrs> sources = new ArrayList<>();
    private final boolean asked;
    private final Optional<String> eventLogName;

    /**
     * A check against all that is known of the boot; without any of it, no boot_aggregate is looked at.
     *
     * @param eventLog the firmware's event log
     * @param expected PCR values, of which those of PCR 0 to 9 count
     */
    public BootAggregateCheck(Optional<EventLogReading> eventLog, List<ExpectedPcr> expected) {
        Optional<EventLog> log = eventLog.flatMap(EventLogReading::log);
        log.ifPresent(each -> sources.addAll(BootPcrs.ofEventLog(each)));
        BootPcrs.ofExpected(expected).ifPresent(sources::add);
        this.eventLogName = eventLog.map(reading -> reading.summary().name());
        this.asked = eventLog.isPresent() || !sources.isEmpty();
    }

    /** False where nothing is known to compare with. */
    boolean asked() {
        return asked;
    }

    /** Looks at an entry, in the order of the list, and keeps what it needs of one that is a boot_aggregate. */
    public void add(EntryView entry) {
        if (asked) {
            collector.add(entry);
        }
    }

    /** Says where the event log and expected values cannot both be of this boot. */
    public List<Notice> contradictions() {
        Map<String, List<Integer>> contradicted = BootPcrs.contradicted(sources);
        if (contradicted.isEmpty()) {
            return List.of();
        }
        return List.of(Notice.of(
                NoticeKind.EVENT_LOG_CONTRADICTS_VALUES,
                eventLogName.orElse(""),
                new PcrStatement.EventLogContradicts(contradicted)));
    }

    /**
     * What is proven about the boot_aggregates; to be called after the last entry.
     *
     * @param input name of the list, for the findings
     * @param findings takes those that nothing known of the boot leads to
     */
    public BootAggregates result(String input, FindingCollector findings) {
        if (!asked) {
            return BootAggregates.NOT_ASKED;
        }
        List<BootAggregateResult> results = BootAggregateProof.of(collector.found(), sources);
        results.stream()
                .filter(result -> result.result() == BootAggregateResult.Result.NOT_REPRODUCED)
                .forEach(result -> findings.add(new Finding.BootAggregateNotReproduced(input, result)));
        return new BootAggregates(true, results, collector.omitted());
    }
}
