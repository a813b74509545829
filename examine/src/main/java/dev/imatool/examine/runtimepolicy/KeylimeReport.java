package dev.imatool.examine.runtimepolicy;

import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.known.SourceForm;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Keylime's verifier would say of a list by a policy. Entries that it would not accept are findings.
 *
 * @param head with one of the verdicts below, or {@link ReportHeader#NOTHING_READ}
 * @param policy name of the policy
 * @param form what it is
 * @param names how many paths, keyrings and buffers it has
 * @param signed what is known of its signature; absent where it is in no envelope
 * @param entries how many entries were judged
 * @param accepted how many of them Keylime accepts
 * @param failures how many entries have each failure; those of which there is none are absent
 * @param lints what is odd about the policy, and about the policy and the list
 */
public record KeylimeReport(
        ReportHeader head,
        String policy,
        SourceForm form,
        long names,
        Optional<PolicySigned> signed,
        long entries,
        long accepted,
        Map<KeylimeFailure, Long> failures,
        List<KeylimeLint> lints)
        implements Report {
    /** The verdict where Keylime accepts every entry. */
    public static final String CONFORMS = "conforms";

    /** The verdict where it does not. */
    public static final String DEVIATES = "deviates";

    public KeylimeReport {
        Map<KeylimeFailure, Long> sorted = new EnumMap<>(KeylimeFailure.class);
        sorted.putAll(failures);
        failures = Collections.unmodifiableMap(sorted);
        lints = List.copyOf(lints);
    }
}
