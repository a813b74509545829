package dev.imatool.replay.verify;

import dev.imatool.model.EntryView;
import dev.imatool.replay.verify.Finding.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects findings in the order of the entries. A hostile list can have one per entry, so only the first of them are kept
 * and the rest counted; notes have a room of their own and never crowd out contradictions.
 */
final class Findings {
    private static final int CONTRADICTIONS_KEPT = 1000;
    private static final int NOTES_KEPT = 100;

    private final int contradictionsKept;
    private final int notesKept;
    private final List<Finding> kept = new ArrayList<>();
    private long contradictions;
    private long notes;

    /** Findings that are kept up to the bound. */
    Findings() {
        this(CONTRADICTIONS_KEPT, NOTES_KEPT);
    }

    private Findings(int contradictionsKept, int notesKept) {
        this.contradictionsKept = contradictionsKept;
        this.notesKept = notesKept;
    }

    /** Findings that are only counted. */
    static Findings countedOnly() {
        return new Findings(0, 0);
    }

    /** Counts a finding about {@code entry}; the evidence is asked for only when the finding is kept. */
    void add(FindingKind kind, EntryView entry, Supplier<Evidence> evidence) {
        boolean room;
        if (kind.contradiction()) {
            room = contradictions < contradictionsKept;
            contradictions++;
        } else {
            room = notes < notesKept;
            notes++;
        }
        if (room) {
            kept.add(Finding.about(entry, kind, evidence.get()));
        }
    }

    /** Adds what was found about earlier entries. */
    void addAll(Findings others) {
        int room = (int) Math.max(0, contradictionsKept - contradictions);
        kept.addAll(others.kept.subList(0, Math.min(room, others.kept.size())));
        kept.sort(Comparator.comparingLong(Finding::entry));
        contradictions += others.contradictions;
        notes += others.notes;
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    long contradictions() {
        return contradictions;
    }

    long notes() {
        return notes;
    }
}
