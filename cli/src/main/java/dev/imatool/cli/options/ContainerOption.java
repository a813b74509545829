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
            description = {
                "Only entries of this container: its id or how that begins (4 digits at least), its namespace, its pod, or"
                        + " 'host' for what is in none. May be repeated.",
                "id:ID, namespace:NUMBER and pod:UID name it exactly: id:host is a container called host. group:CLAIM and store:PATH name one"
                        + " claim of an id that several share. A word that fits several containers is an error, which names them.",
                "4026532481#2 is the second container of a number that was used again."
            })
    List<String> wanted = new ArrayList<>();

    /** Which they are; none where all are meant. */
    public List<ContainerSelector> selectors() {
        return wanted.stream().map(ContainerSelector::new).toList();
    }
}
