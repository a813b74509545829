package dev.imatool.appraise.known;

import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.List;

/** Values of runs and of lists, which are good in the role in which they were measured, and the sources that have each. */
public final class LearnedSources {
    private final ReferenceTable table = new ReferenceTable();
    private final LongTable said = new LongTable();
    private final List<Integer> sources = new ArrayList<>();

    /** None. */
    public LearnedSources() {}

    /** Takes a value of a source. */
    public void add(int source, ReferenceValue value) {
        if (!sources.contains(source)) {
            sources.add(source);
        }
        said.intern(LongTable.pair(table.add(value), source));
    }

    /** All values. */
    public ReferenceTable table() {
        return table;
    }

    /** The sources that have the value of that number. */
    List<Integer> sourcesOf(int pair) {
        return sources.stream()
                .filter(source -> said.find(LongTable.pair(pair, source)) >= 0)
                .toList();
    }
}
