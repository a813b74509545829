package dev.imatool.model.diagnostic;

import dev.imatool.model.Location;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something malformed or odd about an input.
 *
 * @param kind what it is; gives the wording
 * @param entry number of the entry, from 1
 * @param location where it stands
 * @param arguments values for the wording, already safe to print
 */
public record Diagnostic(DiagnosticKind kind, OptionalLong entry, Optional<Location> location, List<String> arguments) {
    public Diagnostic {
        arguments = List.copyOf(arguments);
    }

    /** A diagnostic about the input as a whole. */
    public static Diagnostic of(DiagnosticKind kind, String... arguments) {
        return new Diagnostic(kind, OptionalLong.empty(), Optional.empty(), List.of(arguments));
    }

    /** A diagnostic about a stretch of the input. */
    public static Diagnostic at(DiagnosticKind kind, Location location, String... arguments) {
        return new Diagnostic(kind, OptionalLong.empty(), Optional.of(location), List.of(arguments));
    }

    /** A diagnostic about an entry, read or not. */
    public static Diagnostic atEntry(DiagnosticKind kind, long entry, Location location, String... arguments) {
        return new Diagnostic(kind, OptionalLong.of(entry), Optional.of(location), List.of(arguments));
    }

    /** How much it matters. */
    public Severity severity() {
        return kind.severity();
    }

    /** One sentence without place, capital or full stop. */
    public String message() {
        return kind.message(arguments);
    }
}
