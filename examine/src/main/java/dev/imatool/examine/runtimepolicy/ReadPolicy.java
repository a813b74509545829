package dev.imatool.examine.runtimepolicy;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.parsers.known.keylime.KeylimePolicy;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.VerificationKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy as it was read, and what is to be said of it, whatever its digests are used for. */
public final class ReadPolicy {
    private final KeylimePolicy policy;
    private final List<Diagnostic> remarks;
    private final VerificationKeys keyring;

    /** @param packing what is wrong with what stood around the policy */
    public ReadPolicy(List<Diagnostic> packing, KeylimeReading reading) {
        this.policy = reading.policy();
        List<Diagnostic> all = new ArrayList<>(packing);
        all.addAll(reading.remarks());
        this.remarks = List.copyOf(all);
        this.keyring = VerificationKeys.read(policy.verificationKeys().orElse(""));
    }

    /** What the policy says beside its digests. */
    public KeylimePolicy policy() {
        return policy;
    }

    /** What its readers report. */
    public List<Diagnostic> remarks() {
        return remarks;
    }

    /** The keys of its {@code verification-keys}, as they stand there. */
    List<VerificationKeys.Key> keys() {
        return keyring.keys();
    }

    /** Which of {@code given} signed the policy; empty where it is not in an envelope. */
    public Optional<PolicySigned> signature(List<PublicKeyInfo> given) {
        return policy.envelope().map(envelope -> PolicySigned.of(envelope, given));
    }

    /** The lints of its keys. */
    List<KeylimeLint> keyLints() {
        boolean unusable = keyring.unreadable() > 0
                || keys().stream().anyMatch(key -> key(key.der()).isEmpty());
        return unusable ? List.of(KeylimeLint.of(KeylimeLint.Kind.VERIFICATION_KEY_UNREADABLE, "")) : List.of();
    }

    /**
     * What its readers report, the lints of its keys, and that nobody checked its signature.
     *
     * @param name of the policy
     * @param signed what {@link #signature} says
     */
    public List<Notice> notices(String name, Optional<PolicySigned> signed) {
        List<Notice> notices = new ArrayList<>(Notice.all(name, remarks));
        notices.addAll(besideRemarks(name, signed));
        return notices;
    }

    /** The same without what its readers report, for whoever hands that on in another way. */
    public List<Notice> besideRemarks(String name, Optional<PolicySigned> signed) {
        List<Notice> notices = new ArrayList<>();
        keyLints().forEach(lint -> notices.add(PolicyNotice.of(name, lint)));
        if (signed.filter(one -> one.verdict() == PolicySigned.Verdict.NOT_CHECKED)
                .isPresent()) {
            notices.add(Notice.of(
                    OtherInputKind.ALLOWLIST, Severity.NOTE, name, ReferenceStatement.Remark.SIGNATURE_NOT_CHECKED));
        }
        return notices;
    }

    /** A key as Keylime finds one in a measured buffer: DER or PEM, a certificate or the key alone. */
    public static Optional<PublicKeyInfo> key(ByteString content) {
        List<PublicKeyInfo> keys = KeyReader.read("", content.toByteArray()).keys();
        return keys.stream().filter(key -> key.tpm().isEmpty()).findFirst();
    }
}
