package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventLogFormat;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.model.eventlog.SpecId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one log in memory, event by event, until its end: the last byte, padding, or an event of zeros, at which the
 * kernel stops as well ({@code __calc_tpm2_event_size}, {@code tpm1_bios_measurements_next}).
 */
final class EventLogReader {
    /** How many events are kept; firmware writes some hundred. */
    static final int MOST_EVENTS = 50_000;

    private static final int PADDING = 0xff;

    /** So many zeros may as well be the first bytes of an event of PCR 0; no more, because no event has the type 0. */
    private static final int PCR_INDEX = 4;

    private final ByteString content;
    private final ByteCursor cursor;
    private final EventLogProblems problems = new EventLogProblems();
    private final List<FirmwareEvent> events = new ArrayList<>();
    private boolean whole = true;
    private boolean headerDigest;

    EventLogReader(ByteString content) {
        this.content = content;
        this.cursor = new ByteCursor(content);
    }

    /** The log, as far as the content goes; absent where that is none. */
    Optional<EventLog> read() {
        Optional<String> reason = EventLogDetector.whyNot(content);
        if (reason.isPresent()) {
            problems.report(
                    content.isEmpty()
                            ? Diagnostic.of(EventLogDiagnosticKind.EVENT_LOG_EMPTY)
                            : Diagnostic.of(EventLogDiagnosticKind.NOT_AN_EVENT_LOG, reason.get()));
            return Optional.empty();
        }
        Optional<SpecId> header = header();
        boolean agile = header.filter(each -> !each.algorithms().isEmpty()).isPresent();
        List<EventAlgorithm> algorithms = agile ? header.get().algorithms() : List.of(EventAlgorithm.SHA1);
        problems.banks(algorithms);
        EventReader reader = agile
                ? new AgileEventReader(content, cursor, problems, algorithms)
                : new Sha1EventReader(content, cursor, problems);
        while (whole && more(agile)) {
            Optional<FirmwareEvent> event = reader.next(events.size() + 1L);
            event.ifPresent(this::add);
            whole &= event.isPresent();
        }
        if (events.isEmpty()) {
            return Optional.empty();
        }
        EventLogFormat format = agile ? EventLogFormat.CRYPTO_AGILE : EventLogFormat.SHA1;
        EventLog log = new EventLog(format, header, algorithms, events, whole);
        new EventOddities(log, headerDigest, problems).report();
        return Optional.of(log);
    }

    /** Takes something about the content as a whole, in addition to what {@link #read} finds. */
    void report(Diagnostic diagnostic) {
        problems.report(diagnostic);
    }

    Completeness completeness() {
        return problems.completeness();
    }

    List<Diagnostic> diagnostics() {
        return problems.diagnostics();
    }

    /** Reads the first event where it is a header; it has the SHA-1 layout in every log. */
    private Optional<SpecId> header() {
        Optional<FirmwareEvent> first = new Sha1EventReader(content, cursor, new EventLogProblems()).next(1);
        boolean specId = first.filter(event -> event.is(EventKind.EV_NO_ACTION) && SpecIdReader.resembles(event.data()))
                .isPresent();
        if (!specId) {
            cursor.moveTo(0);
            return Optional.empty();
        }
        FirmwareEvent event = first.get();
        SpecIdReader.Result result = SpecIdReader.read(event.data());
        if (result.fault().isPresent()) {
            problems.report(Diagnostic.atEntry(
                    EventLogDiagnosticKind.EVENT_LOG_HEADER,
                    1,
                    event.location(),
                    result.fault().get()));
            whole = false;
        }
        result.oddities()
                .forEach(what -> problems.report(
                        Diagnostic.atEntry(EventLogDiagnosticKind.SPEC_ID_ODD, 1, event.location(), what)));
        boolean agile = SpecIdReader.agile(event.data());
        headerDigest = !event.digests().get(0).digest().allZero();
        List<LoggedDigest> digests = agile ? List.of() : event.digests();
        events.add(new FirmwareEvent(1, event.location(), event.pcr(), event.type(), digests, event.data()));
        return result.header();
    }

    private void add(FirmwareEvent event) {
        events.add(event);
        problems.judge(event);
    }

    /** True when an event follows; what ends the log otherwise is told. */
    private boolean more(boolean agile) {
        int left = cursor.left();
        if (left == 0) {
            return false;
        }
        Location rest = Location.bytes(cursor.position(), left);
        boolean zeros = left > PCR_INDEX && onlyOf(0);
        if (zeros || onlyOf(PADDING)) {
            String value = zeros ? "00" : "ff";
            problems.report(Diagnostic.at(EventLogDiagnosticKind.EVENT_LOG_PADDING, rest, left, value));
            return false;
        }
        int empty = agile ? AgileEventReader.SHORTEST : Sha1EventReader.SHORTEST;
        if (left >= empty
                && content.slice(cursor.position(), cursor.position() + empty).allZero()) {
            problems.report(Diagnostic.at(EventLogDiagnosticKind.BEHIND_EVENT_LOG, rest, left));
            return false;
        }
        if (events.size() == MOST_EVENTS) {
            problems.report(Diagnostic.at(EventLogDiagnosticKind.TOO_MANY_EVENTS, rest, MOST_EVENTS));
            whole = false;
            return false;
        }
        return true;
    }

    private boolean onlyOf(int value) {
        for (int i = cursor.position(); i < content.length(); i++) {
            if (content.at(i) != value) {
                return false;
            }
        }
        return true;
    }
}
