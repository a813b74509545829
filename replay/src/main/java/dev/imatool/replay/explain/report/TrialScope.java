package dev.imatool.replay.explain.report;

import dev.imatool.model.PcrBank;
import java.util.List;
import java.util.Optional;

/**
 * With which evidence a hypothesis was tried.
 *
 * @param candidates whether the user gave candidates
 * @param start whether the user gave a start value of the PCR
 * @param reference whether there is a reference list
 * @param varied second causes that were combined with others; empty for hypotheses of one cause
 * @param otherBank the bank whose explanation was tried
 */
public record TrialScope(
        boolean candidates,
        boolean start,
        boolean reference,
        List<Explanation.Kind> varied,
        Optional<PcrBank> otherBank) {
    /** The longest sequence of candidates or logged file digests that is tried. */
    public static final int MOST_CANDIDATES = 4;

    /** The longest sequence with well-known events that is tried. */
    public static final int MOST_WELL_KNOWN = 2;

    /** The most entries in a row that are left out. */
    public static final int MOST_LEFT_OUT = 16;

    public TrialScope {
        varied = List.copyOf(varied);
    }

    /** The same for second causes. */
    public TrialScope varying(List<Explanation.Kind> causes) {
        return new TrialScope(candidates, start, reference, causes, otherBank);
    }

    /** The same for what explains another bank. */
    public TrialScope as(PcrBank other) {
        return new TrialScope(candidates, start, reference, varied, Optional.of(other));
    }
}
