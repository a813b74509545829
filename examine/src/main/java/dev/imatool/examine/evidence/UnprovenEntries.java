package dev.imatool.examine.evidence;

import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.EntryDigests;
import java.util.Arrays;

/**
 * The entries of a list that say something no digest proves: those whose template digest cannot be computed from what they
 * say, so that it is extended as logged, and violations, which are extended with all ones ({@code ima_add_violation}).
 * Takes eight bytes for each.
 */
final class UnprovenEntries {
    private static final int PCR_BITS = 8;
    private static final int NO_PCR = 0xff;
    private static final int SHOWN = 3;

    private final Numbers contents = new Numbers();
    private final Numbers violations = new Numbers();

    /** Looks at the entry that {@code digests} stands on; entries come in the order of their numbers. */
    void look(EntryDigests digests) {
        EntryView entry = digests.entry();
        if (entry.violation()) {
            violations.add(entry);
        } else if (!digests.computable()) {
            contents.add(entry);
        }
    }

    /** How many entries in all say what their template digest does not prove. */
    long contents() {
        return contents.size;
    }

    /** The same of entries number {@code first} to {@code last} that extend one of {@code pcrs}, a set of bits. */
    long contents(long first, long last, long pcrs) {
        return contents.count(first, last, pcrs);
    }

    /** Violations among entries number {@code first} to {@code last} that extend one of {@code pcrs}. */
    long violations(long first, long last, long pcrs) {
        return violations.count(first, last, pcrs);
    }

    /** True when the entry of that number says what its template digest does not prove. */
    boolean has(long entry) {
        return contents.has(entry);
    }

    /** {@code 2, 3, 4 and 162 more}. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, contents.size); i++) {
            words.append(i == 0 ? "" : ", ").append(contents.values[i] >>> PCR_BITS);
        }
        return contents.size > SHOWN
                ? words.append(" and ")
                        .append(contents.size - SHOWN)
                        .append(" more")
                        .toString()
                : words.toString();
    }

    /** Entry numbers with their PCRs, ascending. */
    private static final class Numbers {
        private long[] values = new long[16];
        private int size;

        void add(EntryView entry) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            int pcr = entry.pcr() == EntryView.NO_PCR ? NO_PCR : entry.pcr();
            values[size++] = entry.number() << PCR_BITS | pcr;
        }

        boolean has(long entry) {
            int found = from(entry);
            return found < size && values[found] >>> PCR_BITS == entry;
        }

        long count(long first, long last, long pcrs) {
            long count = 0;
            for (int i = from(first); i < size && values[i] >>> PCR_BITS <= last; i++) {
                long pcr = values[i] & NO_PCR;
                if (pcr < Long.SIZE && (pcrs >>> pcr & 1) == 1) {
                    count++;
                }
            }
            return count;
        }

        /** Index of the first that is not of an entry before that one. */
        private int from(long entry) {
            int found = Arrays.binarySearch(values, 0, size, entry << PCR_BITS);
            return found < 0 ? -found - 1 : found;
        }
    }
}
