package dev.imatool.examine.explain;

import dev.imatool.examine.input.CandidateArgument;
import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.model.ExpectedPcr;
import java.util.List;
import java.util.Optional;

/**
 * Which values are to be explained, and with what. Names of files are as typed; {@code -} is standard input.
 *
 * @param log the list
 * @param expected the values to explain
 * @param starts what PCRs held before the first entry
 * @param reference another list that may hold what {@code log} lacks
 * @param candidates what else may have been extended
 * @param effort million extends that each hypothesis may compute per value, from 1
 */
public record ExplainQuestion(
        String log,
        ExpectedArguments expected,
        List<ExpectedPcr> starts,
        Optional<String> reference,
        List<CandidateArgument> candidates,
        int effort) {
    public ExplainQuestion {
        starts = List.copyOf(starts);
        candidates = List.copyOf(candidates);
    }
}
