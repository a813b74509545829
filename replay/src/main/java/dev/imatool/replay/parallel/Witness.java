package dev.imatool.replay.parallel;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;

/** Looks at the entries of a list in their order, beside what is checked of them; never called by two threads at once. */
@FunctionalInterface
public interface Witness {
    /** Looks at the next entry, which is only there until this returns. */
    void look(EntryView entry);

    /**
     * Lets the next entries pass, all of them {@link dev.imatool.model.PlainEntries plain}; each is looked at where nothing else
     * is said.
     *
     * @param from index of the first
     * @param to index behind the last
     */
    default void pass(EntryBatch batch, int from, int to) {
        for (int i = from; i < to; i++) {
            look(batch.entry(i));
        }
    }

    /** Looks at every entry of {@code batch}. */
    default void lookAt(EntryBatch batch) {
        int at = 0;
        while (at < batch.size()) {
            int end = batch.plain().end(at);
            if (end == at) {
                look(batch.entry(at));
                at++;
            } else {
                pass(batch, at, end);
                at = end;
            }
        }
    }
}
