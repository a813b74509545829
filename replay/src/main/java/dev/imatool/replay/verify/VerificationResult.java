package dev.imatool.replay.verify;

import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;

/**
 * What a verification found.
 *
 * @param verdict the whole in one word
 * @param templateDigests how the template digests compare
 * @param problems by entry; the first 1000 contradictions, the first 100 unproven entries and the first 100 notes
 * @param contradictions how many contradictions there are, kept or not
 * @param unproven how many entries there are whose contents nothing proves, kept or not
 * @param notes how many notes there are, kept or not
 */
public record VerificationResult(
        VerificationVerdict verdict,
        TemplateDigestCounts templateDigests,
        List<EntryProblem> problems,
        long contradictions,
        long unproven,
        long notes) {
    public VerificationResult {
        problems = List.copyOf(problems);
    }

    /** EntryProblems that were counted but not kept. */
    public long problemsLeftOut() {
        return contradictions + unproven + notes - problems.size();
    }
}
