package dev.imatool.replay;

import java.util.List;

/**
 * What a replay computed.
 *
 * @param verdict what becomes of the expected values that can be decided, in one word
 * @param pcrs by list in the order of the input, then PCR, bank, scheme, and expected values in the order given
 * @param undecided expected values that decide nothing, in the order given
 * @param entries entries replayed
 * @param entriesWithoutPcr entries among them whose first column is a namespace, which extend nothing
 */
public record ReplayResult(
        ReplayVerdict verdict,
        List<ReplayedPcr> pcrs,
        List<UndecidedPcr> undecided,
        long entries,
        long entriesWithoutPcr) {
    public ReplayResult {
        pcrs = List.copyOf(pcrs);
        undecided = List.copyOf(undecided);
    }
}
