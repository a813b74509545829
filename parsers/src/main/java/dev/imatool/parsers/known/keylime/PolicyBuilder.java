package dev.imatool.parsers.known.keylime;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.parsers.json.dsse.SignedEnvelope;
import dev.imatool.parsers.known.SourceForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is gathered of a policy while its document goes by. */
final class PolicyBuilder {
    private static final int MOST_EXCLUDES = 1 << 16;

    /** Characters of all excludes together. */
    private static final int LONGEST_EXCLUDES = 1 << 22;

    private final SourceForm form;
    private final PolicyDigests sink;
    private final LintLog log = new LintLog();
    private final List<String> excludes = new ArrayList<>();
    private final List<String> ignoredKeyrings = new ArrayList<>();
    private OptionalLong version = OptionalLong.empty();
    private OptionalLong release = OptionalLong.empty();
    private Optional<String> generator = Optional.empty();
    private Optional<String> timestamp = Optional.empty();
    private Optional<String> logHashAlgorithm = Optional.empty();
    private Optional<String> verificationKeys = Optional.empty();
    private Optional<SignedEnvelope> envelope = Optional.empty();
    private boolean deviceMapperPolicy;
    private long digests;
    private long lengthOfExcludes;
    private boolean excludesCut;

    PolicyBuilder(SourceForm form, PolicyDigests sink) {
        this.form = form;
        this.sink = sink;
    }

    SourceForm form() {
        return form;
    }

    LintLog log() {
        return log;
    }

    PolicyDigests sink() {
        return sink;
    }

    void version(long number) {
        version = OptionalLong.of(number);
    }

    void generator(String by) {
        generator = Optional.of(by);
    }

    void timestamp(String when) {
        timestamp = Optional.of(when);
    }

    void release(long number) {
        release = OptionalLong.of(number);
    }

    void clearExcludes() {
        excludes.clear();
        lengthOfExcludes = 0;
    }

    void exclude(String expression) {
        lengthOfExcludes += expression.length();
        if (excludes.size() < MOST_EXCLUDES && lengthOfExcludes <= LONGEST_EXCLUDES) {
            excludes.add(expression);
        } else if (!excludesCut) {
            excludesCut = true;
            log.damage("", "only the first " + excludes.size() + " excludes are read", "");
        }
    }

    void clearIgnoredKeyrings() {
        ignoredKeyrings.clear();
    }

    void ignoredKeyring(String name) {
        ignoredKeyrings.add(name);
    }

    void logHashAlgorithm(String name) {
        logHashAlgorithm = Optional.of(name);
    }

    void deviceMapperPolicy(boolean there) {
        deviceMapperPolicy = there;
    }

    void verificationKeys(String keyring) {
        verificationKeys = Optional.of(keyring);
    }

    void envelope(SignedEnvelope around) {
        envelope = Optional.of(around);
    }

    void digest(PolicySection section, ByteString name, String text, long line) {
        DigestText digest = DigestText.read(text);
        digest.lint().ifPresent(kind -> log.lint(kind, line, text));
        sink.digest(section, name, digest);
        digests++;
    }

    KeylimeReading reading() {
        if (form == SourceForm.KEYLIME_LEGACY) {
            log.lint(KeylimeLint.Kind.FORM_REPLACED, 0, "");
        }
        if (!verificationKeys
                .map(VerificationKeys::read)
                .map(VerificationKeys::valid)
                .orElse(true)) {
            log.lint(KeylimeLint.Kind.VALUE_REFUSED, 0, "verification-keys");
        }
        KeylimePolicy policy = new KeylimePolicy(
                form,
                version,
                generator,
                timestamp,
                release,
                excludes,
                logHashAlgorithm,
                ignoredKeyrings,
                deviceMapperPolicy,
                verificationKeys,
                envelope,
                log.lints(),
                log.omitted(),
                log.refused());
        return new KeylimeReading(policy, digests, log.remarks());
    }
}
