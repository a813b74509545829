package dev.imatool.replay.explain.report;

import dev.imatool.model.ExpectedPcr;
import java.util.List;

/**
 * A hypothesis that was tried on an expected value.
 *
 * @param expected the value
 * @param hypothesis what was tried
 * @param scope with which evidence
 * @param found whether it explains the value; later hypotheses are not tried then
 * @param extended how many extends were computed
 * @param cuts what was left out, because more extends would have been needed than {@code effort} allows
 * @param entries where the entries were measured that cuts name
 */
public record TrialRecord(
        ExpectedPcr expected,
        HypothesisKind hypothesis,
        TrialScope scope,
        boolean found,
        long extended,
        List<Cut> cuts,
        NamedEntries entries) {
    public TrialRecord {
        cuts = List.copyOf(cuts);
    }
}
