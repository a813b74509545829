package dev.imatool.examine.runtimepolicy;

import dev.imatool.appraise.keylime.KeylimeCheck;
import dev.imatool.appraise.keylime.KeylimeRules;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.UnpackingBudget;
import dev.imatool.parsers.input.MeteredStream;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.keylime.DigestText;
import dev.imatool.parsers.known.keylime.KeylimePolicy;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import dev.imatool.parsers.known.keylime.PolicyDigests;
import dev.imatool.parsers.known.keylime.VerificationKeys;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A runtime policy with everything that it says, ready to judge lists as Keylime does. */
public final class PolicyRules {
    private static final int HEAD = 1 << 16;

    private final KeylimePolicy policy;
    private final KeylimeRules rules;
    private final List<Diagnostic> remarks;
    private final List<VerificationKeys.Key> keys;
    private final int unreadableKeys;

    private PolicyRules(KeylimeReading reading, KeylimeRules rules, List<Diagnostic> remarks) {
        this.policy = reading.policy();
        this.rules = rules;
        this.remarks = List.copyOf(remarks);
        VerificationKeys keyring =
                VerificationKeys.read(policy.verificationKeys().orElse(""));
        this.keys = keyring.keys();
        this.unreadableKeys = keyring.unreadable();
    }

    /**
     * Reads a policy, packed or not.
     *
     * @return empty where the input is no policy of Keylime in any form
     * @throws IOException if it cannot be opened or read
     */
    public static Optional<PolicyRules> read(InputSource source) throws IOException {
        try (MeteredStream raw = new MeteredStream(source.open(), false)) {
            List<Diagnostic> remarks = new ArrayList<>();
            BufferedInputStream content = Decoding.open(raw, new UnpackingBudget(raw::bytes), remarks::add)
                    .content();
            content.mark(HEAD);
            byte[] head = content.readNBytes(HEAD);
            content.reset();
            Optional<SourceForm> form = KeylimeSourceReader.form(head).filter(known -> known != SourceForm.EXCLUDES);
            if (form.isEmpty()) {
                return Optional.empty();
            }
            KeylimeRules.Builder builder = new KeylimeRules.Builder();
            KeylimeReading reading = KeylimeSourceReader.read(content, form.get(), new Digests(builder));
            KeylimePolicy policy = reading.policy();
            builder.excludes(policy.excludes());
            builder.ignoredKeyrings(policy.ignoredKeyrings());
            policy.logHashAlgorithm().flatMap(HashAlgorithm::ofName).ifPresent(builder::templateHash);
            remarks.addAll(reading.remarks());
            return Optional.of(new PolicyRules(reading, builder.build(), remarks));
        }
    }

    /** What the policy says beside its digests. */
    public KeylimePolicy policy() {
        return policy;
    }

    /** Its digests and excludes. */
    public KeylimeRules rules() {
        return rules;
    }

    /** What its readers report. */
    public List<Diagnostic> remarks() {
        return remarks;
    }

    /** True where Keylime refuses the policy and judges nothing by it. */
    public boolean refused() {
        return policy.refused();
    }

    /** What is odd about it before any list is judged: the lints of reading, then those of its rules. */
    public List<KeylimeLint> lints() {
        List<KeylimeLint> lints = new ArrayList<>(policy.lints());
        lints.addAll(keyLints());
        lints.addAll(rules.lints());
        return lints;
    }

    /** True where files need no digest if one of the policy's verification keys signed them. */
    public boolean verifiesSignatures() {
        return keys.stream().anyMatch(one -> key(one.der()).isPresent());
    }

    /** A check of one list, which begins with the policy's verification keys; its lints do not repeat those of reading. */
    public KeylimeCheck check() {
        KeylimeCheck check = new KeylimeCheck(rules, PolicyRules::key);
        keys.forEach(one -> key(one.der()).ifPresent(key -> check.verificationKey(key, one.id())));
        return check;
    }

    /** Which of {@code given} signed the policy; empty where it is not in an envelope. */
    public Optional<PolicySigned> signature(List<PublicKeyInfo> given) {
        return policy.envelope().map(envelope -> PolicySigned.of(envelope, given));
    }

    private List<KeylimeLint> keyLints() {
        boolean unusable = unreadableKeys > 0
                || keys.stream().anyMatch(key -> key(key.der()).isEmpty());
        return unusable ? List.of(KeylimeLint.of(KeylimeLint.Kind.VERIFICATION_KEY_UNREADABLE, "")) : List.of();
    }

    /** A key as Keylime finds one in a measured buffer: DER or PEM, a certificate or the key alone. */
    public static Optional<PublicKeyInfo> key(ByteString content) {
        List<PublicKeyInfo> keys = KeyReader.read("", content.toByteArray()).keys();
        return keys.stream().filter(key -> key.tpm().isEmpty()).findFirst();
    }

    /** Takes digests to the rules; a text that is none matches nothing. */
    private record Digests(KeylimeRules.Builder builder) implements PolicyDigests {
        @Override
        public void section(PolicySection section) {
            builder.section(section);
        }

        @Override
        public void name(PolicySection section, ByteString name) {
            builder.name(section, name);
        }

        @Override
        public void digest(PolicySection section, ByteString name, DigestText digest) {
            digest.digest().ifPresent(content -> builder.digest(section, name, content));
        }
    }
}
