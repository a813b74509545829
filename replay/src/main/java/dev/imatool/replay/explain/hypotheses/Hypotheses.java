package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.edits.TwoEdits;
import dev.imatool.replay.explain.search.Hypothesis;
import java.util.List;
import java.util.stream.Stream;

/** The hypotheses in the order in which they are tried. */
public final class Hypotheses {
    private Hypotheses() {}

    /** What is likely, and at most some passes over the list. */
    public static List<Hypothesis> likely(List<PcrBank> recorded) {
        return List.of(
                new Prefix(),
                new ReferenceList(),
                new OtherStartValues(),
                OtherDigests.forViolations(),
                OtherDigests.asLogged(),
                OtherDigests.ofOtherBanks(recorded),
                new OtherPcr(),
                new ForeignBehind());
    }

    /**
     * One cause, with trials that grow with the square of the list.
     *
     * @param resetFirst whether the search for a reset costs no more than the others; a reset leaves the last entries alone
     *     in the PCR, which stranger causes explain too
     */
    public static List<Hypothesis> costly(boolean resetFirst) {
        Stream<Hypothesis> edits = Stream.of(
                new LoggedFileDigests(),
                new LeftOutEntries(),
                new ExtendedAgain(),
                new SwappedEntries(),
                new ForeignBetween());
        Stream<Hypothesis> reset = Stream.of(new PcrReset());
        return (resetFirst ? Stream.concat(reset, edits) : Stream.concat(edits, reset)).toList();
    }

    /** Two causes. */
    public static List<Hypothesis> pairs() {
        return List.of(new ReferenceThenForeign(), new VariedCauses(), new TwoEdits());
    }
}
