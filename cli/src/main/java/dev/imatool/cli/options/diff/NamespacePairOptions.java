package dev.imatool.cli.options.diff;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Two namespaces of one list, to be compared with each other. */
public final class NamespacePairOptions {
    @Option(
            names = "--namespace",
            paramLabel = "A",
            description = "Compare namespace A of the only list given with the namespace that --with names.")
    Optional<String> first = Optional.empty();

    @Option(names = "--with", paramLabel = "B", description = "The namespace to compare with; takes the part of AFTER.")
    Optional<String> second = Optional.empty();

    /** Label of the namespace that takes the part of BEFORE. */
    public Optional<String> first() {
        return first;
    }

    /** Label of the namespace that takes the part of AFTER. */
    public Optional<String> second() {
        return second;
    }
}
