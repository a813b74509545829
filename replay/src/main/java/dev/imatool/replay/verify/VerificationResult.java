package dev.imatool.replay.verify;

import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;

/**
 * What a verification found.
 *
 * @param verdict the whole in one word
 * @param templateDigests how the template digests compare
 * @param findings by entry; the first 1000 contradictions, the first 100 unproven entries and the first 100 notes
 * @param contradictions how many contradictions there are, kept or not
 * @param unproven how many entries there are whose contents nothing proves, kept or not
 * @param notes how many notes there are, kept or not
 */
public record VerificationResult(
        VerificationVerdict verdict,
        TemplateDigestCounts templateDigests,
        List<EntryProblem> findings,
        long contradictions,
        long unproven,
        long notes) {
    public VerificationResult {
        findings = List.copyOf(findings);
    }

    /** Findings that were counted but not kept. */
    public long findingsLeftOut() {
        return contradictions + unproven + notes - findings.size();
    }
}
