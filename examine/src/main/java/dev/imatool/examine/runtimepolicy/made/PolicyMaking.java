package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.appraise.keylime.KeylimeExcludes;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.reference.SourceReading;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.signature.SigningKeyFiles;
import dev.imatool.examine.statement.PolicyStatement;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.known.keylime.KeylimePolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one policy of sources in any form. Where they contradict each other the first is followed, and the others are told. To be used
 * once.
 */
public final class PolicyMaking {
    private final ListPass pass;
    private final PolicyScope scope;
    private final RuntimePolicy.Builder policy = new RuntimePolicy.Builder();
    private final Set<HashAlgorithm> algorithms = EnumSet.noneOf(HashAlgorithm.class);
    private final VerificationKeyring keyring = new VerificationKeyring();
    private final List<PolicySource> sources = new ArrayList<>();
    private final List<InputSummary> lists = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final FindingCollector conflicts = new FindingCollector();
    private final List<SourceConflict> told = new ArrayList<>();

    private final boolean asGiven;
    private List<PublicKeyInfo> policyKeys = List.of();
    private boolean policies;

    /** @param pass opens the sources, and reads those that are lists */
    public PolicyMaking(ListPass pass, PolicyScope scope) {
        this(pass, scope, false);
    }

    private PolicyMaking(ListPass pass, PolicyScope scope, boolean asGiven) {
        this.pass = pass;
        this.scope = scope;
        this.asGiven = asGiven;
    }

    /** Takes excludes as they are, also those with which Keylime ignores all. */
    public static PolicyMaking asGiven(ListPass pass, PolicyScope scope) {
        return new PolicyMaking(pass, scope, true);
    }

    /**
     * Asks that each policy among the sources is signed by one of these keys.
     *
     * @param files with public keys, as arguments
     * @throws UnreadableInputException if one cannot be read
     */
    void signedBy(List<String> files) throws IOException {
        SigningKeyFiles.Read read = new SigningKeyFiles(pass.inputs()).read(files);
        notices.addAll(read.notices());
        policyKeys = read.keys().stream().map(SigningKey::key).toList();
    }

    /** @throws QuestionException if there are keys, and no source was a policy */
    void refuseKeysOfNoPolicy() throws QuestionException {
        if (!policyKeys.isEmpty() && !policies) {
            throw new QuestionException(QuestionProblem.Contradiction.KEYS_OF_NO_POLICY);
        }
    }

    /**
     * Takes a source. Lists come before what is hashed in their algorithms.
     *
     * @throws UnreadableInputException if it cannot be read, or nothing was read from it
     */
    public void add(String argument) throws IOException {
        PolicyTaker taker =
                new PolicyTaker(scope, algorithms.isEmpty() ? EnumSet.of(HashAlgorithm.SHA256) : algorithms);
        SourceReading reading = new SourceReading(pass, taker, policyKeys);
        SourceReading.Read read = reading.read(pass.inputs().repeatedly(InputRole.REFERENCE, argument), false);
        policies |= !taker.policies().isEmpty();
        RuntimePolicy digests = taker.digests();
        PolicySource source =
                taker.source(read.name(), read.source().form(), read.source().sha256());
        sources.add(source);
        lists.addAll(reading.lists());
        notices.addAll(Notice.all(reading.lists()));
        notices.addAll(reading.notices());
        if (source.taken() == 0 && !reading.lists().isEmpty()) {
            notices.add(Notice.of(
                    OtherInputKind.ALLOWLIST, Severity.ERROR, read.name(), ReferenceStatement.Remark.NO_USABLE_DIGEST));
        }
        long odd = namesNotUtf8(digests);
        if (odd > 0) {
            notices.add(Notice.of(NoticeKind.POLICY_NAMES, read.name(), new PolicyStatement.NamesNotUtf8(odd)));
        }
        policy.add(digests);
        algorithms.addAll(taker.measured());
        taker.templateHashes().forEach(hash -> templateHash(read.name(), hash));
        if (taker.otherTemplateHash()) {
            conflict(read.name(), PolicyStatement.ConflictKind.LOG_HASH_UNKNOWN, "", "");
        }
        taker.policies().forEach(each -> beside(read.name(), each));
    }

    /** Takes excludes that are known to be valid, together with those there are, too. */
    public void excludes(List<String> expressions) {
        policy.excludes(expressions);
    }

    /** Takes what the reader of another file reports. */
    public void remarks(String name, List<Diagnostic> remarks) {
        notices.addAll(Notice.all(name, remarks));
    }

    /** What a policy says beside its digests. */
    private void beside(String name, KeylimePolicy read) {
        read.logHashAlgorithm()
                .ifPresent(word -> HashAlgorithm.ofName(word)
                        .filter(RuntimePolicy.TEMPLATE_HASHES::contains)
                        .ifPresentOrElse(
                                hash -> templateHash(name, hash),
                                () -> conflict(name, PolicyStatement.ConflictKind.LOG_HASH_UNKNOWN, word, "")));
        policy.ignoredKeyrings(read.ignoredKeyrings());
        read.release().ifPresent(number -> policy.release(Math.max(number, policy.release())));
        keyring.add(read.verificationKeys().orElse(""))
                .forEach(key -> conflict(name, PolicyStatement.ConflictKind.VERIFICATION_KEYS, key, ""));
        keyring.text().ifPresent(policy::verificationKeys);
        excludes(name, read.excludes());
    }

    private void excludes(String name, List<String> expressions) {
        if (asGiven) {
            policy.excludes(expressions);
            return;
        }
        KeylimeExcludes own = KeylimeExcludes.of(expressions);
        if (own.ignored()) {
            String invalid = own.lints().stream()
                    .filter(lint -> lint.kind() == KeylimeLint.Kind.EXCLUDE_INVALID)
                    .map(KeylimeLint::subject)
                    .findFirst()
                    .orElse("");
            conflict(name, PolicyStatement.ConflictKind.EXCLUDES_IGNORED, invalid, "");
            return;
        }
        List<String> together = new ArrayList<>(policy.excludes());
        expressions.stream().filter(each -> !together.contains(each)).forEach(together::add);
        if (KeylimeExcludes.of(together).ignored()) {
            conflict(name, PolicyStatement.ConflictKind.EXCLUDES_TOGETHER, "", "");
        } else {
            policy.excludes(expressions);
        }
    }

    private void templateHash(String name, HashAlgorithm hash) {
        Optional<HashAlgorithm> kept = policy.templateHash();
        if (kept.isEmpty()) {
            policy.templateHash(hash);
        } else if (kept.get() != hash) {
            conflict(
                    name,
                    PolicyStatement.ConflictKind.LOG_HASH_ALG,
                    hash.kernelName(),
                    kept.get().kernelName());
        }
    }

    private void conflict(String name, PolicyStatement.ConflictKind kind, String said, String kept) {
        PolicyStatement.Conflict conflict = new PolicyStatement.Conflict(kind, said, kept);
        told.add(new SourceConflict(name, conflict));
        conflicts.add(new Finding.OfLine(FindingKind.POLICY_CONFLICT, name, conflict));
    }

    private static long namesNotUtf8(RuntimePolicy policy) {
        long odd = 0;
        for (PolicySection section : PolicySection.values()) {
            odd += policy.section(section).keySet().stream()
                    .map(ByteString::utf8)
                    .filter(Optional::isEmpty)
                    .count();
        }
        return odd;
    }

    /** What was made of all sources; to be called once, at the end. */
    public RuntimePolicy policy() {
        return policy.build();
    }

    /** The sources, in order. */
    public List<PolicySource> sources() {
        return sources;
    }

    /** Those that are measurement lists. */
    public List<InputSummary> lists() {
        return lists;
    }

    /** What is odd about them. */
    public List<Notice> notices() {
        return notices;
    }

    /** The conflicts, as findings. */
    public FindingCollector findings() {
        return conflicts;
    }

    /** The same as values. */
    public List<SourceConflict> conflicts() {
        return told;
    }
}
