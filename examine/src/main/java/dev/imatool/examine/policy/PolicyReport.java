package dev.imatool.examine.policy;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.policy.Policy;
import dev.imatool.parsers.policy.PolicyRemark;
import java.util.List;

/**
 * What a policy does, and what is wrong with it.
 *
 * @param head with the verdict {@link #SOUND}, {@link #QUESTIONABLE}, {@link #REFUSED} or {@code nothing_read}
 * @param policy the rules
 * @param remarks all of them, by line; the bad ones are findings too
 */
public record PolicyReport(ReportHeader head, Policy policy, List<PolicyRemark> remarks) implements Report {
    /** Nothing is wrong. */
    public static final String SOUND = "sound";

    /** The policy loads, and some of it does nothing. */
    public static final String QUESTIONABLE = "questionable";

    /** The kernel refuses the policy. */
    public static final String REFUSED = "refused";

    public PolicyReport {
        remarks = List.copyOf(remarks);
    }

    /** The remarks that are findings, by line. */
    public List<PolicyRemark> bad() {
        return remarks.stream().filter(PolicyReport::bad).toList();
    }

    /** How many rules overlap an earlier one, which is common and wanted. */
    public long overlapping() {
        return remarks.stream()
                .filter(remark -> remark.kind() == PolicyRemark.Kind.OVERLAPPING_RULE)
                .count();
    }

    /** True of what is a finding. */
    static boolean bad(PolicyRemark remark) {
        return switch (remark.kind().weight()) {
            case REFUSED, QUESTIONABLE -> true;
            case ODD, NOTE -> false;
        };
    }
}
