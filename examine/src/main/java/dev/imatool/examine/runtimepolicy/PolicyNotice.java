package dev.imatool.examine.runtimepolicy;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.reference.KeylimeLint;

/** What is odd about a policy, as a notice. */
public final class PolicyNotice {
    private PolicyNotice() {}

    /** A warning about the policy of that name. */
    public static Notice of(String name, KeylimeLint lint) {
        return Notice.of(OtherInputKind.ALLOWLIST, Severity.WARNING, name, new ReferenceStatement.OfPolicy(lint));
    }
}
