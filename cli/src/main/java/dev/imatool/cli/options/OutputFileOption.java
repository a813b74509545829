package dev.imatool.cli.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code -o} and {@code --force}: the file that a command makes. */
public final class OutputFileOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the file that this command makes to FILE. One that exists already is left alone.")
    Optional<String> file = Optional.empty();

    @Option(
            names = "--force",
            description = "Let -o replace a file that exists, once all is written; never one of the inputs.")
    boolean force;

    /** Name of the file. */
    public Optional<String> file() {
        return file;
    }

    /** True when a file that exists may be replaced. */
    public boolean force() {
        return force;
    }
}
