package dev.imatool.diff.paths;

import dev.imatool.diff.history.EntryIdentity;
import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds entries that an earlier list of the same input has already: in a pasted session one list is often printed several
 * times. Two entries are one when PCR, template data and template digest are the same; a list may have an entry several
 * times, so occurrences are counted.
 */
final class RepeatedEntries {
    private final EntryIdentity identity = new EntryIdentity();
    private final Map<Key, Occurrences> seen = new HashMap<>();
    private String list = "";
    private int listNumber;

    private record Key(long high, long low, ByteString templateDigest) {}

    private static final class Occurrences {
        private int list = -1;
        private int inThisList;
        private int inEarlierLists;
    }

    /** True when the entry is one of an earlier list. An input that is one plain list has no earlier ones. */
    boolean repeats(EntryView view) {
        if (view.list().isEmpty()) {
            return false;
        }
        if (!view.list().equals(list)) {
            list = view.list();
            listNumber++;
        }
        identity.compute(view, view.toEntry());
        Key key = new Key(identity.high(), identity.low(), view.templateDigest().toByteString());
        Occurrences occurrences = seen.computeIfAbsent(key, unknown -> new Occurrences());
        if (occurrences.list != listNumber) {
            occurrences.inEarlierLists = Math.max(occurrences.inEarlierLists, occurrences.inThisList);
            occurrences.inThisList = 0;
            occurrences.list = listNumber;
        }
        occurrences.inThisList++;
        return occurrences.inThisList <= occurrences.inEarlierLists;
    }
}
