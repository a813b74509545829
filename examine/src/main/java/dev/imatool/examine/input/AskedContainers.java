package dev.imatool.examine.input;

import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.util.List;
import java.util.Optional;

/**
 * The containers that a question is about, and which of them a list has. For use by several threads: the entries of a list are looked at
 * on all cores.
 */
public final class AskedContainers {
    private final List<ContainerSelector> selectors;
    private final List<MeantContainers> meant;

    /** @param selectors none for all containers and the host */
    public AskedContainers(List<ContainerSelector> selectors) {
        this.selectors = List.copyOf(selectors);
        this.meant = selectors.stream().map(MeantContainers::new).toList();
    }

    /** True when only some containers are meant. */
    public boolean some() {
        return !selectors.isEmpty();
    }

    /** True when what is in that container is meant; it is absent for the host. */
    public boolean wants(Optional<Container> container) {
        boolean wanted = selectors.isEmpty();
        for (int i = 0; i < selectors.size(); i++) {
            if (selectors.get(i).selects(container)) {
                wanted = true;
                meet(i, container);
            }
        }
        return wanted;
    }

    private synchronized void meet(int selector, Optional<Container> container) {
        meant.get(selector).add(container);
    }

    /**
     * To be called at the end of the list. A list may well have nothing of the host.
     *
     * @param list its name
     * @throws QuestionException if nothing in it was of a container that is meant, or a word may mean several
     */
    public void requireAll(String list) throws QuestionException {
        requireAll(new QuestionProblem.Where.Named(list));
    }

    /** The same at the end of all lists. */
    public synchronized void requireAll(QuestionProblem.Where where) throws QuestionException {
        for (int i = 0; i < selectors.size(); i++) {
            if (selectors.get(i).host()) {
                continue;
            }
            Optional<QuestionProblem> wrong = meant.get(i).wrong(where);
            if (wrong.isPresent()) {
                throw new QuestionException(wrong.get());
            }
        }
    }
}
