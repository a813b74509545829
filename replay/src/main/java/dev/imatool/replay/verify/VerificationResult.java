package dev.imatool.replay.verify;

import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a verification found.
 *
 * @param verdict the whole in one word
 * @param templateDigests how the template digests compare
 * @param problems by entry; the first 1000 contradictions, the first 100 unproven entries and the first 100 notes
 * @param counts how many problems of each kind there are, kept or not; those of which there is none are absent
 */
public record VerificationResult(
        VerificationVerdict verdict,
        TemplateDigestCounts templateDigests,
        List<EntryProblem> problems,
        Map<EntryProblemKind, Long> counts) {
    public VerificationResult {
        problems = List.copyOf(problems);
        counts = Map.copyOf(counts);
    }

    /** How many contradictions there are, kept or not. */
    public long contradictions() {
        return count(EntryProblemKind::contradiction);
    }

    /** How many entries there are whose contents nothing proves, kept or not. */
    public long unproven() {
        return counts.getOrDefault(EntryProblemKind.ENTRY_UNPROVEN, 0L);
    }

    /** How many notes there are, kept or not. */
    public long notes() {
        return count(EntryProblemKind::note);
    }

    private long count(Predicate<EntryProblemKind> kinds) {
        return counts.entrySet().stream()
                .filter(each -> kinds.test(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** EntryProblems that were counted but not kept. */
    public long problemsLeftOut() {
        return count(kind -> true) - problems.size();
    }
}
