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
 * A diagnostic together with the input it is about.
 *
 * @param input name of the input
 * @param diagnostic what is malformed or odd about it, or worth knowing
 */
public record Notice(String input, Diagnostic diagnostic) {
    /** A notice about an input as a whole, of the severity of its kind; the message must be safe to print. */
    public static Notice of(RemarkKind kind, String input, String message) {
        return of(kind, kind.severity(), input, message);
    }

    /** The same for a kind that matters more in one case than in another. */
    public static Notice of(RemarkKind kind, Severity severity, String input, String message) {
        return new Notice(input, Diagnostic.said(kind, severity, message));
    }

    /** The diagnostics of all inputs, in order. */
    public static List<Notice> all(List<InputSummary> inputs) {
        List<Notice> notices = new ArrayList<>();
        for (InputSummary input : inputs) {
            input.parts().forEach(part -> notices.addAll(all(List.of(part))));
            notices.addAll(all(input.name(), input.diagnostics()));
        }
        return notices;
    }

    /** The diagnostics of one input. */
    public static List<Notice> all(String input, List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> new Notice(input, diagnostic))
                .toList();
    }

    /** The same about one place. */
    public Notice at(Place where) {
        return new Notice(input, diagnostic.at(where));
    }

    /** The same with advice; empty for none. */
    public Notice hint(String advice) {
        return new Notice(input, diagnostic.hint(advice));
    }

    /** What it is. */
    public RemarkKind kind() {
        return diagnostic.kind();
    }

    /** How much it matters. */
    public Severity severity() {
        return diagnostic.severity();
    }

    /** What it is about within the input. */
    public Place place() {
        return diagnostic.place();
    }

    /** One sentence, safe to print. */
    public String message() {
        return diagnostic.message();
    }

    /** What to do about it. */
    public Optional<String> hint() {
        return diagnostic.hint();
    }

    /** True when part of the input could not be read. */
    public boolean error() {
        return severity() == Severity.ERROR;
    }
}
