package dev.imatool.diff.namespaces;

import dev.imatool.diff.history.Vocabulary;
import java.util.List;

/** Which namespaces compare with which: for people, and as numbers. */
public final class AlignedNamespaces {
    private final NamespaceAlignment alignment;
    private final int[] partners;

    /** Takes over {@code partners}: for each namespace of AFTER the number under which it compares. */
    AlignedNamespaces(NamespaceAlignment alignment, int[] partners) {
        this.alignment = alignment;
        this.partners = partners;
    }

    /** All namespaces, and none, are one: where the user ignores them, or nothing is compared. */
    public static AlignedNamespaces none(Vocabulary vocabulary, boolean ignored) {
        return new AlignedNamespaces(
                new NamespaceAlignment(List.of(), List.of(), List.of(), List.of(), false, ignored),
                new int[vocabulary.namespaceCount()]);
    }

    public NamespaceAlignment alignment() {
        return alignment;
    }

    /** The number of its partner in BEFORE, or one that BEFORE does not have. */
    public int partner(int afterNamespace) {
        return partners[afterNamespace];
    }
}
