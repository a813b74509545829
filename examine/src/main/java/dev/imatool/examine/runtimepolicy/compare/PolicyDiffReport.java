package dev.imatool.examine.runtimepolicy.compare;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.runtimepolicy.made.PolicySource;
import dev.imatool.examine.statement.PolicyStatement;
import java.util.List;

/**
 * In what two policies differ. Every difference is a finding.
 *
 * @param head with the verdict {@link #SAME} or {@link #DIFFERENT}
 * @param sources the two
 * @param differences by part, then by name
 */
public record PolicyDiffReport(ReportHeader head, List<PolicySource> sources, List<PolicyDifference> differences)
        implements Report {
    /** The verdict where both say the same. */
    public static final String SAME = "same";

    /** The verdict where they do not. */
    public static final String DIFFERENT = "different";

    public PolicyDiffReport {
        sources = List.copyOf(sources);
        differences = List.copyOf(differences);
    }

    /** How many differences there are of a part and of a change. */
    public long count(PolicyStatement.Part part, PolicyStatement.Change change) {
        return differences.stream()
                .filter(difference -> difference.part() == part && difference.change() == change)
                .count();
    }
}
