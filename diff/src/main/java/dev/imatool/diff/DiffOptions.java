package dev.imatool.diff;

import dev.imatool.model.container.ContainerSelector;
import java.util.List;
import java.util.Map;

/**
 * What the user says about the lists.
 *
 * @param namespaceMap label in BEFORE to label in AFTER; goes before everything that is found by content
 * @param ignoreNamespaces compare paths alone, as if no entry named a namespace
 * @param boots what is known of the boots of the lists
 * @param containers which containers are compared; empty for all, the host included
 */
public record DiffOptions(
        Map<String, String> namespaceMap, boolean ignoreNamespaces, Boots boots, List<ContainerSelector> containers) {
    public DiffOptions {
        namespaceMap = Map.copyOf(namespaceMap);
        containers = List.copyOf(containers);
    }

    /** All containers. */
    public DiffOptions(Map<String, String> namespaceMap, boolean ignoreNamespaces, Boots boots) {
        this(namespaceMap, ignoreNamespaces, boots, List.of());
    }

    /** Lists of which it is not known whether they are of one boot. */
    public DiffOptions(Map<String, String> namespaceMap, boolean ignoreNamespaces) {
        this(namespaceMap, ignoreNamespaces, Boots.UNKNOWN);
    }

    /** What is known of the boots that two lists are of. */
    public enum Boots {
        /** Nothing: the order of the entries is reported, and proves nothing. */
        UNKNOWN,
        /** One boot, whose list only grows: AFTER must begin with all of BEFORE. */
        ONE,
        /** Two boots: the order of the entries means nothing. */
        SEPARATE
    }

    /** The same with other knowledge of the boots. */
    public DiffOptions with(Boots known) {
        return new DiffOptions(namespaceMap, ignoreNamespaces, known, containers);
    }

    /** The same of some containers. */
    public DiffOptions of(List<ContainerSelector> some) {
        return new DiffOptions(namespaceMap, ignoreNamespaces, boots, some);
    }

    /** Namespaces are aligned by what was measured in them. */
    public static DiffOptions alignByContent() {
        return new DiffOptions(Map.of(), false);
    }
}
