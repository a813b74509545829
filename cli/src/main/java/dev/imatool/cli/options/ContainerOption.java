package dev.imatool.cli.options;

import dev.imatool.model.container.ContainerSelector;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The containers that are meant. */
public final class ContainerOption {
    @Option(
            names = "--container",
            paramLabel = "C",
            description =
                    "Only entries of this container: its id or how that begins (4 digits at least), its namespace, its pod, or"
                            + " 'host' for what is in none. May be repeated.")
    List<String> wanted = new ArrayList<>();

    /** Which they are; none where all are meant. */
    public List<ContainerSelector> selectors() {
        return wanted.stream().map(ContainerSelector::new).toList();
    }
}
