package dev.imatool.replay.parallel;

import dev.imatool.model.EntryView;

/** Looks at the entries of a list in their order, in addition to what is checked of them; never called by two threads at once. */
@FunctionalInterface
public interface EntryObserver {
    /** Looks at the next entry, which is only there until this returns. */
    void look(EntryView entry);
}
