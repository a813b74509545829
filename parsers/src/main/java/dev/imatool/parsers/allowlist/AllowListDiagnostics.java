package dev.imatool.parsers.allowlist;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.input.Quotation;
import java.util.ArrayList;
import java.util.List;

/** Takes diagnostics and keeps the first ones, because every line of an input may be worth one. */
final class AllowListDiagnostics {
    /** How many are kept in full. */
    static final int LISTED = 50;

    private static final int EXCERPT = 80;

    private final List<Diagnostic> listed = new ArrayList<>();
    private long omitted;

    void error(String place, String message, String hint) {
        add(Severity.ERROR, place, message, hint);
    }

    void warning(String place, String message, String hint) {
        add(Severity.WARNING, place, message, hint);
    }

    private void add(Severity severity, String place, String message, String hint) {
        if (listed.size() < LISTED) {
            listed.add(Diagnostic.said(OtherInputKind.ALLOWLIST, severity, message)
                    .at(Place.in(place))
                    .hint(hint));
        } else {
            omitted++;
        }
    }

    List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(listed);
        if (omitted > 0) {
            all.add(Diagnostic.said(
                    OtherInputKind.ALLOWLIST, Severity.ERROR, omitted + " further diagnostics are not listed"));
        }
        return all;
    }

    /** The beginning of a text of the input in quotes; what is not printable ASCII is escaped. */
    static String quoted(CharSequence text) {
        return Quotation.of(text, EXCERPT);
    }
}
