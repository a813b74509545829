package dev.imatool.examine.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.EngineDigests;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.ListHistoryBuilder;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.examine.input.MeantContainers;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.model.container.EngineProgram;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The histories of two containers, sorted out of one list. */
final class ContainerPairHistory {
    private final Half first;
    private final Half second;
    private final ListHistoryBuilder host;
    private boolean same;

    /** The entries of one of the two. */
    private record Half(
            ContainerSelector selector,
            MeantContainers meant,
            ListHistoryBuilder builder,
            TemplateDigestCounter counter,
            Set<Optional<Container>> selected) {
        /** Of a word that means more containers, it is enough to know that there are more. */
        private static final int MOST_SELECTED = 2;

        Half(String wanted, Vocabulary vocabulary) {
            this(
                    new ContainerSelector(wanted),
                    new MeantContainers(new ContainerSelector(wanted)),
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
            meant.add(container);
            if (selected.size() < MOST_SELECTED) {
                selected.add(container);
            }
        }

        /** Which container it is; none for the host, that of several initial namespaces among them. */
        Optional<Container> container() {
            return selected.size() == 1 ? selected.iterator().next() : Optional.empty();
        }

        Optional<QuestionProblem> wrong() {
            Optional<QuestionProblem> wrong = meant.wrong(QuestionProblem.Where.Part.THE_LIST);
            return wrong.or(() -> meant.notOne(QuestionProblem.Where.Part.THE_LIST));
        }
    }

    ContainerPairHistory(String first, String second) {
        Vocabulary vocabulary = new Vocabulary();
        this.first = new Half(first, vocabulary);
        this.second = new Half(second, vocabulary);
        this.host = new ListHistoryBuilder(vocabulary);
    }

    void add(TemplateDigests digests, TemplateDigestCheck check) {
        Entry entry = digests.entry().toEntry();
        Optional<Container> container = entry.name().container();
        if (container.map(Container::host).orElse(true)
                && EngineProgram.installed(entry.name().path())) {
            host.add(digests.entry(), check == TemplateDigestCheck.NOT_COMPUTABLE);
        }
        same |= first.selector().selects(container) && second.selector().selects(container);
        if (first.selector().selects(container)) {
            first.add(digests, check, container);
        } else if (second.selector().selects(container)) {
            second.add(digests, check, container);
        }
    }

    /** Which of the two has what is in that container, or on the host. */
    Optional<DiffJudging.Part> part(Optional<Container> container) {
        if (first.selector().selects(container)) {
            return Optional.of(DiffJudging.Part.BEFORE);
        }
        return second.selector().selects(container) ? Optional.of(DiffJudging.Part.AFTER) : Optional.empty();
    }

    /** What is wrong, where the list has no entry of one of them, or the words do not mean two containers. */
    Optional<QuestionProblem> missing() {
        if (same || first.wanted().equals(second.wanted())) {
            return Optional.of(QuestionProblem.Contradiction.SAME_CONTAINER_TWICE);
        }
        return first.wrong().or(second::wrong);
    }

    ListDiff diff() {
        ListHistory before = first.builder().build();
        ListHistory after = second.builder().build();
        ListHistory engine = host.build();
        return ListDiff.betweenContainers(
                before, first.container(), after, second.container(), EngineDigests.of(engine, engine));
    }

    TemplateDigestCounts firstDigests() {
        return first.counter().counts();
    }

    TemplateDigestCounts secondDigests() {
        return second.counter().counts();
    }
}
