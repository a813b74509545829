package dev.imatool.render.explain;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Hint;
import dev.imatool.replay.explain.report.NotExplained;
import java.util.List;
import java.util.stream.Stream;

/** Explanations in sentences that a person can quote. */
final class ExplanationPhrases {
    private ExplanationPhrases() {}

    /** The whole, with its PCR, in a document. */
    static String sentence(Explanation one) {
        EntryNames names = EntryNames.inDocument(one.entries());
        return sentence(one.expected(), new CausePhrases(names).of(one.cause()), one.hints(), names);
    }

    /** The whole, with its PCR, in a document. */
    static String sentence(NotExplained one) {
        return sentence(one, EntryNames.inDocument(one.entries()));
    }

    /** The whole, with its PCR. */
    static String sentence(NotExplained one, EntryNames names) {
        return sentence(one.expected(), "is not explainable with this evidence", one.hints(), names);
    }

    private static String sentence(ExpectedPcr expected, String statement, List<Hint> hints, EntryNames names) {
        return expected.bank() + " PCR " + expected.pcr() + " "
                + String.join(
                        "; ",
                        Stream.concat(Stream.of(statement), hints.stream().map(hint -> hint(hint, names)))
                                .toList())
                + ".";
    }

    /** What other evidence says; empty where there is none. */
    static String hints(Explanation one, EntryNames names) {
        return String.join(
                "; ", one.hints().stream().map(hint -> hint(hint, names)).toList());
    }

    static String hint(Hint hint, EntryNames names) {
        return switch (hint) {
            case Hint.BanksReproduced(var banks, var alone) ->
                CausePhrases.and(banks.stream().map(Object::toString).toList()) + " of the same PCR "
                        + (banks.size() == 1 ? "is" : "are")
                        + " reproduced: the list is whole, and something happened to the " + alone + " bank alone";
            case Hint.LostAtKexec(long load, long boot) ->
                "after kexec_load in " + names.entry(load)
                        + " the list has no kexec_execute before the boot_aggregate in "
                        + names.entry(boot)
                        + ": what was measured last before the kexec is in the PCR and lost to the list";
            case Hint.ReferenceWanted(long boots) ->
                "the list has " + boots + " boot_aggregates, so that entries may have been lost at kexec;"
                        + " the list of the kernel before (--reference) would show it";
        };
    }
}
