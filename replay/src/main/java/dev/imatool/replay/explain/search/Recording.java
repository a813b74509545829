package dev.imatool.replay.explain.search;

import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the entries of an input extend, kept for searching: a digest per entry and bank in one array, the PCR, the event
 * name. Beyond {@link #MOST_ENTRIES} and
 * {@link #MOST_LISTS} nothing is kept, so that a hostile input cannot fill the memory.
 */
public final class Recording {
    /** How many entries of an input are kept. */
    public static final int MOST_ENTRIES = 1 << 20;

    /** How many lists of an input are kept. */
    public static final int MOST_LISTS = 100;

    private final List<PcrBank> banks;
    private final Map<String, RecordedList> lists = new LinkedHashMap<>();
    private int entries;
    private long omitted;

    /** A recording of digests in {@code banks}, and in sha1, with which some kernels extend other banks. */
    public Recording(Collection<PcrBank> banks) {
        TreeSet<PcrBank> wanted = new TreeSet<>(banks);
        wanted.add(PcrBank.SHA1);
        this.banks = List.copyOf(wanted);
    }

    /** Takes the entry that {@code digests} stands on; one whose first column is a namespace extends nothing. */
    public void add(TemplateDigests digests) {
        EntryView entry = digests.entry();
        if (entry.pcr() == EntryView.NO_PCR) {
            return;
        }
        boolean oneListMore = !lists.containsKey(entry.list());
        if (entries == MOST_ENTRIES || (oneListMore && lists.size() == MOST_LISTS)) {
            omitted++;
            return;
        }
        entries++;
        lists.computeIfAbsent(entry.list(), name -> new RecordedList(name, banks))
                .add(digests);
    }

    /** Entries that were not kept because there were too many. */
    public long omitted() {
        return omitted;
    }

    /** True when an entry that was kept extends that PCR. */
    public boolean extendsPcr(int pcr) {
        return lists.values().stream().anyMatch(list -> list.extendsPcr(pcr));
    }

    /** The lists of the input, in its order. */
    public List<RecordedList> lists() {
        return List.copyOf(lists.values());
    }

    public List<PcrBank> banks() {
        return banks;
    }
}
