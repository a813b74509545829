package dev.imatool.diff;

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
}
