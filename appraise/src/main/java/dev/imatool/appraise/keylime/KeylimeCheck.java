package dev.imatool.appraise.keylime;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Judges the entries of one list, in their order: keys that the list brings and the policy accepts count for what comes
 * after them. A violation is a failure, as it is where the verifier's {@code ignore_tomtou_errors} is not set.
 *
 * <p>Left out is what a policy file alone does not say: boot_aggregates of a measured boot log, and rules for device mapper
 * entries, which Keylime's schema refuses. Not to be shared between threads.
 */
public final class KeylimeCheck {
    private static final int PCR = 10;

    private final KeylimeRules rules;
    private final MeasuredKey keys;
    private final MessageDigest templateHash;
    private final KeylimeKeyrings keyrings = new KeylimeKeyrings();
    private boolean otherHash;
    private boolean fits;
    private boolean judged;

    /**
     * A check of one list.
     *
     * @param keys reads keys in measured buffers
     */
    public KeylimeCheck(KeylimeRules rules, MeasuredKey keys) {
        this.rules = rules;
        this.keys = keys;
        this.templateHash = digest(rules.templateHash());
    }

    /** Adds a key of the policy's {@code verification-keys}; {@code keyId} of four bytes, or empty for the key's own. */
    public void verificationKey(PublicKeyInfo key, Optional<ByteString> keyId) {
        keyrings.ofPolicy(key, keyId);
    }

    /** What Keylime says of the next entry. */
    public KeylimeOutcome judge(Entry entry) {
        Optional<KeylimeLine> read = KeylimeLine.of(entry);
        if (read.isEmpty()) {
            return new KeylimeOutcome(List.of(KeylimeFailure.ENTRY));
        }
        KeylimeLine line = read.get();
        Optional<String> name = line.name().utf8();
        boolean tooLong = line.kind() == KeylimeLine.Kind.IMA && line.name().length() > KeylimeLine.LONGEST_LEGACY;
        if (name.isEmpty() || tooLong) {
            return new KeylimeOutcome(List.of(KeylimeFailure.STOPS));
        }
        List<KeylimeFailure> failures = new ArrayList<>();
        if (entry.pcr().isEmpty() || entry.pcr().getAsInt() != PCR) {
            failures.add(KeylimeFailure.PCR);
        }
        content(entry, line, name.get()).ifPresent(failures::add);
        return failures.isEmpty() ? KeylimeOutcome.OK : new KeylimeOutcome(failures);
    }

    private Optional<KeylimeFailure> content(Entry entry, KeylimeLine line, String name) {
        byte[] logged = entry.templateDigest().toByteArray();
        otherHash |= logged.length != rules.templateHash().digestLength();
        if (logged.length == rules.templateHash().digestLength() && (all(logged, 0) || all(logged, 0xff))) {
            return Optional.of(KeylimeFailure.TOMTOU);
        }
        // a line break in a name ends the line, and what is left of the name is not what was measured
        boolean broken = line.name().indexOf('\n', 0) >= 0
                || (line.kind() == KeylimeLine.Kind.SIG && line.name().indexOf(' ', 0) >= 0);
        if (broken || !Arrays.equals(logged, templateHash.digest(line.templateData()))) {
            return Optional.of(KeylimeFailure.IMA_HASH);
        }
        return switch (line.kind()) {
            case IMA, NG -> listed(PolicySection.DIGESTS, line, name);
            case SIG -> signed(line, name);
            case BUF -> buffer(line, name);
        };
    }

    private Optional<KeylimeFailure> signed(KeylimeLine line, String name) {
        if (line.third().isPresent()) {
            boolean good = rules.excludes().match(name) == KeylimeExcludes.Match.YES
                    || keyrings.verifies(line.third().get(), line.digest());
            if (good) {
                return Optional.empty();
            }
        }
        return listed(PolicySection.DIGESTS, line, name);
    }

    private Optional<KeylimeFailure> buffer(KeylimeLine line, String name) {
        Optional<PublicKeyInfo> key = keys.of(line.third().orElseThrow());
        if (key.isEmpty()) {
            return listed(PolicySection.IMA_BUF, line, name);
        }
        String kind = key.get().algorithm();
        if (!kind.startsWith("RSA") && !kind.startsWith("EC")) {
            return Optional.of(KeylimeFailure.INVALID_KEY);
        }
        if (rules.ignoresKeyring(name)) {
            return Optional.empty();
        }
        Optional<KeylimeFailure> failure = listed(PolicySection.KEYRINGS, line, name);
        if (failure.isEmpty()) {
            keyrings.learned(name, key.get());
        }
        return failure;
    }

    private Optional<KeylimeFailure> listed(PolicySection section, KeylimeLine line, String name) {
        ByteString digest = line.digest().digest();
        Optional<List<ByteString>> accepted =
                section == PolicySection.DIGESTS ? rules.accepted(section, line.name()) : Optional.empty();
        if (accepted.isPresent()) {
            judged = true;
            fits |= accepted.get().stream().anyMatch(other -> other.length() == digest.length());
        }
        return rules.listed(section, line.name(), name, digest);
    }

    /** What is odd about the rules, and about the rules and what was judged so far. */
    public List<KeylimeLint> lints() {
        List<KeylimeLint> lints = new ArrayList<>(rules.lints());
        if (otherHash) {
            lints.add(KeylimeLint.of(
                    KeylimeLint.Kind.TEMPLATE_HASH_DIFFERS, rules.templateHash().kernelName()));
        }
        if (judged && !fits) {
            lints.add(KeylimeLint.of(KeylimeLint.Kind.NO_DIGEST_FITS, ""));
        }
        return lints;
    }

    private static boolean all(byte[] digest, int value) {
        for (byte b : digest) {
            if ((b & 0xff) != value) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest digest(HashAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(
                    switch (algorithm) {
                        case SHA256 -> "SHA-256";
                        case SHA384 -> "SHA-384";
                        case SHA512 -> "SHA-512";
                        default -> "SHA-1";
                    });
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
