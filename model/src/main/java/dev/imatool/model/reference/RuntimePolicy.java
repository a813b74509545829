package dev.imatool.model.reference;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A runtime policy of Keylime, version 1, as far as files say it ({@code RUNTIME_POLICY_SCHEMA} in keylime/ima/ima.py). Names and
 * digests are sorted by their bytes, each is there once, and no name is without a digest: the same sources make the same policy.
 */
public final class RuntimePolicy {
    /** Shortest digest that a policy takes, in bytes. */
    public static final int SHORTEST_DIGEST = 20;

    /** Longest digest that a policy takes, in bytes. */
    public static final int LONGEST_DIGEST = 64;

    /** Hashes of template digests that a policy can name. */
    public static final Set<HashAlgorithm> TEMPLATE_HASHES =
            Set.of(HashAlgorithm.SHA1, HashAlgorithm.SHA256, HashAlgorithm.SHA384, HashAlgorithm.SHA512);

    private final Map<PolicySection, SortedMap<ByteString, SortedSet<ByteString>>> digests;
    private final List<String> excludes;
    private final SortedSet<String> ignoredKeyrings;
    private final Optional<HashAlgorithm> templateHash;
    private final Optional<String> verificationKeys;
    private final long release;

    private RuntimePolicy(Builder builder) {
        this.digests = builder.digests;
        this.excludes = List.copyOf(builder.excludes);
        this.ignoredKeyrings = Collections.unmodifiableSortedSet(new TreeSet<>(builder.ignoredKeyrings));
        this.templateHash = builder.templateHash;
        this.verificationKeys = builder.verificationKeys;
        this.release = builder.release;
    }

    /** What a section accepts: digests by name. */
    public SortedMap<ByteString, SortedSet<ByteString>> section(PolicySection section) {
        return Collections.unmodifiableSortedMap(digests.getOrDefault(section, new TreeMap<>()));
    }

    /** How many digests a section has. */
    public long digests(PolicySection section) {
        return section(section).values().stream().mapToLong(Set::size).sum();
    }

    /** Regular expressions of Python, in their order, each once. */
    public List<String> excludes() {
        return excludes;
    }

    /** Keyrings whose keys need no digest; {@code *} for all. */
    public SortedSet<String> ignoredKeyrings() {
        return ignoredKeyrings;
    }

    /** The hash of the template digests that it is for; empty where no source says it. */
    public Optional<HashAlgorithm> templateHash() {
        return templateHash;
    }

    /** A keyring in Keylime's JSON; empty where there is none. */
    public Optional<String> verificationKeys() {
        return verificationKeys;
    }

    /** Its number among the policies of its author. */
    public long release() {
        return release;
    }

    /** Gathers what sources say. */
    public static final class Builder {
        private final Map<PolicySection, SortedMap<ByteString, SortedSet<ByteString>>> digests =
                new EnumMap<>(PolicySection.class);
        private final Set<String> excludes = new LinkedHashSet<>();
        private final Set<String> ignoredKeyrings = new TreeSet<>();
        private Optional<HashAlgorithm> templateHash = Optional.empty();
        private Optional<String> verificationKeys = Optional.empty();
        private long release;

        /**
         * Accepts a digest under a name.
         *
         * @throws IllegalArgumentException if no policy takes a digest of that length
         */
        public void digest(PolicySection section, ByteString name, ByteString digest) {
            if (digest.length() < SHORTEST_DIGEST || digest.length() > LONGEST_DIGEST) {
                throw new IllegalArgumentException("no digest of a policy: " + digest);
            }
            digests.computeIfAbsent(section, any -> new TreeMap<>())
                    .computeIfAbsent(name, any -> new TreeSet<>())
                    .add(digest);
        }

        /** The digests under a name; none where there is no such name. */
        public Set<ByteString> digests(PolicySection section, ByteString name) {
            return Collections.unmodifiableSet(
                    digests.getOrDefault(section, new TreeMap<>()).getOrDefault(name, new TreeSet<>()));
        }

        /** Drops what a section has so far. */
        public void clear(PolicySection section) {
            digests.remove(section);
        }

        /** Drops what a section has under a name. */
        public void clear(PolicySection section, ByteString name) {
            digests.getOrDefault(section, new TreeMap<>()).remove(name);
        }

        /** Takes the digests of another policy. */
        public void add(RuntimePolicy other) {
            other.digests.forEach((section, names) ->
                    names.forEach((name, each) -> each.forEach(digest -> digest(section, name, digest))));
        }

        /** Takes excludes, behind those there are. */
        public void excludes(Collection<String> expressions) {
            excludes.addAll(expressions);
        }

        /** The excludes so far. */
        public List<String> excludes() {
            return List.copyOf(excludes);
        }

        /** Takes names of keyrings whose keys need no digest. */
        public void ignoredKeyrings(Collection<String> names) {
            ignoredKeyrings.addAll(names);
        }

        /** The hash of template digests. */
        public void templateHash(HashAlgorithm algorithm) {
            templateHash = Optional.of(algorithm);
        }

        /** The hash of template digests so far. */
        public Optional<HashAlgorithm> templateHash() {
            return templateHash;
        }

        /** A keyring in Keylime's JSON. */
        public void verificationKeys(String keyring) {
            verificationKeys = Optional.of(keyring);
        }

        /** The keyring so far. */
        public Optional<String> verificationKeys() {
            return verificationKeys;
        }

        /** The number of the policy. */
        public void release(long number) {
            release = number;
        }

        /** The number so far. */
        public long release() {
            return release;
        }

        /** The policy; to be called once, as the last thing. */
        public RuntimePolicy build() {
            return new RuntimePolicy(this);
        }
    }
}
