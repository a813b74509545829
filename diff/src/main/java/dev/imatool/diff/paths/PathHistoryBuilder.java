package dev.imatool.diff.paths;

import dev.imatool.diff.history.ListHistoryBuilder;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.table.IntList;
import dev.imatool.model.EntryView;
import java.util.ArrayList;
import java.util.List;

/** Reads the lists of one input, entry by entry, into {@link PathHistories}; no entry is kept. */
public final class PathHistoryBuilder {
    private final Vocabulary vocabulary = new Vocabulary();
    private final ListHistoryBuilder entries = new ListHistoryBuilder(vocabulary);
    private final RepeatedEntries earlier = new RepeatedEntries();
    private final IntList listOf = new IntList();
    private final List<String> lists = new ArrayList<>();
    private long repeated;

    /** A builder for one input. */
    public PathHistoryBuilder() {}

    /** Adds the entry that {@code view} stands on, unless an earlier list of the input has it. */
    public void add(EntryView view) {
        if (earlier.repeats(view)) {
            repeated++;
            return;
        }
        if (lists.isEmpty() || !lists.get(lists.size() - 1).equals(view.list())) {
            lists.add(view.list());
        }
        entries.add(view);
        listOf.add(lists.size() - 1);
    }

    /** What was read. The builder is of no further use. */
    public PathHistories build() {
        return new PathHistories(entries.build(), listOf, lists, repeated);
    }
}
