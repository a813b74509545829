package dev.imatool.fleet.spark.entries;

import dev.imatool.fleet.batch.FactTable;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;

/** What the entries of a task say, each once as long as there is room for it. */
public final class TaskFacts {
    /** Whoever reads on keeps them all, and takes some three times as much for them. */
    private static final long ENOUGH_BYTES = 32 << 20;

    private FactTable table = new FactTable();
    private int size;
    private long bytes;
    private boolean forgotten;

    /** None yet. */
    public TaskFacts() {}

    /** The number of what an entry says; that of {@link #size} for a new one. */
    int of(EntryView entry, TemplateDigestCheck check) {
        int id = table.takes(entry) ? table.idOf(entry, check, size) : size;
        size += id == size ? 1 : 0;
        return id;
    }

    /** How many there are since the last that was forgotten. */
    int size() {
        return size;
    }

    boolean full() {
        return bytes >= ENOUGH_BYTES || table.kept() >= ENOUGH_BYTES;
    }

    /** Counts the bytes of a new one. */
    void took(int more) {
        bytes += more;
    }

    /** Begins anew: whoever reads on has to be told. */
    void forget() {
        table = new FactTable();
        size = 0;
        bytes = 0;
        forgotten = true;
    }

    /** True once after {@link #forget}. */
    boolean toBeTold() {
        boolean told = forgotten;
        forgotten = false;
        return told;
    }
}
