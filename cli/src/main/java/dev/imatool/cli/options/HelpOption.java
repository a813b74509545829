package dev.imatool.cli.options;

import picocli.CommandLine.Option;

/** {@code --help}, of every command. */
public final class HelpOption {
    /** picocli answers it before the command runs. */
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    public void help(boolean asked) {}
}
