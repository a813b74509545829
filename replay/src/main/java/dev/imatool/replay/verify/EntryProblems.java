package dev.imatool.replay.verify;

import dev.imatool.model.EntryView;
import dev.imatool.replay.verify.EntryProblem.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects problems in the order of the entries. A hostile list can have one per entry, so only the first of them are kept
 * and the rest counted; contradictions, unproven entries and notes have a room each and never crowd each other out.
 */
final class EntryProblems {
    private static final int CONTRADICTIONS_KEPT = 1000;
    private static final int UNPROVEN_KEPT = 100;
    private static final int NOTES_KEPT = 100;

    private final boolean keeping;
    private final List<EntryProblem> kept = new ArrayList<>();
    private final Map<EntryProblemKind, Long> counts = new EnumMap<>(EntryProblemKind.class);
    private long contradictions;
    private long unproven;
    private long notes;

    /** Problems that are kept up to the bound. */
    EntryProblems() {
        this(true);
    }

    private EntryProblems(boolean keeping) {
        this.keeping = keeping;
    }

    /** Problems that are only counted. */
    static EntryProblems countedOnly() {
        return new EntryProblems(false);
    }

    /** Counts a problem of {@code entry}; the evidence is asked for only when the problem is kept. */
    void add(EntryProblemKind kind, EntryView entry, Supplier<Evidence> evidence) {
        counts.merge(kind, 1L, Long::sum);
        boolean room;
        if (kind.contradiction()) {
            room = contradictions < CONTRADICTIONS_KEPT;
            contradictions++;
        } else if (kind.note()) {
            room = notes < NOTES_KEPT;
            notes++;
        } else {
            room = unproven < UNPROVEN_KEPT;
            unproven++;
        }
        if (room && keeping) {
            kept.add(EntryProblem.about(entry, kind, evidence.get()));
        }
    }

    /** Adds what was found about earlier entries. */
    void addAll(EntryProblems others) {
        int room = (int) Math.max(0, CONTRADICTIONS_KEPT - contradictions);
        kept.addAll(others.kept.subList(0, Math.min(room, others.kept.size())));
        kept.sort(Comparator.comparingLong(EntryProblem::entry));
        others.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        contradictions += others.contradictions;
        notes += others.notes;
    }

    List<EntryProblem> kept() {
        return List.copyOf(kept);
    }

    /** How many of each kind there are, kept or not. */
    Map<EntryProblemKind, Long> counts() {
        return counts;
    }

    long contradictions() {
        return contradictions;
    }

    long unproven() {
        return unproven;
    }

    long notes() {
        return notes;
    }
}
