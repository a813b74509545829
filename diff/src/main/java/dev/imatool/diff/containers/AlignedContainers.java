package dev.imatool.diff.containers;

import dev.imatool.diff.history.Vocabulary;

/** Which containers compare with which: for people, and as numbers. */
public final class AlignedContainers {
    private final ContainerAlignment alignment;
    private final int[] partners;

    /** Takes over {@code partners}: for each container of AFTER the number under which it compares. */
    AlignedContainers(ContainerAlignment alignment, int[] partners) {
        this.alignment = alignment;
        this.partners = partners;
    }

    /** All containers, and the host, are one: where the user ignores them, or nothing is compared. */
    public static AlignedContainers none(Vocabulary vocabulary, boolean ignored) {
        return new AlignedContainers(ContainerAlignment.none(ignored), new int[vocabulary.containerCount()]);
    }

    public ContainerAlignment alignment() {
        return alignment;
    }

    /** The same, of which people are shown only some. */
    AlignedContainers showing(ContainerAlignment some) {
        return new AlignedContainers(some, partners);
    }

    /** The number of its partner in BEFORE, that of a sibling's partner, or one that BEFORE does not have. */
    public int partner(int inAfter) {
        return partners[inAfter];
    }
}
