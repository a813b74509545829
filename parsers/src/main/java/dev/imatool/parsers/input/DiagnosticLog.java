package dev.imatool.parsers.input;

import dev.imatool.model.Completeness;
import dev.imatool.model.EntryView;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.RemarkKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the diagnostics of one input: the first ones in full, the rest by number, so that hostile input stays cheap. */
public final class DiagnosticLog implements DiagnosticSink {
    /** How many are kept in full. */
    public static final int KEPT = 200;

    private final List<Diagnostic> kept = new ArrayList<>();
    private final Set<RemarkKind> seen = new HashSet<>();
    private int named;
    private long omitted;
    private Completeness completeness = Completeness.COMPLETE;

    @Override
    public void report(Diagnostic diagnostic) {
        completeness = completeness.worst(diagnostic.kind().completeness());
        seen.add(diagnostic.kind());
        if (kept.size() < KEPT) {
            kept.add(diagnostic);
        } else {
            omitted++;
        }
    }

    /** Takes the diagnostic only if none of its kind was taken before. */
    public void reportOnce(Diagnostic diagnostic) {
        if (!seen.contains(diagnostic.kind())) {
            report(diagnostic);
        }
    }

    /** Names the container of an entry that was read, in what was reported of it since the one before it. */
    public void entryRead(EntryView entry) {
        for (; named < kept.size(); named++) {
            Place place = kept.get(named).place();
            if (place.entry().isPresent() && place.entry().getAsLong() == entry.number()) {
                kept.set(
                        named,
                        kept.get(named).at(place.in(entry.toEntry().name().container())));
            }
        }
    }

    /** The worst that any diagnostic says, those not kept included. */
    public Completeness completeness() {
        return completeness;
    }

    /** Those kept, and a last one that counts the others. */
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(kept);
        if (omitted > 0) {
            all.add(Diagnostic.of(DiagnosticKind.DIAGNOSTICS_OMITTED, Long.toString(omitted)));
        }
        return all;
    }
}
