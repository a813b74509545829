package dev.imatool.cli.options;

import dev.imatool.diff.DiffOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How namespaces of two lists are brought together. */
public final class NamespaceOptions {
    @Option(
            names = "--map-namespace",
            paramLabel = "A=B",
            description = {
                "Take namespace A of BEFORE for namespace B of AFTER. May be repeated. What is not mapped is aligned by"
                        + " what was measured in it."
            })
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--ignore-namespaces", description = "Compare paths alone, as if no entry named a namespace.")
    private boolean ignore;

    /** The choice for a comparison. */
    public DiffOptions toDiffOptions() {
        return new DiffOptions(map, ignore);
    }
}
