package dev.imatool.replay.list;

import dev.imatool.model.EntryCursor;
import dev.imatool.model.EntryView;
import java.util.List;

/** A cursor over entries that are there already. */
public final class ListCursor implements EntryCursor {
    private final List<? extends EntryView> entries;
    private int next;

    public ListCursor(List<? extends EntryView> entries) {
        this.entries = entries;
    }

    @Override
    public boolean next() {
        next++;
        return next <= entries.size();
    }

    @Override
    public EntryView entry() {
        return entries.get(next - 1);
    }

    @Override
    public void close() {}
}
