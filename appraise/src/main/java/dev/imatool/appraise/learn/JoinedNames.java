package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.allowlist.VolatileName;
import dev.imatool.model.reference.ContentDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The patterns that all runs together bear out, with the names that they stand for. */
final class JoinedNames {
    private final PatternGroups groups;
    private final Map<Subject, PatternGroup.Patterns> patterns = new HashMap<>();
    private final Map<Subject, Set<Integer>> names = new HashMap<>();
    private final Set<Integer> joined = new HashSet<>();

    JoinedNames(PatternGroups groups) {
        this.groups = groups;
        for (Subject group : groups.groups()) {
            PatternGroup.Patterns found = groups.patterns(group, 0);
            if (!found.isEmpty()) {
                patterns.put(group, found);
            }
        }
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** What stands for a name of {@code table} with a content: a pattern, or the name itself. */
    Subject of(int subject, ContentDigest digest, ReferenceTable table) {
        Subject named = table.subjectAt(subject);
        Optional<Subject> pattern = groups.groupOf(subject)
                .flatMap(group -> Optional.ofNullable(patterns.get(group)))
                .flatMap(found -> found.allowing(VolatileName.of(named.path()).orElseThrow(), digest))
                .map(named::as);
        pattern.ifPresent(one -> {
            names.computeIfAbsent(one, any -> new HashSet<>()).add(subject);
            joined.add(subject);
        });
        return pattern.orElse(named);
    }

    /** How many names stand after a subject: 1 where it is no pattern. */
    long names(Subject subject) {
        return names.getOrDefault(subject, Set.of(0)).size();
    }

    /** How many names were joined. */
    long names() {
        return joined.size();
    }

    /** Into how many patterns. */
    int patterns() {
        return names.size();
    }
}
