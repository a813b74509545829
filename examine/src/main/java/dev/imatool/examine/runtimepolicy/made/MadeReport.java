package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.appraise.keylime.KeylimeExcludes;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy, or a file in another form, that was made of sources. Sources that contradict each other are findings.
 *
 * @param head with the verdict {@link #MADE} or {@link #NOTHING_MADE}
 * @param form what was made
 * @param policy what the sources say together
 * @param lines the same as lines of files, where that is what was made
 * @param sources in the order given
 * @param leftOut what the form cannot say of the policy, by why
 * @param conflicts in what sources are not followed
 * @param lints what is odd about the policy
 * @param output name of the file that was written
 */
public record MadeReport(
        ReportHeader head,
        PolicyForm form,
        RuntimePolicy policy,
        Optional<FileLines> lines,
        List<PolicySource> sources,
        Map<NotTaken, Long> leftOut,
        List<SourceConflict> conflicts,
        List<KeylimeLint> lints,
        Optional<String> output)
        implements Report {
    /** The verdict where there is something to write. */
    public static final String MADE = "made";

    /** The verdict where there is not. */
    public static final String NOTHING_MADE = "nothing_made";

    private static final String COMMAND = "runtime-policy";

    public MadeReport {
        sources = List.copyOf(sources);
        Map<NotTaken, Long> sorted = new EnumMap<>(NotTaken.class);
        sorted.putAll(leftOut);
        leftOut = Collections.unmodifiableMap(sorted);
        conflicts = List.copyOf(conflicts);
        lints = List.copyOf(lints);
    }

    /** True where there is something to write. */
    public boolean anything() {
        return head.verdict().equals(MADE);
    }

    /** What {@code making} leads to. */
    static MadeReport of(PolicyMaking making, PolicyForm form, Optional<String> output, InputArguments inputs)
            throws IOException {
        RuntimePolicy policy = making.policy();
        Map<NotTaken, Long> left = new EnumMap<>(NotTaken.class);
        Optional<FileLines> lines = switch (form) {
            case KEYLIME -> Optional.empty();
            case SHA256SUM -> Optional.of(FileLines.of(policy, false, true));
            case FAPOLICYD -> Optional.of(FileLines.of(policy, true, false));
        };
        lines.ifPresent(made -> left.putAll(made.leftOut()));
        if (form == PolicyForm.FAPOLICYD && !lines.orElseThrow().lines().isEmpty()) {
            left.put(NotTaken.SIZE, (long) lines.orElseThrow().lines().size());
        }
        boolean anything = lines.map(made -> !made.lines().isEmpty()).orElseGet(() -> says(policy));
        List<Notice> notices = new ArrayList<>(making.notices());
        if (!anything) {
            notices.add(
                    Notice.of(NoticeKind.NOTHING_MADE, making.sources().get(0).name()));
        }
        ReportHeader head = new ReportHeader(
                        COMMAND,
                        making.lists(),
                        anything ? MADE : NOTHING_MADE,
                        making.findings().findings(),
                        notices)
                .withRoles(Collections.nCopies(making.lists().size(), InputRole.REFERENCE));
        return new MadeReport(
                inputs.recordedIn(head),
                form,
                policy,
                lines,
                making.sources(),
                left,
                making.conflicts(),
                form == PolicyForm.KEYLIME
                        ? KeylimeExcludes.of(policy.excludes()).lints()
                        : List.of(),
                anything ? output : Optional.empty());
    }

    private static boolean says(RuntimePolicy policy) {
        for (PolicySection section : PolicySection.values()) {
            if (!policy.section(section).isEmpty()) {
                return true;
            }
        }
        return !policy.excludes().isEmpty()
                || !policy.ignoredKeyrings().isEmpty()
                || policy.verificationKeys().isPresent();
    }
}
