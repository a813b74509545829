package dev.imatool.diff.paths;

import dev.imatool.diff.history.EntryIdentity;
import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds entries that an earlier list of the same input has already: in a pasted session one list is often printed several
 * times, or once for each bank. Two entries are one when PCR and template data are the same, and the template digest is, as far as both
 * are of one bank; a list may have an entry several times, so occurrences are counted.
 */
final class RepeatedEntries {
    private final EntryIdentity identity = new EntryIdentity();
    private final Map<Key, Occurrences> seen = new HashMap<>();
    private final Map<InBank, ByteString> digests = new HashMap<>();
    private String list = "";
    private int listNumber;

    /** @param otherDigest the template digest, where it is another one than the first of that bank for what the entry says */
    private record Key(long high, long low, ByteString otherDigest) {}

    private record InBank(long high, long low, int length) {}

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
        ByteString digest = view.templateDigest().toByteString();
        InBank bank = new InBank(identity.high(), identity.low(), digest.length());
        boolean usual = digests.computeIfAbsent(bank, any -> digest).equals(digest);
        Key key = new Key(identity.high(), identity.low(), usual ? ByteString.EMPTY : digest);
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
