package dev.imatool.cli.options;

import dev.imatool.cli.options.tpm.ExpectedPcrOptions;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.explain.Explainer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What may explain a PCR value, beside the list. */
public final class ExplainOptions {
    private static final int MOST_EFFORT = 100_000;

    @Mixin
    ExpectedPcrOptions.Starts starts = new ExpectedPcrOptions.Starts();

    @Option(
            names = "--reference",
            paramLabel = "OTHERLOG",
            description = {
                "Another list that may hold what LOG lacks: an older or newer copy, binary or ascii, or the list of the"
                        + " kernel before kexec."
            })
    Optional<String> reference = Optional.empty();

    @Option(
            names = "--effort",
            paramLabel = "N",
            converter = EffortConverter.class,
            description =
                    "Extends to compute per hypothesis and value, in millions; a quarter of that in sha384 and sha512, for"
                            + " further banks of a PCR, and for two causes together. Default: ${DEFAULT-VALUE}.")
    int effort = Explainer.DEFAULT_EFFORT;

    /** What PCRs held before. */
    public List<ExpectedPcr> starts() {
        return starts.given().values();
    }

    /** The other list. */
    public Optional<String> reference() {
        return reference;
    }

    /** Million extends per hypothesis and value. */
    public int effort() {
        return effort;
    }

    static final class EffortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String typed) {
            try {
                int effort = Integer.parseInt(typed);
                if (effort >= 1 && effort <= MOST_EFFORT) {
                    return effort;
                }
            } catch (NumberFormatException noNumber) {
                // reported below like any other wrong word
            }
            throw new TypeConversionException("'" + typed + "' is not a number from 1 to " + MOST_EFFORT);
        }
    }
}
