package dev.imatool.parsers.eventlog;

import dev.imatool.model.Location;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something malformed or odd about an event log.
 *
 * @param kind what it is
 * @param event number of the event, from 1
 * @param location where it stands
 * @param message one sentence without place, capital or full stop, safe to print
 */
public record EventLogDiagnostic(
        EventLogDiagnosticKind kind, OptionalLong event, Optional<Location> location, String message) {
    static EventLogDiagnostic of(EventLogDiagnosticKind kind, Object... arguments) {
        return new EventLogDiagnostic(kind, OptionalLong.empty(), Optional.empty(), kind.message(arguments));
    }

    static EventLogDiagnostic at(EventLogDiagnosticKind kind, Location location, Object... arguments) {
        return new EventLogDiagnostic(kind, OptionalLong.empty(), Optional.of(location), kind.message(arguments));
    }

    static EventLogDiagnostic atEvent(EventLogDiagnosticKind kind, long event, Location location, Object... arguments) {
        return new EventLogDiagnostic(kind, OptionalLong.of(event), Optional.of(location), kind.message(arguments));
    }
}
