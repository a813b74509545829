package dev.imatool.examine.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** PCR indexes as sentences have them: {@code 0-7, 14}. */
public final class PcrRanges {
    private PcrRanges() {}

    /** The ranges that {@code indexes} make up, the lowest first. */
    public static String of(Collection<Integer> indexes) {
        BitSet pcrs = new BitSet();
        indexes.forEach(pcrs::set);
        List<String> ranges = new ArrayList<>();
        for (int first = pcrs.nextSetBit(0); first >= 0; first = pcrs.nextSetBit(pcrs.nextClearBit(first))) {
            int last = pcrs.nextClearBit(first) - 1;
            ranges.add(first == last ? Integer.toString(first) : first + "-" + last);
        }
        return String.join(", ", ranges);
    }
}
