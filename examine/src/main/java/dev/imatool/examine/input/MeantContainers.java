package dev.imatool.examine.input;

import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one word of the user means in a list: nothing, one thing, or several. An id that two claims share means both: whoever runs there may
 * choose it, so that they need not be one container. Not for use by several threads at a time.
 */
public final class MeantContainers {
    /** How many things are named where a word means several. */
    private static final int NAMED = 5;

    private final ContainerSelector selector;
    private final Set<String> meant = new LinkedHashSet<>();
    private final Set<Container> selected = new LinkedHashSet<>();
    private boolean met;

    /** @param selector the word */
    public MeantContainers(ContainerSelector selector) {
        this.selector = selector;
    }

    /** Takes what is in a container that the word may mean; absent for the host. */
    public void add(Optional<Container> container) {
        if (selector.selects(container)) {
            met = true;
            container.ifPresent(this::keep);
        }
    }

    private void keep(Container container) {
        if (meant.size() <= NAMED) {
            selector.meant(container).ifPresent(meant::add);
        }
        if (selected.size() <= NAMED) {
            selected.add(container);
        }
    }

    /**
     * What is wrong with the word, after the last entry.
     *
     * @param where a list, or lists
     */
    public Optional<QuestionProblem> wrong(QuestionProblem.Where where) {
        return met ? ambiguous(where) : Optional.of(new QuestionProblem.NoSuchContainer(selector.wanted(), where));
    }

    /** The same where it need not mean anything. */
    private Optional<QuestionProblem> ambiguous(QuestionProblem.Where where) {
        if (meant.size() > 1) {
            return Optional.of(several(false, where, List.copyOf(meant)));
        }
        List<String> claims = selected.stream()
                .filter(container ->
                        meant.contains(ContainerSelector.ofId(container.id()).wanted()))
                .map(ContainerSelector::claim)
                .distinct()
                .toList();
        return claims.size() <= 1 ? Optional.empty() : Optional.of(several(false, where, claims));
    }

    /** What is wrong with it where one container must be meant, or the host: not several of one pod, nor several claims of one id. */
    public Optional<QuestionProblem> notOne(QuestionProblem.Where where) {
        return selected.size() <= 1 || selector.host()
                ? Optional.empty()
                : Optional.of(
                        several(true, where, selected.stream().map(this::word).toList()));
    }

    /** Its id, where no other one has it. */
    private String word(Container container) {
        boolean shared = selected.stream()
                .anyMatch(other -> !other.equals(container) && other.id().equals(container.id()));
        return shared
                ? ContainerSelector.claim(container)
                : ContainerSelector.ofId(container.id()).wanted();
    }

    private QuestionProblem several(boolean oneNeeded, QuestionProblem.Where where, List<String> candidates) {
        return new QuestionProblem.SeveralContainers(
                selector.wanted(),
                oneNeeded,
                where,
                candidates.stream().limit(NAMED).toList(),
                candidates.size() > NAMED);
    }
}
