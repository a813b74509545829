package dev.imatool.examine.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Findings in the order in which they were met: the first ones in full, the rest by kind and number, so that a list in which
 * everything is wrong needs no more memory than a good one. What is said of all of them goes by {@link #count}, never by those listed.
 *
 * @param listed those kept
 * @param omittedByKind how many more there are of each kind; those of which there is none are absent
 */
public record Findings(List<Finding> listed, Map<FindingKind, Long> omittedByKind) {
    /** How many are listed. */
    public static final int LISTED = 1000;

    /** No findings. */
    public static final Findings NONE = new Findings(List.of(), Map.of());

    public Findings {
        listed = List.copyOf(listed);
        omittedByKind = Map.copyOf(omittedByKind);
    }

    /** How many are not listed. */
    public long omitted() {
        return omittedByKind.values().stream().mapToLong(count -> count).sum();
    }

    /** How many there are, listed or not. */
    public long count() {
        return listed.size() + omitted();
    }

    /** How many there are of some kinds, listed or not. */
    public long count(Predicate<FindingKind> kinds) {
        long omitted = omittedByKind.entrySet().stream()
                .filter(each -> kinds.test(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return omitted
                + listed.stream().filter(finding -> kinds.test(finding.kind())).count();
    }

    /** How many there are of {@code kind}, listed or not. */
    public long count(FindingKind kind) {
        return count(kind::equals);
    }

    /** Every kind of which there is one, listed or not. */
    public Set<FindingKind> kinds() {
        Map<FindingKind, Long> kinds = new EnumMap<>(FindingKind.class);
        kinds.putAll(omittedByKind);
        listed.forEach(finding -> kinds.putIfAbsent(finding.kind(), 1L));
        return Set.copyOf(kinds.keySet());
    }

    /** True when there is nothing bad to say. */
    public boolean isEmpty() {
        return listed.isEmpty() && omittedByKind.isEmpty();
    }
}
