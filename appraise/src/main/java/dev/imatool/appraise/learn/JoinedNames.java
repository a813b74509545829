package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import java.util.HashMap;
import java.util.Map;

/** The patterns that all runs together bear out, with the names that they stand for. */
final class JoinedNames {
    private final PatternGroups groups;
    private final Map<Subject, Long> names = new HashMap<>();

    JoinedNames(PatternGroups groups) {
        this.groups = groups;
        for (Subject pattern : groups.patterns()) {
            if (groups.joined(pattern, 0).isPresent()) {
                names.put(pattern, (long) groups.names(pattern).size());
            }
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** What stands for a subject of {@code table}: its pattern, or itself. */
    Subject of(int subject, ReferenceTable table) {
        return groups.patternOf(subject).filter(names::containsKey).orElseGet(() -> table.subjectAt(subject));
    }

    /** How many names stand after a subject: 1 where it is no pattern. */
    long names(Subject subject) {
        return names.getOrDefault(subject, 1L);
    }

    /** How many names were joined. */
    long names() {
        return names.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Into how many patterns. */
    int patterns() {
        return names.size();
    }
}
