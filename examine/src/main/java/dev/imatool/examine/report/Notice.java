package dev.imatool.examine.report;

import dev.imatool.examine.statement.Statement;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.RemarkKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * What is malformed or odd about an input, or worth knowing.
 *
 * @param input name of the input
 * @param kind what it is
 * @param severity how much it matters; between what its kind matters at least and at most
 * @param place what it is about within the input
 * @param statement what it says
 */
public record Notice(String input, RemarkKind kind, Severity severity, Place place, Statement statement) {
    public Notice {
        if (severity.compareTo(kind.severity()) > 0 || severity.compareTo(kind.mildest()) < 0) {
            throw new IllegalArgumentException(kind.id() + " is never a " + severity);
        }
    }

    /** What a reader reports about an input. */
    public Notice(String input, Diagnostic diagnostic) {
        this(
                input,
                diagnostic.kind(),
                diagnostic.severity(),
                diagnostic.place(),
                new Statement.Said(diagnostic.message(), diagnostic.hint()));
    }

    /** A notice about an input as a whole that says no more than its kind does. */
    public static Notice of(RemarkKind kind, String input) {
        return of(kind, input, Statement.Plain.OF_ITS_KIND);
    }

    /** A notice about an input as a whole, of the severity of its kind. */
    public static Notice of(RemarkKind kind, String input, Statement statement) {
        return of(kind, kind.severity(), input, statement);
    }

    /** The same for a kind that matters more in one case than in another. */
    public static Notice of(RemarkKind kind, Severity severity, String input, Statement statement) {
        return new Notice(input, kind, severity, Place.WHOLE_INPUT, statement);
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
        return new Notice(input, kind, severity, where, statement);
    }

    /** True when part of the input could not be read. */
    public boolean error() {
        return severity() == Severity.ERROR;
    }
}
