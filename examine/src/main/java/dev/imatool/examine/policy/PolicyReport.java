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
}
