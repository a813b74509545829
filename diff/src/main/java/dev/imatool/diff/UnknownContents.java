package dev.imatool.diff;

/**
 * Entries that measured something of which it is unknown what: their digest could not be read, or their template digest does
 * not prove it. Equal entries have equal contents, whatever these are; what only one list has may be anything.
 */
final class UnknownContents {
    private final ListHistory before;
    private final ListHistory after;
    private final EntryTable ofBefore;
    private final EntryTable ofAfter;

    UnknownContents(ListHistory before, ListHistory after) {
        this.before = before;
        this.after = after;
        this.ofBefore = table(before);
        this.ofAfter = table(after);
    }

    private static EntryTable table(ListHistory list) {
        EntryTable table = new EntryTable();
        for (int i = 0; i < list.size(); i++) {
            if (list.content(i) == Content.UNREADABLE) {
                table.intern(list, i);
            }
        }
        return table;
    }

    /** True when that entry of BEFORE is one, and AFTER does not have it. */
    boolean onlyInBefore(int entry) {
        return before.content(entry) == Content.UNREADABLE && !ofAfter.has(before, entry);
    }

    /** True when that entry of AFTER is one, and BEFORE does not have it. */
    boolean onlyInAfter(int entry) {
        return after.content(entry) == Content.UNREADABLE && !ofBefore.has(after, entry);
    }

    /** Entries of BEFORE alone that prove nothing: each of them may be of any path. */
    int unprovenInBefore() {
        int count = 0;
        for (int i = 0; i < before.size(); i++) {
            count += before.unproven(i) && onlyInBefore(i) ? 1 : 0;
        }
        return count;
    }

    /** The same of AFTER. */
    int unprovenInAfter() {
        int count = 0;
        for (int i = 0; i < after.size(); i++) {
            count += after.unproven(i) && onlyInAfter(i) ? 1 : 0;
        }
        return count;
    }
}
