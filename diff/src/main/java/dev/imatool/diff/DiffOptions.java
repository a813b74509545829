package dev.imatool.diff;

import java.util.Map;

/**
 * What the user says about the lists.
 *
 * @param namespaceMap label in BEFORE to label in AFTER; goes before everything that is found by content
 * @param ignoreNamespaces compare paths alone, as if no entry named a namespace
 * @param boots what is known of the boots of the lists
 */
public record DiffOptions(Map<String, String> namespaceMap, boolean ignoreNamespaces, Boots boots) {
    public DiffOptions {
        namespaceMap = Map.copyOf(namespaceMap);
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
        return new DiffOptions(namespaceMap, ignoreNamespaces, known);
    }

    /** Namespaces are aligned by what was measured in them. */
    public static DiffOptions alignByContent() {
        return new DiffOptions(Map.of(), false);
    }
}
