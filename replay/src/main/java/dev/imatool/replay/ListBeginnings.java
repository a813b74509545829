package dev.imatool.replay;

import dev.imatool.model.EntryView;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches the entries of an input go by and tells where each PCR of each of its lists begins. Three numbers for a list, however long
 * it is; nothing is allocated per entry.
 */
public final class ListBeginnings {
    private static final int PCRS = 64;

    private final Map<String, OfList> lists = new HashMap<>();
    private final int[] listsOfPcr = new int[PCRS];
    private String lastName = "";
    private @Nullable OfList last;
    private boolean begun;
    private boolean inputBegins;

    /** One bit for each PCR. */
    private static final class OfList {
        private boolean begins;
        private long extended;
        private long begun;
    }

    /** Before the first entry. */
    public ListBeginnings() {}

    /** Takes the next entry; one without a PCR extends nothing and is passed over. */
    public void add(EntryView entry) {
        if (entry.pcr() != EntryView.NO_PCR) {
            OfList list = list(entry.list());
            if ((list.extended >>> entry.pcr() & 1) == 0) {
                begin(list, entry.pcr(), entry.bootAggregate());
            }
        }
    }

    /** Takes the first entry of a PCR in a list; in the order of the input. */
    void begin(String list, int pcr, boolean bootAggregate) {
        begin(list(list), pcr, bootAggregate);
    }

    private void begin(OfList list, int pcr, boolean bootAggregate) {
        list.begins |= list.extended == 0 && bootAggregate;
        list.extended |= 1L << pcr;
        list.begun |= bootAggregate ? 1L << pcr : 0;
        listsOfPcr[pcr]++;
        inputBegins |= !begun && bootAggregate;
        begun = true;
    }

    private OfList list(String name) {
        if (last == null || !name.equals(lastName)) {
            lastName = name;
            last = lists.computeIfAbsent(name, any -> new OfList());
        }
        return last;
    }

    /**
     * Where the entries of a PCR begin, by the entries alone; {@link ListBeginning#UNKNOWN_ENTRY} where the list has none.
     *
     * @param list name of the list; empty for an input that is one plain list
     * @param pcr 0 to 63
     */
    public ListBeginning of(String list, int pcr) {
        OfList asked = lists.get(list);
        if (asked == null || (asked.extended >>> pcr & 1) == 0) {
            return ListBeginning.UNKNOWN_ENTRY;
        }
        boolean begins = asked.begins || (asked.begun >>> pcr & 1) != 0 || (inputBegins && listsOfPcr[pcr] == 1);
        return begins ? ListBeginning.BOOT_AGGREGATE : ListBeginning.UNKNOWN_ENTRY;
    }
}
