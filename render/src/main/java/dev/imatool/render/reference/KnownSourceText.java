package dev.imatool.render.reference;

import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.shared.Phrases;
import java.util.ArrayList;
import java.util.List;

/** What was read of a source of known files, in a line. */
public final class KnownSourceText {
    private KnownSourceText() {}

    /** Its name, its form and what it has; safe to print. */
    public static String of(CheckedSource source) {
        List<String> parts = new ArrayList<>();
        if (source.items() > 1) {
            parts.add(Phrases.count(source.items(), "item", "items"));
        }
        parts.add(Phrases.count(source.paths(), "path", "paths"));
        parts.add(Phrases.count(source.digests(), "digest", "digests")
                + (source.algorithms().isEmpty() ? "" : " (" + String.join(", ", source.algorithms()) + ")"));
        source.skipped().forEach((why, count) -> parts.add(count + " skipped: " + Phrases.words(why)));
        String signed = source.signedBy()
                .map(key -> "; signed by " + Printable.ofText(key))
                .orElse("");
        return Phrases.name(source.name()) + ": " + Phrases.words(source.form()) + ", " + String.join(", ", parts)
                + signed;
    }
}
