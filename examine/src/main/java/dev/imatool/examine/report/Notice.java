package dev.imatool.examine.report;

import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A diagnostic together with the input it is about.
 *
 * @param severity how much it matters
 * @param kind stable name of what it is
 * @param input name of the input
 * @param entry number of the entry
 * @param location where it stands in a measurement list
 * @param place where it stands in another input, in words
 * @param message one sentence
 * @param hint what to do about it
 */
public record Notice(
        Severity severity,
        String kind,
        String input,
        OptionalLong entry,
        Optional<Location> location,
        Optional<String> place,
        String message,
        Optional<String> hint) {
    /** A diagnostic of a measurement list. */
    public static Notice of(String input, Diagnostic diagnostic) {
        String hint = diagnostic.kind().hint();
        return new Notice(
                diagnostic.severity(),
                diagnostic.kind().id(),
                input,
                diagnostic.entry(),
                diagnostic.location(),
                Optional.empty(),
                diagnostic.message(),
                hint.isEmpty() ? Optional.empty() : Optional.of(hint));
    }

    /** A notice about an input that is no measurement list; the message must be safe to print. */
    public static Notice ofText(
            Severity severity,
            String kind,
            String input,
            Optional<String> place,
            String message,
            Optional<String> hint) {
        return new Notice(severity, kind, input, OptionalLong.empty(), Optional.empty(), place, message, hint);
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

    /** True when part of the input could not be read. */
    public boolean error() {
        return severity == Severity.ERROR;
    }
}
