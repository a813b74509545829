package dev.imatool.diff.containers;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.relation.Relation;
import dev.imatool.diff.relation.RelationFinder;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.util.List;
import java.util.Optional;

/**
 * The part of two lists that is of the containers which the user means, and of their partners in the other list.
 *
 * @param before entries of BEFORE
 * @param after entries of AFTER
 * @param aligned how they are aligned, by all that both lists hold
 */
public record ContainerChoice(ListHistory before, ListHistory after, AlignedContainers aligned) {
    /**
     * How the two parts relate. A container that one list does not have is new or gone there, which is no reason not to compare.
     *
     * @param ofWholes how the lists relate
     */
    public Relation relation(Relation ofWholes) {
        if (before.size() > 0 && after.size() > 0) {
            return new RelationFinder(before, after).find();
        }
        return switch (ofWholes) {
            case Relation.Identical identical -> new Relation.Continues(0, after.size());
            case Relation.Continues continues -> new Relation.Continues(0, after.size());
            case Relation.Overlap overlap -> new Relation.Continues(0, after.size());
            case Relation.ShorterCopy shorter -> new Relation.ShorterCopy(0, before.size());
            case Relation.NotCompared nothing -> nothing;
            default -> new Relation.SeparateBoots(0, 0, Optional.empty());
        };
    }

    /** The part that is of any of the containers. */
    public static ContainerChoice of(
            ListHistory before, ListHistory after, AlignedContainers aligned, List<ContainerSelector> selectors) {
        Vocabulary vocabulary = before.vocabulary();
        int count = vocabulary.containerCount();
        boolean[] chosen = new boolean[count];
        for (int container = 0; container < count; container++) {
            Optional<Container> value = vocabulary.container(container);
            chosen[container] = selectors.stream().anyMatch(selector -> selector.selects(value));
        }
        boolean[] inBefore = chosen.clone();
        boolean[] inAfter = chosen.clone();
        for (int container = 0; container < count; container++) {
            int partner = aligned.partner(container);
            if (partner < count && (chosen[partner] || chosen[container])) {
                inAfter[container] = true;
                inBefore[partner] = true;
            }
        }
        return new ContainerChoice(
                before.only(i -> inBefore[before.container(i)]),
                after.only(i -> inAfter[after.container(i)]),
                aligned.showing(aligned.alignment()
                        .only(
                                container -> selectors.stream()
                                        .anyMatch(selector -> selector.selects(Optional.of(container))),
                                selectors.stream()
                                        .map(ContainerSelector::wanted)
                                        .toList())));
    }
}
