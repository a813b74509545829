package dev.imatool.parsers.pcr;

import dev.imatool.model.diagnostic.Severity;
import java.util.Optional;

/**
 * Something malformed or odd about an input with PCR values.
 *
 * @param severity how much it matters
 * @param place {@code line 4}, {@code 0x84}, a file within a folder; empty for the input as a whole
 * @param message one sentence without place, capital or full stop, safe to print
 * @param hint what to do about it
 */
public record PcrDiagnostic(Severity severity, Optional<String> place, String message, Optional<String> hint) {
    /** Place, message and hint as one line for people. */
    public String text() {
        return place.map(at -> at + ": ").orElse("")
                + message
                + hint.map(advice -> " (" + advice + ")").orElse("");
    }
}
