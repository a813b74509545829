package dev.imatool.examine.runtimepolicy.rule;

import dev.imatool.appraise.keylime.KeylimeExcludes;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.runtimepolicy.PolicyRules;
import dev.imatool.examine.statement.PolicyStatement;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says which rule of a policy decides about a path, as Keylime's verifier does ({@code keylime/ima/ima.py}). */
public final class RuleExamination {
    private static final String COMMAND = "runtime-policy";

    private final InputArguments inputs;

    /** @param pass opens the policy */
    public RuleExamination(ListPass pass) {
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws UnreadableInputException if the policy cannot be read, or is none
     * @throws QuestionException if the digest is none
     */
    public RuleReport examine(RuleQuestion question) throws IOException {
        Optional<ByteString> digest = question.digest().isPresent()
                ? Optional.of(digest(question.digest().get()))
                : Optional.empty();
        InputSource source = inputs.repeatedly(InputRole.REFERENCE, question.policy());
        PolicyRules rules = rules(source);
        ByteString logged = logged(question.path());
        List<Decision> decisions = new Decisions(rules.rules(), logged, digest).all();
        FindingCollector findings = new FindingCollector();
        if (rules.refused()) {
            KeylimeLint why = rules.lints().stream()
                    .filter(lint -> lint.kind().effect() == KeylimeLint.Effect.REFUSED)
                    .findFirst()
                    .orElseThrow();
            findings.add(new Finding.OfLine(
                    FindingKind.POLICY_REFUSED, source.name(), new ReferenceStatement.OfPolicy(why)));
        }
        if (decisions.stream()
                .noneMatch(decision -> decision.outcome().failure().isEmpty())) {
            findings.add(new Finding.OfLine(
                    FindingKind.KEYLIME_FAILURE,
                    source.name(),
                    0,
                    new PolicyStatement.NotAccepted(
                            decisions.get(0).outcome().failure().orElseThrow()),
                    Optional.of(logged)));
        }
        KeylimeExcludes excludes = rules.rules().excludes();
        Optional<String> name = logged.utf8();
        String verdict = rules.refused()
                ? RuleReport.REFUSED
                : decisions.get(0).outcome().id();
        ReportHeader head = new ReportHeader(
                COMMAND,
                List.of(),
                verdict,
                findings.findings(),
                rules.notices(source.name(), rules.signature(List.of())));
        return new RuleReport(
                inputs.recordedIn(head),
                source.name(),
                question.path(),
                logged,
                digest,
                decisions,
                name.flatMap(path -> excludes.matched(path).map(matched -> exclude(excludes, matched, path))),
                name.flatMap(path -> excludes.ignoredMatch(path).map(matched -> exclude(excludes, matched, path))),
                near(rules, logged),
                rules.verifiesSignatures(),
                rules.lints());
    }

    private static PolicyRules rules(InputSource source) throws UnreadableInputException {
        try {
            return PolicyRules.read(source)
                    .orElseThrow(
                            () -> UnreadableInputException.ofForm(source.name(), InputProblem.Plain.NO_RUNTIME_POLICY));
        } catch (UnreadableInputException unread) {
            throw unread;
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }

    /** Keylime compares the bytes, whatever the hash is called. */
    private static ByteString digest(String typed) throws QuestionException {
        try {
            ByteString digest = ByteString.ofHex(typed.substring(typed.lastIndexOf(':') + 1));
            if (digest.length() >= RuntimePolicy.SHORTEST_DIGEST && digest.length() <= RuntimePolicy.LONGEST_DIGEST) {
                return digest;
            }
        } catch (IllegalArgumentException notHex) {
            // said below
        }
        throw new QuestionException(new QuestionProblem.NoDigest(typed));
    }

    private static ByteString logged(ByteString path) {
        byte[] bytes = path.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == ' ') {
                bytes[i] = '_';
            }
        }
        return ByteString.copyOf(bytes);
    }

    private static DecidingExclude exclude(KeylimeExcludes excludes, KeylimeExcludes.Matched matched, String path) {
        String expression = matched.index().isPresent()
                ? excludes.expressions().get(matched.index().getAsInt())
                : "";
        return new DecidingExclude(
                matched.index(), expression, path.substring(0, matched.end()), matched.end() == path.length());
    }

    private static Optional<ByteString> near(PolicyRules rules, ByteString path) {
        if (rules.rules().accepted(PolicySection.DIGESTS, path).isPresent()) {
            return Optional.empty();
        }
        ByteString usr = ByteString.ofText("/usr");
        ByteString other = path.startsWith(ByteString.ofText("/usr/"))
                ? path.slice(usr.length(), path.length())
                : PathMapping.withinUsr(path);
        return Optional.of(other)
                .filter(name -> !name.equals(path))
                .filter(name ->
                        rules.rules().accepted(PolicySection.DIGESTS, name).isPresent());
    }
}
