package dev.imatool.parsers.repair;

import java.util.List;

/**
 * What the search for repairs found.
 *
 * @param repairs one for each damaged place, in order, at most {@link #MOST_LISTED}
 * @param unique places whose repair a template digest proves
 * @param ambiguous places with several possible repairs
 * @param none places without a repair
 * @param omitted places that were not searched, for their number
 * @param tried variants hashed
 */
public record RepairResult(List<Repair> repairs, long unique, long ambiguous, long none, long omitted, long tried) {
    /** How many repairs are listed. */
    public static final int MOST_LISTED = 10_000;

    public RepairResult {
        repairs = List.copyOf(repairs);
    }

    /** Places that needed a repair. */
    public long places() {
        return unique + ambiguous + none + omitted;
    }
}
