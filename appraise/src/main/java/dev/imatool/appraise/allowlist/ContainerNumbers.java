package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.container.NamespaceUses;
import dev.imatool.model.table.BytesTable;

/**
 * Numbers the containers of one input, from 1 in the order in which they appear; 0 is the host. Two claims are one container where all
 * that they say is equal. The number of a namespace is given out again ({@link NamespaceUses}): it is another container from the entry of
 * another creator on. It is to see all entries in order.
 */
final class ContainerNumbers {
    private final BytesTable claims = new BytesTable();
    private final NamespaceUses uses = new NamespaceUses();
    private int number;
    private boolean creator;

    /** Takes the next entry. */
    void take(Entry entry) {
        takeHost();
        entry.name().container().filter(container -> !container.host()).ifPresent(container -> take(entry, container));
    }

    /** Takes an entry of the host. */
    void takeHost() {
        creator = false;
        number = 0;
    }

    private void take(Entry entry, Container container) {
        int use = uses.take(entry.list(), entry);
        creator = uses.creator();
        number = 1 + claims.intern(ByteString.ofText(said(container, use)));
    }

    private static String said(Container container, int use) {
        // what runs in a container may call itself anything: it is that container's
        boolean nested = container.nested() && container.source() == Container.Source.CONTROL_GROUP;
        String label = nested ? container.within().orElseThrow().split("/", 2)[0] : container.label();
        return label + "\0" + container.source() + "\0"
                + container.runtime().orElse("") + "\0" + container.pod().orElse("") + "\0"
                + (nested ? "" : container.within().orElse("")) + "\0" + use;
    }

    /** The container of the last entry; 0 for the host. */
    int number() {
        return number;
    }

    /** True where the last entry is the program that made its container. */
    boolean creator() {
        return creator;
    }
}
