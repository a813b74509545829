package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.PairsBySubject;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.allowlist.VolatileName;
import dev.imatool.model.reference.ContentDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names that differ only in parts which may be new in every run. They mean the same where the runs bear it out: no name of
 * the pattern was seen in two runs, and at least one content was, under different names.
 */
final class PatternGroups {
    private final ReferenceTable table;
    private final PairsBySubject pairs;
    private final PairsPerRun.RunsByPair runs;
    private final Map<Subject, List<Integer>> groups = new HashMap<>();
    private final Map<Integer, Subject> patterns = new HashMap<>();

    PatternGroups(ReferenceTable table, PairsBySubject pairs, PairsPerRun.RunsByPair runs) {
        this.table = table;
        this.pairs = pairs;
        this.runs = runs;
        for (int subject = 0; subject < table.subjects(); subject++) {
            Subject named = table.subjectAt(subject);
            int number = subject;
            VolatileName.pattern(named.path())
                    .ifPresent(pattern -> groups.computeIfAbsent(
                                    new Subject(named.role(), pattern, true), any -> new ArrayList<>())
                            .add(number));
        }
        groups.values().removeIf(group -> group.size() < 2);
        groups.forEach((pattern, group) -> group.forEach(subject -> patterns.put(subject, pattern)));
    }

    /** The pattern that a subject shares with others. */
    Optional<Subject> patternOf(int subject) {
        return Optional.ofNullable(patterns.get(subject));
    }

    /** All patterns that several names share. */
    Set<Subject> patterns() {
        return groups.keySet();
    }

    /** The names of a pattern. */
    List<Integer> names(Subject pattern) {
        return groups.getOrDefault(pattern, List.of());
    }

    /**
     * What the runs show under a pattern as a whole; empty where they do not bear out that its names mean the same.
     *
     * @param without a run that is left out; 0 where none is
     */
    Optional<Set<ContentDigest>> joined(Subject pattern, int without) {
        Map<ContentDigest, Integer> firstRuns = new HashMap<>();
        boolean shared = false;
        int names = 0;
        for (int subject : names(pattern)) {
            Set<Integer> seen = new HashSet<>();
            for (int i = pairs.start(subject); i < pairs.end(subject); i++) {
                ContentDigest digest = table.digestOf(pairs.pair(i));
                for (int run : runs.of(pairs.pair(i))) {
                    if (run != without) {
                        seen.add(run);
                        shared |= firstRuns.computeIfAbsent(digest, any -> run) != run;
                    }
                }
            }
            if (seen.size() > 1) {
                return Optional.empty();
            }
            names += seen.size();
        }
        return shared && names > 1 ? Optional.of(firstRuns.keySet()) : Optional.empty();
    }
}
