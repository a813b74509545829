package dev.imatool.examine.report;

import java.util.List;

/**
 * Findings in the order in which they were met: the first ones in full, the rest by number, so that a list in which
 * everything is wrong needs no more memory than a good one.
 *
 * @param listed those kept
 * @param omitted how many more there are
 */
public record Findings(List<Finding> listed, long omitted) {
    /** How many are listed. */
    public static final int LISTED = 1000;

    /** No findings. */
    public static final Findings NONE = new Findings(List.of(), 0);

    public Findings {
        listed = List.copyOf(listed);
    }

    /** How many there are, listed or not. */
    public long count() {
        return listed.size() + omitted;
    }

    /** True when there is nothing bad to say. */
    public boolean isEmpty() {
        return listed.isEmpty() && omitted == 0;
    }
}
