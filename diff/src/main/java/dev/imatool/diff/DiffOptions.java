package dev.imatool.diff;

import java.util.Map;

/**
 * What the user says about namespaces.
 *
 * @param namespaceMap label in BEFORE to label in AFTER; goes before everything that is found by content
 * @param ignoreNamespaces compare paths alone, as if no entry named a namespace
 */
public record DiffOptions(Map<String, String> namespaceMap, boolean ignoreNamespaces) {
    public DiffOptions {
        namespaceMap = Map.copyOf(namespaceMap);
    }

    /** Namespaces are aligned by what was measured in them. */
    public static DiffOptions alignByContent() {
        return new DiffOptions(Map.of(), false);
    }
}
