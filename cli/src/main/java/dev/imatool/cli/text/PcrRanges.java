package dev.imatool.cli.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** PCR indexes as sentences give them: {@code 0-7, 14}. */
final class PcrRanges {
    private PcrRanges() {}

    static String of(Collection<Integer> indexes) {
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
