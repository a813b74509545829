package dev.imatool.examine.runtimepolicy.rule;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.reference.KeylimeLint;
import java.util.List;
import java.util.Optional;

/**
 * Which rule of a policy decides about a path. A path that Keylime does not accept is a finding.
 *
 * @param head with the verdict {@link #REFUSED}, or the outcome of the first decision
 * @param policy name of the policy
 * @param path as asked
 * @param logged as kernels log it, with underscores for blanks
 * @param digest of the content, where one was asked for
 * @param decisions for each kind of entry that may have such a name, the likeliest first
 * @param exclude the exclude that matches
 * @param ignoredExclude the exclude that would match, if Keylime did not ignore all of them
 * @param near the name that the policy has for the same path before or behind the merge into {@code /usr}; absent where it has the path
 * @param signatures whether a good signature by a key of the policy is enough, whatever is listed
 * @param lints what is odd about the policy
 */
public record RuleReport(
        ReportHeader head,
        String policy,
        ByteString path,
        ByteString logged,
        Optional<ByteString> digest,
        List<Decision> decisions,
        Optional<DecidingExclude> exclude,
        Optional<DecidingExclude> ignoredExclude,
        Optional<ByteString> near,
        boolean signatures,
        List<KeylimeLint> lints)
        implements Report {
    /** The verdict where Keylime refuses the policy, whatever its rules are. */
    public static final String REFUSED = "refused";

    /** True where a verifier that checks the measured boot accepts further contents: the boot_aggregates of that log. */
    public boolean ofMeasuredBoot() {
        return QualifiedName.namesBootAggregate(logged);
    }

    public RuleReport {
        decisions = List.copyOf(decisions);
        lints = List.copyOf(lints);
    }
}
