package dev.imatool.diff.changes;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.table.Grouping;
import dev.imatool.model.EntryView;

/** Compares the PCRs that two entries were extended into. */
final class PcrComparison {
    private PcrComparison() {}

    /** True when both entries tell their PCR and it is another one. */
    static boolean differ(ListHistory one, int index, ListHistory other, int otherIndex) {
        int pcr = one.pcr(index);
        int otherPcr = other.pcr(otherIndex);
        return pcr != EntryView.NO_PCR && otherPcr != EntryView.NO_PCR && pcr != otherPcr;
    }

    /** True when all entries of a subject tell the same PCR. */
    static boolean inOnePcr(ListHistory list, Grouping grouping, int subject) {
        int pcr = list.pcr(grouping.last(subject));
        for (int place = grouping.start(subject); place < grouping.end(subject); place++) {
            if (list.pcr(grouping.item(place)) != pcr) {
                return false;
            }
        }
        return pcr != EntryView.NO_PCR;
    }
}
