package dev.imatool.diff;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.ListHistoryBuilder;
import dev.imatool.diff.history.Side;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.model.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Compares lists of entries, and writes changes in one line each. */
public final class Diffs {
    private Diffs() {}

    public static List<TestEntry> list(TestEntry... entries) {
        List<TestEntry> numbered = new ArrayList<>();
        for (TestEntry entry : entries) {
            numbered.add(entry.numbered(numbered.size() + 1));
        }
        return numbered;
    }

    public static List<TestEntry> concat(List<TestEntry> first, TestEntry... more) {
        List<TestEntry> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return list(all.toArray(TestEntry[]::new));
    }

    /** The entries from {@code from} to {@code to}, numbered anew, as {@code tail} and {@code head} give them. */
    public static List<TestEntry> excerpt(List<TestEntry> list, int from, int to) {
        return list(list.subList(from - 1, to).toArray(TestEntry[]::new));
    }

    public static ListDiff diff(List<TestEntry> before, List<TestEntry> after) {
        return diff(before, after, DiffOptions.alignByContent());
    }

    public static ListDiff diff(List<TestEntry> before, List<TestEntry> after, DiffOptions options) {
        Vocabulary vocabulary = new Vocabulary();
        return ListDiff.between(history(vocabulary, before), history(vocabulary, after), options);
    }

    public static ListHistory history(Vocabulary vocabulary, List<TestEntry> entries) {
        ListHistoryBuilder builder = new ListHistoryBuilder(vocabulary);
        entries.forEach(entry -> builder.add(entry, entry.provenance() == Provenance.UNAVAILABLE));
        return builder.build();
    }

    /** Such as {@code modified /bin/a 3 -> 5,7}. */
    public static List<String> lines(ListDiff diff) {
        return diff.changes().stream().map(Diffs::line).toList();
    }

    public static String line(Change change) {
        String namespace = change.beforeContainer().map(of -> of.label() + "=").orElse("")
                + change.container().map(of -> of.label() + ":").orElse("");
        String before = numbers(change.before());
        String after = numbers(change.after());
        return change.kind().id() + " " + namespace + change.path().latin1() + (before.isEmpty() ? "" : " " + before)
                + " ->" + (after.isEmpty() ? "" : " " + after);
    }

    private static String numbers(List<Side> sides) {
        return sides.stream().map(side -> String.valueOf(side.entry())).collect(Collectors.joining(","));
    }
}
