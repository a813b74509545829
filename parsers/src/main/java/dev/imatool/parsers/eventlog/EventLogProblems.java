package dev.imatool.parsers.eventlog;

import dev.imatool.model.Completeness;
import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes what is malformed or odd about a log; of what repeats from event to event only a number of times. */
final class EventLogProblems {
    private static final int KEPT = 200;

    private final List<Diagnostic> kept = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final Set<Integer> missing = new HashSet<>();
    private Completeness completeness = Completeness.COMPLETE;
    private List<EventAlgorithm> banks = List.of();
    private boolean pcr0Extended;

    void report(Diagnostic diagnostic) {
        completeness = completeness.worst(diagnostic.kind().completeness());
        if (kept.size() < KEPT) {
            kept.add(diagnostic);
        }
    }

    /** Takes it unless the same was said of an event before. */
    void reportOnce(Diagnostic diagnostic) {
        if (said.size() < KEPT && said.add(diagnostic.message())) {
            report(diagnostic);
        }
    }

    void cutShort(long event, Location location, String what, long needed, long left) {
        report(Diagnostic.atEntry(EventLogDiagnosticKind.EVENT_CUT_SHORT, event, location, what, needed, left));
    }

    /** The banks that every event ought to have a digest for. */
    void banks(List<EventAlgorithm> algorithms) {
        banks = algorithms;
        algorithms.stream()
                .filter(algorithm -> algorithm.hash().isEmpty())
                .filter(algorithm -> EventAlgorithm.registered(algorithm.id()).isPresent())
                .forEach(algorithm -> report(Diagnostic.of(
                        EventLogDiagnosticKind.ODD_DIGEST_LENGTH, algorithm.name(), algorithm.digestLength())));
    }

    /** Says what is odd about an event that could be read. */
    void judge(FirmwareEvent event) {
        if (event.is(EventKind.EV_NO_ACTION)) {
            if (pcr0Extended && event.startupLocality().isPresent()) {
                reportOnce(atEvent(EventLogDiagnosticKind.LATE_STARTUP_LOCALITY, event));
            }
            return;
        }
        if (!event.extended()) {
            reportOnce(atEvent(EventLogDiagnosticKind.EVENT_PCR_OUT_OF_RANGE, event, event.pcr()));
            return;
        }
        pcr0Extended |= event.pcr() == 0;
        Set<Integer> seen = new HashSet<>();
        for (LoggedDigest digest : event.digests()) {
            if (!seen.add(digest.algorithm().id())) {
                reportOnce(atEvent(
                        EventLogDiagnosticKind.DIGEST_REPEATED,
                        event,
                        digest.algorithm().name()));
            }
        }
        for (EventAlgorithm bank : banks) {
            if (!seen.contains(bank.id()) && missing.add(bank.id())) {
                report(atEvent(EventLogDiagnosticKind.DIGEST_MISSING, event, bank.name()));
            }
        }
    }

    Completeness completeness() {
        return completeness;
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(kept);
    }

    private static Diagnostic atEvent(EventLogDiagnosticKind kind, FirmwareEvent event, Object... arguments) {
        return Diagnostic.atEntry(kind, event.number(), event.location(), arguments);
    }
}
