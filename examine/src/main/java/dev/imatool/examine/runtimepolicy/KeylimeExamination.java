package dev.imatool.examine.runtimepolicy;

import dev.imatool.appraise.keylime.KeylimeCheck;
import dev.imatool.appraise.keylime.KeylimeExcludes;
import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.appraise.keylime.KeylimeOutcome;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.KeylimeJudgement;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.RowSink;
import dev.imatool.examine.signature.SigningKeyFiles;
import dev.imatool.model.Entry;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a list by a runtime policy as Keylime's verifier does; what Keylime refuses to use is refused here, too. */
public final class KeylimeExamination {
    private static final String COMMAND = "check";

    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list; opens the policy and the keys */
    public KeylimeExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @param rows takes every entry with what Keylime says of it, in the order of the list
     * @throws UnreadableInputException if an input cannot be read, or Keylime refuses the policy
     * @throws IOException if a row cannot be written
     */
    public KeylimeReport examine(KeylimeQuestion question, RowSink<KeylimeJudgement> rows) throws IOException {
        InputSource policy = inputs.repeatedly(InputRole.REFERENCE, question.policy());
        PolicyRules rules = rules(policy);
        Optional<PolicySigned> signed = signed(question, policy, rules);
        InputSource list = inputs.repeatedly(question.list());
        KeylimeCheck check = rules.check();
        FindingCollector findings = new FindingCollector();
        Map<KeylimeFailure, Long> failures = new EnumMap<>(KeylimeFailure.class);
        long[] counts = new long[2];
        ListPass.Outcome outcome = pass.over(list, new FindingCollector(), (digests, match) -> {
            Entry entry = digests.entry().toEntry();
            KeylimeOutcome said = check.judge(entry);
            KeylimeJudgement judged = judged(list.name(), entry, said, rules);
            rows.row(judged);
            counts[0]++;
            if (said.ok()) {
                counts[1]++;
                return;
            }
            said.failures().forEach(failure -> failures.merge(failure, 1L, Long::sum));
            if (counts[0] - counts[1] <= Findings.LISTED) {
                findings.add(new Finding.OfKeylime(judged));
            }
        });
        findings.leaveOut(FindingKind.KEYLIME_FAILURE, Math.max(0, counts[0] - counts[1] - Findings.LISTED));
        List<KeylimeLint> lints = new ArrayList<>(rules.lints());
        check.lints().stream().filter(lint -> !lints.contains(lint)).forEach(lints::add);
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(outcome.summary())));
        notices.addAll(rules.notices(policy.name(), signed));
        check.lints().forEach(lint -> notices.add(PolicyNotice.of(policy.name(), lint)));
        String verdict = counts[0] == 0
                ? ReportHeader.NOTHING_READ
                : counts[0] == counts[1] ? KeylimeReport.CONFORMS : KeylimeReport.DEVIATES;
        ReportHeader head =
                new ReportHeader(COMMAND, List.of(outcome.summary()), verdict, findings.findings(), notices);
        long names = 0;
        for (PolicySection section : PolicySection.values()) {
            names += rules.rules().count(section);
        }
        return new KeylimeReport(
                inputs.recordedIn(head),
                policy.name(),
                rules.policy().form(),
                names,
                signed,
                counts[0],
                counts[1],
                failures,
                lints);
    }

    private static PolicyRules rules(InputSource policy) throws UnreadableInputException {
        Optional<PolicyRules> read;
        try {
            read = PolicyRules.read(policy);
        } catch (IOException failure) {
            throw UnreadableInputException.of(policy.name(), failure);
        }
        PolicyRules rules = read.orElseThrow(
                () -> UnreadableInputException.ofForm(policy.name(), InputProblem.Plain.NO_RUNTIME_POLICY));
        if (rules.refused()) {
            List<KeylimeLint> refusals = rules.lints().stream()
                    .filter(lint -> lint.kind().effect() == KeylimeLint.Effect.REFUSED)
                    .toList();
            throw UnreadableInputException.of(
                    policy.name(), new InputProblem.RefusedByKeylime(refusals.get(0), refusals.size() - 1));
        }
        return rules;
    }

    /** Keylime takes a policy with a key only where that key signed it. */
    private Optional<PolicySigned> signed(KeylimeQuestion question, InputSource policy, PolicyRules rules)
            throws UnreadableInputException {
        List<PublicKeyInfo> keys = question.policyKeys().isEmpty()
                ? List.of()
                : new SigningKeyFiles(inputs)
                        .read(question.policyKeys()).keys().stream()
                                .map(key -> key.key())
                                .toList();
        Optional<PolicySigned> signed = rules.signature(keys);
        boolean good =
                signed.filter(one -> one.verdict() == PolicySigned.Verdict.GOOD).isPresent();
        if (!keys.isEmpty() && !good) {
            throw UnreadableInputException.of(
                    policy.name(),
                    signed.filter(one -> one.verdict() == PolicySigned.Verdict.BAD)
                                    .isPresent()
                            ? InputProblem.Plain.KEYLIME_REFUSES_SIGNATURE
                            : InputProblem.Plain.KEYLIME_REFUSES_UNSIGNED);
        }
        return signed;
    }

    private static KeylimeJudgement judged(String input, Entry entry, KeylimeOutcome said, PolicyRules rules) {
        Optional<ContentDigest> logged = entry.fileDigest().flatMap(ContentDigest::of);
        return new KeylimeJudgement(
                input,
                entry.number(),
                entry.location(),
                said,
                entry.name().container(),
                entry.name().path(),
                logged,
                said.ok() ? excludedBy(entry, rules) : Optional.empty());
    }

    private static Optional<String> excludedBy(Entry entry, PolicyRules rules) {
        KeylimeExcludes excludes = rules.rules().excludes();
        Optional<String> name = entry.name().path().utf8();
        return excludes.expressions().isEmpty() || name.isEmpty()
                ? Optional.empty()
                : excludes.first(name.get()).stream()
                        .mapToObj(i -> excludes.expressions().get(i))
                        .findFirst();
    }
}
