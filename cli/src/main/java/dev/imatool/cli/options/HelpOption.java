package dev.imatool.cli.options;

import picocli.CommandLine.Model.OptionSpec;

/** {@code --help}, of every command. */
public final class HelpOption {
    private HelpOption() {}

    /** The option. picocli answers it before the command runs. */
    public static OptionSpec option() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build();
    }
}
