package dev.imatool.diff.relation;

import dev.imatool.diff.history.EntryNumbering;
import dev.imatool.diff.history.ListHistory;

/** Compares which entries two lists have, whatever their order and however often each is there. */
final class EntrySets {
    private final EntryNumbering entries = new EntryNumbering();

    private EntrySets() {}

    /**
     * True when each entry of one list is in the other as well.
     *
     * @param from index up to which the lists have the same entries; both have one there
     */
    static boolean equal(ListHistory one, ListHistory other, int from) {
        // most lists first differ in an entry that the other has nowhere, which is found out without a table
        if (!has(other, one, from) || !has(one, other, from)) {
            return false;
        }
        EntrySets ofOne = new EntrySets();
        ofOne.addAll(one, Integer.MAX_VALUE);
        int size = ofOne.entries.size();
        ofOne.addAll(other, size);
        if (ofOne.entries.size() > size) {
            return false; // has an entry that one lacks
        }
        EntrySets ofOther = new EntrySets();
        ofOther.addAll(other, Integer.MAX_VALUE);
        return ofOther.entries.size() == size;
    }

    private static boolean has(ListHistory list, ListHistory other, int wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (list.sameEntry(i, other, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the entries of {@code list}, until there are more than {@code enough}. */
    private void addAll(ListHistory list, int enough) {
        for (int i = 0; i < list.size() && entries.size() <= enough; i++) {
            entries.intern(list, i);
        }
    }
}
