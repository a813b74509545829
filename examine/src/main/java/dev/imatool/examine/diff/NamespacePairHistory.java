package dev.imatool.examine.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.ListHistoryBuilder;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.container.Container;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.Optional;

/** The histories of two namespaces, sorted out of one list. */
final class NamespacePairHistory {
    private final Half first;
    private final Half second;

    /** The entries of one of the two. */
    private record Half(String label, ListHistoryBuilder builder, TemplateDigestCounter counter) {
        Half(String label, Vocabulary vocabulary) {
            this(label, new ListHistoryBuilder(vocabulary), new TemplateDigestCounter());
        }

        void add(TemplateDigests digests, TemplateDigestCheck check) {
            builder.add(digests.entry(), check == TemplateDigestCheck.NOT_COMPUTABLE);
            counter.add(check);
        }

        boolean empty() {
            return counter.counts().entries() == 0;
        }
    }

    NamespacePairHistory(String first, String second) {
        Vocabulary vocabulary = new Vocabulary();
        this.first = new Half(first, vocabulary);
        this.second = new Half(second, vocabulary);
    }

    void add(TemplateDigests digests, TemplateDigestCheck check) {
        Optional<String> label = digests.entry().toEntry().name().container().map(Container::label);
        if (label.isPresent() && label.get().equals(first.label())) {
            first.add(digests, check);
        } else if (label.isPresent() && label.get().equals(second.label())) {
            second.add(digests, check);
        }
    }

    /** What is wrong, where the list has no entry of one of them. */
    Optional<String> missing() {
        if (first.label().equals(second.label())) {
            return Optional.of("--namespace and --with name the same namespace");
        }
        return Optional.of(first)
                .filter(Half::empty)
                .or(() -> Optional.of(second).filter(Half::empty))
                .map(half -> "no entry of the list names namespace " + Printable.ofText(half.label())
                        + "; imatool namespaces lists those it has");
    }

    ListDiff diff() {
        ListHistory before = first.builder().build();
        ListHistory after = second.builder().build();
        return ListDiff.betweenNamespaces(before, first.label(), after, second.label());
    }

    TemplateDigestCounts firstDigests() {
        return first.counter().counts();
    }

    TemplateDigestCounts secondDigests() {
        return second.counter().counts();
    }
}
