package dev.imatool.replay.explain.report;

import dev.imatool.replay.UndecidedPcr;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The answer to all expected values.
 *
 * @param reproduced values that the whole list gives as it is
 * @param explained values that something else gives
 * @param notExplained values that nothing gives
 * @param undecided values that were not asked about, because the list does not extend their PCR or nobody knows their bank
 * @param tried hypotheses, in the order of the values and then of the trials
 */
public record Explanations(
        List<Explanation> reproduced,
        List<Explanation> explained,
        List<NotExplained> notExplained,
        List<UndecidedPcr> undecided,
        List<TrialRecord> tried) {
    public Explanations {
        reproduced = List.copyOf(reproduced);
        explained = List.copyOf(explained);
        notExplained = List.copyOf(notExplained);
        undecided = List.copyOf(undecided);
        tried = List.copyOf(tried);
    }

    /** The answer in one word. */
    public enum Verdict {
        /** Every value is reproduced or explained, and there is at least one. */
        EXPLAINED,
        /** At least one value is not, or none could be decided. */
        NOT_EXPLAINED;

        /** The name in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the entries were measured that sentences about them name. */
    public Stream<NamedEntries> namedEntries() {
        return Stream.of(
                        reproduced.stream().map(Explanation::entries),
                        explained.stream().map(Explanation::entries),
                        notExplained.stream().map(NotExplained::entries),
                        tried.stream().map(TrialRecord::entries))
                .flatMap(each -> each);
    }

    /** The answer in one word. */
    public Verdict verdict() {
        boolean decided = !reproduced.isEmpty() || !explained.isEmpty();
        return decided && notExplained.isEmpty() ? Verdict.EXPLAINED : Verdict.NOT_EXPLAINED;
    }

    /** True when every value is reproduced, or explained by something that is nothing wrong. */
    public boolean harmless() {
        return verdict() == Verdict.EXPLAINED && explained.stream().allMatch(Explanation::harmless);
    }
}
