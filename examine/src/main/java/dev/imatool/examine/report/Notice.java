package dev.imatool.examine.report;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.RemarkKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A remark together with the input it is about: what is malformed or odd about it, or worth knowing.
 *
 * @param severity how much it matters; between what its kind matters at least and at most
 * @param kind what it is
 * @param input name of the input
 * @param place what it is about within the input
 * @param message one sentence, safe to print
 * @param hint what to do about it
 */
public record Notice(
        Severity severity, RemarkKind kind, String input, Place place, String message, Optional<String> hint) {
    public Notice {
        if (severity.compareTo(kind.severity()) > 0 || severity.compareTo(kind.mildest()) < 0) {
            throw new IllegalArgumentException(kind.id() + " is never a " + severity);
        }
    }

    /** A notice about an input as a whole, of the severity of its kind. */
    public static Notice of(RemarkKind kind, String input, String message) {
        return of(kind, kind.severity(), input, message);
    }

    /** The same for a kind that matters more in one case than in another. */
    public static Notice of(RemarkKind kind, Severity severity, String input, String message) {
        return new Notice(severity, kind, input, Place.WHOLE_INPUT, message, Optional.empty());
    }

    /** A diagnostic of a reader. */
    public static Notice of(String input, Diagnostic diagnostic) {
        return of(diagnostic.kind(), input, diagnostic.message())
                .at(new Place(diagnostic.entry(), diagnostic.location(), Optional.empty()))
                .hint(diagnostic.kind().hint());
    }

    /** The diagnostics of all inputs, in order. */
    public static List<Notice> all(List<InputSummary> inputs) {
        List<Notice> notices = new ArrayList<>();
        for (InputSummary input : inputs) {
            input.parts().forEach(part -> notices.addAll(all(List.of(part))));
            input.diagnostics().forEach(diagnostic -> notices.add(of(input.name(), diagnostic)));
        }
        return notices;
    }

    /** The same about one place. */
    public Notice at(Place where) {
        return new Notice(severity, kind, input, where, message, hint);
    }

    /** The same with advice; empty for none. */
    public Notice hint(String advice) {
        return new Notice(
                severity, kind, input, place, message, advice.isEmpty() ? Optional.empty() : Optional.of(advice));
    }

    /** True when part of the input could not be read. */
    public boolean error() {
        return severity == Severity.ERROR;
    }
}
