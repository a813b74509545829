package dev.imatool.examine.runtimepolicy.compare;

import dev.imatool.examine.statement.PolicyStatement.Change;
import dev.imatool.examine.statement.PolicyStatement.Part;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** In what two policies differ: parts in the order of {@link Part}, names by their bytes. */
final class Differences {
    private final List<PolicyDifference> found = new ArrayList<>();

    private Differences() {}

    static List<PolicyDifference> of(RuntimePolicy before, RuntimePolicy after) {
        Differences differences = new Differences();
        for (PolicySection section : PolicySection.values()) {
            differences.section(section, before.section(section), after.section(section));
        }
        differences.texts(Part.EXCLUDE, before.excludes(), after.excludes());
        differences.texts(Part.IGNORED_KEYRING, before.ignoredKeyrings(), after.ignoredKeyrings());
        differences.text(Part.LOG_HASH_ALG, Optional.of(hash(before)), Optional.of(hash(after)));
        differences.text(Part.VERIFICATION_KEYS, before.verificationKeys(), after.verificationKeys());
        differences.text(
                Part.RELEASE,
                Optional.of(Long.toString(before.release())),
                Optional.of(Long.toString(after.release())));
        return differences.found;
    }

    /** Keylime takes SHA-1 where nothing is said. */
    private static String hash(RuntimePolicy policy) {
        return policy.templateHash().orElse(HashAlgorithm.SHA1).kernelName();
    }

    private void section(
            PolicySection section,
            SortedMap<ByteString, SortedSet<ByteString>> before,
            SortedMap<ByteString, SortedSet<ByteString>> after) {
        SortedSet<ByteString> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (ByteString name : names) {
            SortedSet<ByteString> old = before.getOrDefault(name, new TreeSet<>());
            SortedSet<ByteString> now = after.getOrDefault(name, new TreeSet<>());
            if (!old.equals(now)) {
                found.add(new PolicyDifference(
                        part(section),
                        old.isEmpty() ? Change.ADDED : now.isEmpty() ? Change.REMOVED : Change.CHANGED,
                        Optional.of(name),
                        without(old, now),
                        without(now, old),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
    }

    private static Part part(PolicySection section) {
        return switch (section) {
            case DIGESTS -> Part.PATH;
            case KEYRINGS -> Part.KEYRING;
            case IMA_BUF -> Part.BUFFER;
        };
    }

    private static List<ByteString> without(SortedSet<ByteString> all, SortedSet<ByteString> others) {
        return all.stream().filter(digest -> !others.contains(digest)).toList();
    }

    private void texts(Part part, Collection<String> before, Collection<String> after) {
        Set<String> old = new HashSet<>(before);
        Set<String> now = new HashSet<>(after);
        before.stream()
                .filter(text -> !now.contains(text))
                .forEach(text -> text(part, Optional.of(text), Optional.empty()));
        after.stream()
                .filter(text -> !old.contains(text))
                .forEach(text -> text(part, Optional.empty(), Optional.of(text)));
    }

    private void text(Part part, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            found.add(new PolicyDifference(
                    part,
                    before.isEmpty() ? Change.ADDED : after.isEmpty() ? Change.REMOVED : Change.CHANGED,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    before,
                    after));
        }
    }
}
