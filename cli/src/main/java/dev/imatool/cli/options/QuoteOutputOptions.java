package dev.imatool.cli.options;

import picocli.CommandLine.Option;

/** Colour and silence of {@code quote}, where {@code -q} is the nonce as in tpm2_checkquote. */
public final class QuoteOutputOptions extends ColorOption {
    @Option(names = "--quiet", description = "Print no report: the exit status is the answer.")
    boolean quiet;

    @Override
    public boolean quiet() {
        return quiet;
    }
}
