package dev.imatool.cli.options.tpm;

import dev.imatool.examine.check.CheckEvidence;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What proves the entries of a list: PCR values, or a quote. */
public final class ProofOptions {
    @Mixin
    ExpectedPcrOptions expected = new ExpectedPcrOptions();

    @Mixin
    ExpectedPcrOptions.Starts starts = new ExpectedPcrOptions.Starts();

    @Mixin
    QuotePartOptions quote = new QuotePartOptions();

    /** True where anything was given. */
    public boolean any() {
        return quote.any()
                || !expected.files().isEmpty()
                || !expected.typed().isEmpty()
                || expected.selection().isPresent()
                || !starts.given().values().isEmpty();
    }

    /**
     * Takes note of what is to be read.
     *
     * @throws QuestionException if it is standard input, and another input was so before
     */
    public void claim(InputArguments inputs) throws QuestionException {
        inputs.claim("--pcrs", expected.files())
                .claim("-m", quote.message())
                .claim("-s", quote.signature())
                .claim("-u", quote.key());
    }

    /**
     * The evidence about {@code log}.
     *
     * @throws ParameterException if options do not go together
     */
    public CheckEvidence of(String log, CommandLine command) {
        List<String> files = expected.files();
        if (quote.any()) {
            if (files.size() > 1 || expected.selection().isPresent()) {
                throw new ParameterException(
                        command, "a quote goes with one file of --pcrs, and says itself which PCRs are quoted");
            }
            return new CheckEvidence.Quote(
                    quote.question(List.of(log), files.stream().findFirst(), expected.typed(), starts.given()));
        }
        if (files.isEmpty() && expected.typed().isEmpty()) {
            if (any()) {
                throw new ParameterException(
                        command, "--pcr-selection and --start are about PCR values: give --pcrs, --pcr or --quote");
            }
            return new CheckEvidence.None();
        }
        return new CheckEvidence.Values(expected.arguments(), starts.given());
    }
}
