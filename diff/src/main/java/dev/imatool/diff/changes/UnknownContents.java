package dev.imatool.diff.changes;

import dev.imatool.diff.history.EntryNumbering;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;

/**
 * Entries that measured something of which it is unknown what: their digest could not be read, or their template digest does
 * not prove it. Equal entries have equal contents, whatever these are; what only one list has may be anything.
 */
public final class UnknownContents {
    private final ListHistory before;
    private final ListHistory after;
    private final EntryNumbering ofBefore;
    private final EntryNumbering ofAfter;

    public UnknownContents(ListHistory before, ListHistory after) {
        this.before = before;
        this.after = after;
        this.ofBefore = table(before);
        this.ofAfter = table(after);
    }

    private static EntryNumbering table(ListHistory list) {
        EntryNumbering table = new EntryNumbering();
        for (int i = 0; i < list.size(); i++) {
            if (list.content(i) == MeasuredContent.UNREADABLE) {
                table.intern(list, i);
            }
        }
        return table;
    }

    /** True when that entry of BEFORE is one, and AFTER does not have it. */
    boolean onlyInBefore(int entry) {
        return before.content(entry) == MeasuredContent.UNREADABLE && !ofAfter.has(before, entry);
    }

    /** True when that entry of AFTER is one, and BEFORE does not have it. */
    boolean onlyInAfter(int entry) {
        return after.content(entry) == MeasuredContent.UNREADABLE && !ofBefore.has(after, entry);
    }

    /** Entries of BEFORE alone that prove nothing: each of them may be of any path. */
    public int unprovenInBefore() {
        int count = 0;
        for (int i = 0; i < before.size(); i++) {
            count += before.unproven(i) && onlyInBefore(i) ? 1 : 0;
        }
        return count;
    }

    /** The same of AFTER. */
    public int unprovenInAfter() {
        int count = 0;
        for (int i = 0; i < after.size(); i++) {
            count += after.unproven(i) && onlyInAfter(i) ? 1 : 0;
        }
        return count;
    }
}
