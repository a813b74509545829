package dev.imatool.diff.containers;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.model.Container;
import java.util.Optional;

/** Which containers compare with which: for people, and as numbers. */
public final class AlignedContainers {
    private final ContainerAlignment alignment;
    private final int[] partners;
    private final boolean allOne;

    /** Takes over {@code partners}: for each container of AFTER the number under which it compares. */
    AlignedContainers(ContainerAlignment alignment, int[] partners) {
        this(alignment, partners, false);
    }

    private AlignedContainers(ContainerAlignment alignment, int[] partners, boolean allOne) {
        this.alignment = alignment;
        this.partners = partners;
        this.allOne = allOne;
    }

    /** All containers, and the host, are one: where the user ignores them, or nothing is compared. */
    public static AlignedContainers none(Vocabulary vocabulary, boolean ignored) {
        return new AlignedContainers(ContainerAlignment.none(ignored), new int[vocabulary.containerCount()], ignored);
    }

    /**
     * All entries of both lists compare, because each list is that of one container that the user means. A pair is named where neither is
     * the host.
     */
    public static AlignedContainers byUser(
            ListHistory before, Optional<Container> one, ListHistory after, Optional<Container> other) {
        ContainerAlignment alignment = one.isPresent() && other.isPresent()
                ? ContainerAlignment.ofPair(new ContainerAlignment.Pair(
                        one.get(),
                        other.get(),
                        ContainerAlignment.How.BY_USER,
                        new ContainerScores(before, after).shares(before.container(0), after.container(0))))
                : ContainerAlignment.none(false);
        return new AlignedContainers(alignment, new int[before.vocabulary().containerCount()], true);
    }

    /** True where entries compare whatever container they are in. */
    public boolean allOne() {
        return allOne;
    }

    public ContainerAlignment alignment() {
        return alignment;
    }

    /** The same, of which people are shown only some. */
    AlignedContainers showing(ContainerAlignment some) {
        return new AlignedContainers(some, partners, allOne);
    }

    /** The number of its partner in BEFORE, that of a sibling's partner, or one that BEFORE does not have. */
    public int partner(int inAfter) {
        return partners[inAfter];
    }
}
