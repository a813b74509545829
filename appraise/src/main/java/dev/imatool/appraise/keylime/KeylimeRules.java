package dev.imatool.appraise.keylime;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a policy accepts. Digests are compared as bytes, whatever their algorithm, as Keylime does. */
public final class KeylimeRules {
    private final Map<PolicySection, Map<ByteString, List<ByteString>>> digests;
    private final KeylimeExcludes excludes;
    private final HashAlgorithm templateHash;
    private final List<String> ignoredKeyrings;
    private final List<KeylimeLint> lints;

    private KeylimeRules(Builder builder) {
        this.digests = new EnumMap<>(builder.digests);
        this.excludes = KeylimeExcludes.of(builder.excludes);
        this.templateHash = builder.templateHash;
        this.ignoredKeyrings = List.copyOf(builder.ignoredKeyrings);
        this.lints = List.copyOf(builder.lints);
    }

    /** The digests under a name; empty where the policy does not have it. */
    public Optional<List<ByteString>> accepted(PolicySection section, ByteString name) {
        return Optional.ofNullable(names(section).get(name)).map(Collections::unmodifiableList);
    }

    /**
     * What Keylime says of a content: its digest is to be listed, or an exclude to match.
     *
     * @param text the same name, which is UTF-8
     * @return empty where it is accepted
     */
    public Optional<KeylimeFailure> listed(PolicySection section, ByteString name, String text, ByteString digest) {
        Optional<List<ByteString>> accepted = accepted(section, name);
        if (accepted.isPresent() && accepted.get().contains(digest)) {
            return Optional.empty();
        }
        return switch (excludes.match(text)) {
            case YES -> Optional.empty();
            case UNKNOWN -> Optional.of(KeylimeFailure.NOT_DECIDED);
            case NO ->
                Optional.of(
                        accepted.isPresent() ? KeylimeFailure.RUNTIME_POLICY_HASH : KeylimeFailure.NOT_IN_ALLOWLIST);
        };
    }

    /** The names of a section. */
    public int count(PolicySection section) {
        return names(section).size();
    }

    /** The excludes; they remember how much time they took. */
    public KeylimeExcludes excludes() {
        return excludes;
    }

    /** The hash of the template digests that the policy is for. */
    public HashAlgorithm templateHash() {
        return templateHash;
    }

    /** True when the keys of a keyring need no digest. */
    public boolean ignoresKeyring(String name) {
        return ignoredKeyrings.contains("*") || ignoredKeyrings.contains(name);
    }

    /** True when the policy names a keyring among those whose keys need no digest. */
    public boolean namesIgnoredKeyring(String name) {
        return ignoredKeyrings.contains(name);
    }

    /** What is odd: repeated names, then the excludes. */
    public List<KeylimeLint> lints() {
        List<KeylimeLint> all = new ArrayList<>(lints);
        all.addAll(excludes.lints());
        return all;
    }

    private Map<ByteString, List<ByteString>> names(PolicySection section) {
        return digests.getOrDefault(section, Map.of());
    }

    /** Gathers the parts of a policy, in the order of its document. */
    public static final class Builder {
        private static final int MOST_LINTS = 50;

        private final Map<PolicySection, Map<ByteString, List<ByteString>>> digests =
                new EnumMap<>(PolicySection.class);
        private final List<KeylimeLint> lints = new ArrayList<>();
        private List<String> excludes = List.of();
        private List<String> ignoredKeyrings = List.of();
        private HashAlgorithm templateHash = HashAlgorithm.SHA1;

        /** A section begins; an earlier one of that key no longer counts. */
        public void section(PolicySection section) {
            digests.put(section, new HashMap<>());
        }

        /** A name begins; an earlier one in this section no longer counts. */
        public void name(PolicySection section, ByteString name) {
            List<ByteString> earlier =
                    digests.computeIfAbsent(section, any -> new HashMap<>()).put(name, new ArrayList<>(1));
            if (earlier != null && lints.size() < MOST_LINTS) {
                lints.add(KeylimeLint.of(
                        KeylimeLint.Kind.KEY_REPEATED, name.utf8().orElseGet(name::latin1)));
            }
        }

        /** A digest of the name that began last. */
        public void digest(PolicySection section, ByteString name, ContentDigest digest) {
            digests.computeIfAbsent(section, any -> new HashMap<>())
                    .computeIfAbsent(name, any -> new ArrayList<>(1))
                    .add(digest.digest());
        }

        /** The excludes, in order. */
        public void excludes(List<String> expressions) {
            excludes = List.copyOf(expressions);
        }

        /** Keyrings whose keys need no digest. */
        public void ignoredKeyrings(List<String> names) {
            ignoredKeyrings = List.copyOf(names);
        }

        /** The hash of template digests; SHA-1 where nothing is said, as Keylime has it. */
        public void templateHash(HashAlgorithm algorithm) {
            templateHash = algorithm;
        }

        /** The rules. */
        public KeylimeRules build() {
            return new KeylimeRules(this);
        }
    }
}
