package dev.imatool.examine.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.ListHistoryBuilder;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The histories of two containers, sorted out of one list. */
final class ContainerPairHistory {
    private static final String LISTED = "'imatool containers' lists those there are";

    private final Half first;
    private final Half second;

    /** The entries of one of the two. */
    private record Half(
            ContainerSelector selector,
            ListHistoryBuilder builder,
            TemplateDigestCounter counter,
            Set<Optional<Container>> selected) {
        /** Of a word that means more containers, it is enough to know that there are more. */
        private static final int MOST_SELECTED = 2;

        Half(String wanted, Vocabulary vocabulary) {
            this(
                    new ContainerSelector(wanted),
                    new ListHistoryBuilder(vocabulary),
                    new TemplateDigestCounter(),
                    new HashSet<>());
        }

        String wanted() {
            return selector.wanted();
        }

        void add(TemplateDigests digests, TemplateDigestCheck check, Optional<Container> container) {
            builder.add(digests.entry(), check == TemplateDigestCheck.NOT_COMPUTABLE);
            counter.add(check);
            if (selected.size() < MOST_SELECTED) {
                selected.add(container);
            }
        }

        Optional<QuestionException> wrong() {
            if (selected.isEmpty()) {
                return Optional.of(none(selector, "the list"));
            }
            boolean several = selected.size() > 1 && !wanted().equals(ContainerSelector.HOST);
            return several
                    ? Optional.of(new QuestionException(
                            "several containers of the list are called or begin with " + Printable.ofText(wanted()),
                            LISTED))
                    : Optional.empty();
        }
    }

    ContainerPairHistory(String first, String second) {
        Vocabulary vocabulary = new Vocabulary();
        this.first = new Half(first, vocabulary);
        this.second = new Half(second, vocabulary);
    }

    void add(TemplateDigests digests, TemplateDigestCheck check) {
        Optional<Container> container = digests.entry().toEntry().name().container();
        if (first.selector().selects(container)) {
            first.add(digests, check, container);
        } else if (second.selector().selects(container)) {
            second.add(digests, check, container);
        }
    }

    /** What is wrong, where the list has no entry of one of them, or the words do not mean two containers. */
    Optional<QuestionException> missing() {
        if (first.wanted().equals(second.wanted())) {
            return Optional.of(new QuestionException("--namespace and --with name the same container"));
        }
        return first.wrong().or(second::wrong);
    }

    /** That there is no such container. */
    static QuestionException none(ContainerSelector selector, String where) {
        return new QuestionException(
                "no entry of " + where + " is of a container " + Printable.ofText(selector.wanted()), LISTED);
    }

    ListDiff diff() {
        ListHistory before = first.builder().build();
        ListHistory after = second.builder().build();
        return ListDiff.betweenNamespaces(before, first.wanted(), after, second.wanted());
    }

    TemplateDigestCounts firstDigests() {
        return first.counter().counts();
    }

    TemplateDigestCounts secondDigests() {
        return second.counter().counts();
    }
}
