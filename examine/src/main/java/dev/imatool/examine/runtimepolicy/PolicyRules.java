package dev.imatool.examine.runtimepolicy;

import dev.imatool.appraise.keylime.KeylimeCheck;
import dev.imatool.appraise.keylime.KeylimeRules;
import dev.imatool.examine.report.Notice;
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
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.keylime.DigestText;
import dev.imatool.parsers.known.keylime.KeylimePolicy;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import dev.imatool.parsers.known.keylime.PolicyDigests;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A runtime policy with everything that it says, ready to judge lists as Keylime does. */
public final class PolicyRules {
    private static final int HEAD = 1 << 16;

    private final ReadPolicy read;
    private final KeylimeRules rules;

    private PolicyRules(ReadPolicy read, KeylimeRules rules) {
        this.read = read;
        this.rules = rules;
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
            return Optional.of(new PolicyRules(new ReadPolicy(remarks, reading), builder.build()));
        }
    }

    /** What the policy says beside its digests. */
    public KeylimePolicy policy() {
        return read.policy();
    }

    /** Its digests and excludes. */
    public KeylimeRules rules() {
        return rules;
    }

    /**
     * What is to be said of it before any list is judged, its rules apart.
     *
     * @param name of the policy
     * @param signed what {@link #signature} says
     */
    public List<Notice> notices(String name, Optional<PolicySigned> signed) {
        return read.notices(name, signed);
    }

    /** True where Keylime refuses the policy and judges nothing by it. */
    public boolean refused() {
        return read.policy().refused();
    }

    /** What is odd about it before any list is judged: the lints of reading, then those of its rules. */
    public List<KeylimeLint> lints() {
        List<KeylimeLint> lints = new ArrayList<>(read.policy().lints());
        lints.addAll(read.keyLints());
        lints.addAll(rules.lints());
        return lints;
    }

    /** True where files need no digest if one of the policy's verification keys signed them. */
    public boolean verifiesSignatures() {
        return read.keys().stream().anyMatch(one -> ReadPolicy.key(one.der()).isPresent());
    }

    /** A check of one list, which begins with the policy's verification keys; its lints do not repeat those of reading. */
    public KeylimeCheck check() {
        KeylimeCheck check = new KeylimeCheck(rules, ReadPolicy::key);
        read.keys().forEach(one -> ReadPolicy.key(one.der()).ifPresent(key -> check.verificationKey(key, one.id())));
        return check;
    }

    /** Which of {@code given} signed the policy; empty where it is not in an envelope. */
    public Optional<PolicySigned> signature(List<PublicKeyInfo> given) {
        return read.signature(given);
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
