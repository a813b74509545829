package dev.imatool.replay.explain;

import dev.imatool.model.PcrBank;
import java.util.List;

/** The hypotheses in the order in which they are tried. */
final class Hypotheses {
    private Hypotheses() {}

    /** What is likely, and at most some passes over the list. */
    static List<Hypothesis> likely(List<PcrBank> recorded) {
        return List.of(
                new Prefix(),
                new ReferenceList(),
                new StartValues(),
                OtherDigests.forViolations(),
                OtherDigests.asLogged(),
                OtherDigests.ofOtherBanks(recorded),
                new OtherPcr(),
                new ForeignBehind());
    }

    /** One cause, with trials that grow with the square of the list. */
    static List<Hypothesis> costly() {
        return List.of(
                new LoggedFileDigests(),
                new LeftOutEntries(),
                new ExtendedAgain(),
                new SwappedEntries(),
                new ForeignBetween());
    }

    /** Two causes. */
    static List<Hypothesis> pairs() {
        return List.of(new ReferenceThenForeign(), new VariedCauses(), new TwoEdits());
    }
}
