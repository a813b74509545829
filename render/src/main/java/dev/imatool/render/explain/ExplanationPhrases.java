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

    /** The whole, with its PCR. */
    static String sentence(Explanation one) {
        return sentence(one.expected(), CausePhrases.of(one.cause()), one.hints());
    }

    /** The whole, with its PCR. */
    static String sentence(NotExplained one) {
        return sentence(one.expected(), "is not explainable with this evidence", one.hints());
    }

    private static String sentence(ExpectedPcr expected, String statement, List<Hint> hints) {
        return expected.bank() + " PCR " + expected.pcr() + " "
                + String.join(
                        "; ",
                        Stream.concat(Stream.of(statement), hints.stream().map(ExplanationPhrases::hint))
                                .toList())
                + ".";
    }

    /** What other evidence says; empty where there is none. */
    static String hints(Explanation one) {
        return String.join(
                "; ", one.hints().stream().map(ExplanationPhrases::hint).toList());
    }

    static String hint(Hint hint) {
        return switch (hint) {
            case Hint.BanksReproduced(var banks, var alone) ->
                CausePhrases.and(banks.stream().map(Object::toString).toList()) + " of the same PCR "
                        + (banks.size() == 1 ? "is" : "are")
                        + " reproduced: the list is whole, and something happened to the " + alone + " bank alone";
            case Hint.LostAtKexec(long load, long boot) ->
                "after kexec_load in entry " + load + " the list has no kexec_execute before the boot_aggregate in"
                        + " entry " + boot
                        + ": what was measured last before the kexec is in the PCR and lost to the list";
            case Hint.ReferenceWanted(long boots) ->
                "the list has " + boots + " boot_aggregates, so that entries may have been lost at kexec;"
                        + " the list of the kernel before (--reference) would show it";
        };
    }
}
