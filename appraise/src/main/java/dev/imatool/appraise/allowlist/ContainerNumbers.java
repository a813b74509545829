package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.table.BytesTable;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the containers of one input, from 1 in the order in which they appear; 0 is the host. Two claims are one container where all
 * that they say is equal. The number of a namespace is given out again: it is another container from the entry of another creator on. It
 * is to see all entries in order: in the lists of Container-IMA, whose first column is the namespace, the first entry of a namespace is
 * the program that made it ({@code ima_record_task_for_ns}); later versions of it put a process chain in front of that name.
 */
final class ContainerNumbers {
    private final BytesTable claims = new BytesTable();
    private final BytesTable lists = new BytesTable();
    private final LongTable begun = new LongTable();
    private final List<Integer> numbers = new ArrayList<>();
    private final Map<Integer, ByteString> creators = new HashMap<>();
    private int count;
    private int number;
    private boolean creator;

    /** Takes the next entry. */
    void take(Entry entry) {
        creator = false;
        number = 0;
        entry.name().container().filter(container -> !container.host()).ifPresent(container -> take(entry, container));
    }

    private void take(Entry entry, Container container) {
        int claim = claims.intern(ByteString.ofText(said(container)));
        boolean fresh = claim == numbers.size();
        if (fresh) {
            numbers.add(++count);
        }
        boolean first = beginsList(entry, claim);
        creator = first || entry.name().processChain().isPresent();
        if (creator) {
            ByteString made = ByteString.ofText(entry.name().processChain().orElse("") + "\0"
                    + entry.name().path().hex() + "\0"
                    + entry.fileDigest().map(digest -> digest.digest().hex()).orElse(""));
            ByteString other = creators.put(claim, made);
            if (other != null && !other.equals(made)) {
                numbers.set(claim, ++count);
            }
        }
        number = numbers.get(claim);
    }

    /** True of the first entry of a namespace in a list whose first column is that namespace. */
    private boolean beginsList(Entry entry, int claim) {
        if (entry.pcr().isPresent()) {
            return false;
        }
        int known = begun.size();
        return begun.intern(LongTable.pair(lists.intern(ByteString.ofText(entry.list())), claim)) == known;
    }

    private static String said(Container container) {
        // what runs in a container may call itself anything: it is that container's
        boolean nested = container.nested() && container.source() == Container.Source.CONTROL_GROUP;
        String label = nested ? container.within().orElseThrow().split("/", 2)[0] : container.label();
        return label + "\0" + container.source() + "\0"
                + container.runtime().orElse("") + "\0" + container.pod().orElse("") + "\0"
                + (nested ? "" : container.within().orElse(""));
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
