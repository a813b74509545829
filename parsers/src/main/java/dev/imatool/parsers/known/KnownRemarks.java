package dev.imatool.parsers.known;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticSink;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.input.Quotation;
import java.util.ArrayList;
import java.util.List;

/** Takes what readers report of one source and keeps the first {@value #KEPT}, because every line may be worth one. */
public final class KnownRemarks implements DiagnosticSink {
    /** How many are kept in full. */
    public static final int KEPT = 50;

    private static final int EXCERPT = 80;

    private final List<Diagnostic> kept = new ArrayList<>();
    private long omitted;
    private Severity worst = Severity.NOTE;

    /** Something that could not be read. */
    public void error(Place place, String message) {
        add(Severity.ERROR, place, message, "");
    }

    /** Something that is read and hardly meant so. */
    public void warning(Place place, String message, String hint) {
        add(Severity.WARNING, place, message, hint);
    }

    /** Something worth knowing. */
    public void note(Place place, String message) {
        add(Severity.NOTE, place, message, "");
    }

    @Override
    public void report(Diagnostic diagnostic) {
        if (diagnostic.severity().compareTo(worst) > 0) {
            worst = diagnostic.severity();
        }
        if (kept.size() < KEPT) {
            kept.add(diagnostic);
        } else {
            omitted++;
        }
    }

    private void add(Severity severity, Place place, String message, String hint) {
        report(Diagnostic.said(OtherInputKind.ALLOWLIST, severity, message)
                .at(place)
                .hint(hint));
    }

    /** Those kept, and a last one that counts the others, as bad as the worst of all. */
    public List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(kept);
        if (omitted > 0) {
            all.add(Diagnostic.said(OtherInputKind.ALLOWLIST, worst, omitted + " further diagnostics are not listed"));
        }
        return all;
    }

    /** The beginning of a text of the input in quotes; what is not printable ASCII is escaped. */
    public static String quoted(CharSequence text) {
        return Quotation.of(text, EXCERPT);
    }
}
