package dev.imatool.examine.reference;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import java.util.List;

/**
 * An index of known files that was built.
 *
 * @param head with the verdict {@link #BUILT}
 * @param output the name of the index
 * @param sources what it was made of
 * @param digests how many entries its table of digests has, each digest once for each file
 * @param bytes its length
 */
public record ReferenceReport(ReportHeader head, String output, List<CheckedSource> sources, long digests, long bytes)
        implements Report {
    /** The index is written. */
    public static final String BUILT = "built";

    public ReferenceReport {
        sources = List.copyOf(sources);
    }
}
