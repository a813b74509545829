package dev.imatool.replay.buffer;

import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import java.util.Optional;

/**
 * An entry to be named.
 *
 * @param number its number, from 1
 * @param container the one that it claims to be of; absent for the host
 */
record EntryOfContainer(long number, Optional<Container> container) {
    static EntryOfContainer of(Entry entry) {
        return new EntryOfContainer(entry.number(), entry.name().container());
    }

    static EntryOfContainer of(EntryView entry) {
        return new EntryOfContainer(entry.number(), entry.container());
    }
}
