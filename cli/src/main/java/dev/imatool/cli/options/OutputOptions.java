package dev.imatool.cli.options;

import picocli.CommandLine.Option;

/** Colour and silence. */
public final class OutputOptions extends ColorOption {
    @Option(
            names = {"-q", "--quiet"},
            description = "Print no report: the exit status is the answer.")
    boolean quiet;

    @Override
    public boolean quiet() {
        return quiet;
    }
}
