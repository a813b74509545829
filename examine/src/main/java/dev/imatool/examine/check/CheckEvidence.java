package dev.imatool.examine.check;

import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.examine.quote.QuoteQuestion;
import dev.imatool.examine.replay.ReplayQuestion;
import dev.imatool.replay.GivenStarts;
import java.util.List;
import java.util.Optional;

/** What the user gives that can prove the digests of entries. Names of files are as typed. */
public sealed interface CheckEvidence {
    /** Nothing: every entry whose template digest is computed from what it says is judged. */
    record None() implements CheckEvidence {}

    /**
     * PCR values, for which the user vouches.
     *
     * @param expected the values; at least one
     * @param starts what PCRs held before the first entry
     */
    record Values(ExpectedArguments expected, GivenStarts starts) implements CheckEvidence {
        ReplayQuestion of(String list) {
            return new ReplayQuestion(List.of(list), expected, List.of(), starts, Optional.empty());
        }
    }

    /**
     * A quote.
     *
     * @param question of the list that is checked
     */
    record Quote(QuoteQuestion question) implements CheckEvidence {
        /** The file with the quote. */
        String name() {
            return question.message().orElse(question.lists().get(0));
        }
    }
}
