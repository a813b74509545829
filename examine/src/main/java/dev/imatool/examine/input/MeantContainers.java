package dev.imatool.examine.input;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one word of the user means in a list: nothing, one thing, or several. Not for use by several threads at a time. */
public final class MeantContainers {
    /** How many things are named where a word means several. */
    private static final int NAMED = 5;

    private static final String LISTED = "'imatool containers' lists those there are";

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
    public Optional<QuestionException> wrong(String where) {
        return met ? ambiguous(where) : Optional.of(none(selector, where));
    }

    /** The same where it need not mean anything. */
    private Optional<QuestionException> ambiguous(String where) {
        return meant.size() <= 1
                ? Optional.empty()
                : Optional.of(several("may mean several containers of " + where, List.copyOf(meant)));
    }

    /** What is wrong with it where one container must be meant, or the host: not several of one pod, nor several claims of one id. */
    public Optional<QuestionException> notOne(String where) {
        return selected.size() <= 1 || selector.host()
                ? Optional.empty()
                : Optional.of(several(
                        "means several containers of " + where,
                        selected.stream().map(MeantContainers::claim).toList()));
    }

    private static String claim(Container container) {
        return "id:" + container.id()
                + container.within().map(place -> " (in " + place + ")").orElse("");
    }

    private QuestionException several(String how, List<String> candidates) {
        String named = candidates.stream().limit(NAMED).map(Printable::ofText).collect(Collectors.joining(", "))
                + (candidates.size() > NAMED ? ", …" : "");
        return new QuestionException(
                "'" + Printable.ofText(selector.wanted()) + "' " + how + ": " + named,
                "name one of these so, or give more digits");
    }

    /** That there is no such container. */
    public static QuestionException none(ContainerSelector selector, String where) {
        return new QuestionException(
                "no entry of " + where + " is of a container " + Printable.ofText(selector.wanted()), LISTED);
    }
}
