package dev.imatool.model.diagnostic;

import dev.imatool.model.Location;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something malformed or odd about an input, or worth knowing.
 *
 * @param kind what it is
 * @param severity how much it matters; between what its kind matters at least and at most
 * @param place what it is about within the input
 * @param message one sentence without place, capital or full stop, safe to print
 * @param hint what to do about it
 */
public record Diagnostic(RemarkKind kind, Severity severity, Place place, String message, Optional<Advice> hint) {
    public Diagnostic {
        if (severity.compareTo(kind.severity()) > 0 || severity.compareTo(kind.mildest()) < 0) {
            throw new IllegalArgumentException(kind.id() + " is never a " + severity);
        }
    }

    /**
     * A diagnostic about the input as a whole, in the words of its kind.
     *
     * @param arguments values for the wording, already safe to print
     */
    public static Diagnostic of(RemarkKind kind, Object... arguments) {
        return said(kind, kind.severity(), kind.message(arguments)).hint(kind.advice());
    }

    /** A diagnostic about a stretch of the input. */
    public static Diagnostic at(RemarkKind kind, Location location, Object... arguments) {
        return of(kind, arguments).at(Place.at(location));
    }

    /** A diagnostic about an entry or event, read or not. */
    public static Diagnostic atEntry(RemarkKind kind, long entry, Location location, Object... arguments) {
        return of(kind, arguments).at(Place.atEntry(entry, location));
    }

    /** A diagnostic about the input as a whole, in words of its own. */
    public static Diagnostic said(RemarkKind kind, Severity severity, String message) {
        return new Diagnostic(kind, severity, Place.WHOLE_INPUT, message, Optional.empty());
    }

    /** The same about one place. */
    public Diagnostic at(Place where) {
        return new Diagnostic(kind, severity, where, message, hint);
    }

    /** The same about another stretch of the input. */
    public Diagnostic over(Location stretch) {
        return at(place.over(stretch));
    }

    /** The same with advice in words; empty for none. */
    public Diagnostic hint(String advice) {
        return hint(advice.isEmpty() ? Optional.empty() : Optional.of(new Advice.InWords(advice)));
    }

    /** The same with advice. */
    public Diagnostic hint(Optional<Advice> advice) {
        return new Diagnostic(kind, severity, place, message, advice);
    }

    /** Number of the entry or event. */
    public OptionalLong entry() {
        return place.entry();
    }

    /** Where it is in a list or log. */
    public Optional<Location> location() {
        return place.location();
    }
}
