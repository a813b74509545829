package dev.imatool.cli.options.diff;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Two containers of one list, to be compared with each other. */
public final class ContainerPairOptions {
    @Option(
            names = "--namespace",
            paramLabel = "A",
            description =
                    "Compare container A of the only list given (named as for --container) with the one that --with names.")
    Optional<String> first = Optional.empty();

    @Option(names = "--with", paramLabel = "B", description = "The container to compare with, in place of AFTER.")
    Optional<String> second = Optional.empty();

    /** What takes the part of BEFORE, as typed. */
    public Optional<String> first() {
        return first;
    }

    /** What takes the part of AFTER, as typed. */
    public Optional<String> second() {
        return second;
    }
}
