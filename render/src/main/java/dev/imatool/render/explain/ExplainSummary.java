package dev.imatool.render.explain;

import dev.imatool.examine.report.Printable;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.Hint;
import dev.imatool.replay.explain.report.Step;
import java.util.List;
import java.util.Optional;

/** Explanations in one clause, for a report that has them as a part. */
public final class ExplainSummary {
    /** Files that one clause names. */
    private static final int NAMED = 3;

    private ExplainSummary() {}

    /** The first explanation that is not harmless, or else the first; absent where a value is not explained. */
    public static Optional<String> of(Explanations explanations) {
        return first(explanations)
                .map(one -> Printable.ofText(one.expected().bank()) + " PCR "
                        + one.expected().pcr() + " "
                        + Printable.ofText(new CausePhrases(EntryNames.inDocument(one.entries())).of(one.cause()))
                        + missing(one));
    }

    /** {@code  (/usr/bin/wget; …)}: files of entries that only the other list has. */
    private static String missing(Explanation one) {
        List<String> files = one.steps().stream()
                .filter(step -> step.what() == Step.What.REFERENCE_ENTRIES)
                .flatMap(step -> step.name().stream())
                .map(Printable::textOf)
                .toList();
        return files.isEmpty()
                ? ""
                : " (" + String.join("; ", files.subList(0, Math.min(NAMED, files.size())))
                        + (files.size() > NAMED ? "; …" : "") + ")";
    }

    /** Whether that explanation speaks of entries of the other list. */
    public static boolean namesReference(Explanations explanations) {
        return first(explanations)
                .map(Explanation::cause)
                .filter(cause -> cause instanceof Cause.MissingEntries || cause instanceof Cause.ReferenceValue)
                .isPresent();
    }

    /** Whether a list of the kernel before a kexec may show what is missing. */
    public static boolean referenceWanted(Explanations explanations) {
        return explanations.notExplained().stream()
                .flatMap(one -> one.hints().stream())
                .anyMatch(hint -> hint instanceof Hint.ReferenceWanted);
    }

    private static Optional<Explanation> first(Explanations explanations) {
        if (explanations.verdict() != Explanations.Verdict.EXPLAINED) {
            return Optional.empty();
        }
        return explanations.explained().stream()
                .filter(one -> !one.harmless())
                .findFirst()
                .or(() -> explanations.explained().stream().findFirst());
    }
}
