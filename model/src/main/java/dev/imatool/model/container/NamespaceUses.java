package dev.imatool.model.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.table.BytesTable;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which use of its number each entry of a namespace is of. A kernel gives the number of a namespace that is gone to another one, so that
 * a number alone is no identity. Container-IMA logs the program that made a namespace as the first entry of the namespace's own list
 * ({@code ima_record_task_for_ns}), since 2017-09-16 with the processes above it in front of the name: from the entry of another such
 * program on, a number is another container. An entry that tells no creator is of the use that its list is in, or of the last one.
 *
 * <p>It is to take all entries of an input, or of several, in order. A violation names no creator, because nothing hashes what it says.
 * Keeps the name of each creator and some 50 bytes for each list of a namespace, and nothing for other entries. Not for use by several threads.
 */
public final class NamespaceUses {
    private final Map<String, Integer> lists = new HashMap<>();
    private final LongTable numbers = new LongTable();

    /** How many uses each number has; 0 while no creator is known. */
    private final List<Integer> uses = new ArrayList<>();

    private final LongTable begun = new LongTable();
    private final List<Integer> current = new ArrayList<>();
    private final BytesTable creators = new BytesTable();
    private final List<Integer> made = new ArrayList<>();
    private boolean chains;
    private boolean creator;

    /** No entry was taken yet. */
    public NamespaceUses() {}

    /**
     * Takes the next entry.
     *
     * @param list what tells its list from others
     * @return which use of the number of its namespace it is of, from 1 on; 1 for an entry that is of none
     */
    public int take(String list, Entry entry) {
        creator = false;
        Optional<Container> container = entry.name().container().filter(Container::numberedByKernel);
        return container.isEmpty()
                ? 1
                : take(list, Long.parseLong(container.get().label()), entry);
    }

    private int take(String list, long label, Entry entry) {
        int number = numbers.intern(label);
        if (number == uses.size()) {
            uses.add(0);
        }
        long place = LongTable.pair(lists.computeIfAbsent(list, any -> lists.size()), number);
        int known = begun.find(place);
        boolean chain = entry.name().processChain().isPresent();
        boolean own = entry.pcr().isEmpty();
        // where creators have their processes with them, a list that begins without is cut off
        creator = !entry.violation() && !entry.bootAggregate() && (chain || (own && known < 0 && !chains));
        chains |= chain;
        int use = creator ? made(number, entry) : known < 0 ? last(number) : current.get(known);
        if (creator || own) {
            if (begun.intern(place) == current.size()) {
                current.add(use);
            } else {
                current.set(begun.find(place), use);
            }
        }
        return use;
    }

    private int last(int number) {
        return Math.max(1, uses.get(number));
    }

    private int made(int number, Entry entry) {
        int known = creators.intern(ByteString.ofText(number + "\0"
                + entry.name().processChain().orElse("") + "\0"
                + entry.fileDigest().map(digest -> digest.digest().hex()).orElse("") + "\0"
                + entry.name().path().latin1()));
        if (known == made.size()) {
            uses.set(number, uses.get(number) + 1);
            made.add(uses.get(number));
        }
        return made.get(known);
    }

    /** True where the last entry is the program that made its namespace. */
    public boolean creator() {
        return creator;
    }

    /** True when no entry of that number was taken that stands in a list of the namespace's own. */
    public boolean begins(String list, long number) {
        return place(list, number) < 0;
    }

    /** The use that an entry of that number is of, which tells no creator. */
    public int use(String list, long number) {
        int known = place(list, number);
        int index = numbers.find(number);
        return known >= 0 ? current.get(known) : index < 0 ? 1 : last(index);
    }

    private int place(String list, long number) {
        Integer at = lists.get(list);
        int index = numbers.find(number);
        return at == null || index < 0 ? -1 : begun.find(LongTable.pair(at, index));
    }
}
