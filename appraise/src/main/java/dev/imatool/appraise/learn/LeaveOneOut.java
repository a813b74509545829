package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.model.reference.ContentDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an allow-list of all other runs would say of each run, names joined as those other runs alone bear it out. */
final class LeaveOneOut {
    private final ReferenceTable table;
    private final RunCounts pairs;
    private final RunCounts subjects;
    private final RunCounts kinds;
    private final PairsPerRun sightings;
    private final PatternGroups groups;

    LeaveOneOut(
            ReferenceTable table,
            RunCounts pairs,
            RunCounts subjects,
            RunCounts kinds,
            PairsPerRun sightings,
            PatternGroups groups) {
        this.table = table;
        this.pairs = pairs;
        this.subjects = subjects;
        this.kinds = kinds;
        this.sightings = sightings;
        this.groups = groups;
    }

    /** Counts the names with digests of {@code run} that the others would not know; absent where there is no other run. */
    Optional<RunAlarms> alarms(int run) {
        if (sightings.runs() < 2) {
            return Optional.empty();
        }
        Map<Subject, Optional<Known>> joined = new HashMap<>();
        RunAlarms alarms = new RunAlarms(0, 0, 0);
        for (int place = sightings.start(run); place < sightings.end(run); place++) {
            int pair = sightings.pair(place);
            Optional<Known> others = groups.patternOf(table.subjectOf(pair))
                    .flatMap(pattern -> joined.computeIfAbsent(
                            pattern, one -> groups.joined(one, run).map(Known::of)));
            alarms = alarms.plus(others.isPresent() ? ofPattern(table.digestOf(pair), others.get()) : ofName(pair));
        }
        return Optional.of(alarms);
    }

    /** What the others know under a pattern. */
    private record Known(Set<ContentDigest> digests, Set<String> labels) {
        static Known of(Set<ContentDigest> digests) {
            return new Known(digests, digests.stream().map(ContentDigest::label).collect(Collectors.toSet()));
        }
    }

    private static RunAlarms ofPattern(ContentDigest digest, Known known) {
        if (known.digests().contains(digest)) {
            return new RunAlarms(0, 0, 0);
        }
        return known.labels().contains(digest.label()) ? new RunAlarms(0, 1, 0) : new RunAlarms(0, 0, 1);
    }

    /** What was seen in no other run is what the others would not know. */
    private RunAlarms ofName(int pair) {
        if (pairs.runs(pair) > 1) {
            return new RunAlarms(0, 0, 0);
        }
        if (subjects.runs(table.subjectOf(pair)) == 1) {
            return new RunAlarms(1, 0, 0);
        }
        return kinds.runs(table.kindOf(pair)) == 1 ? new RunAlarms(0, 0, 1) : new RunAlarms(0, 1, 0);
    }
}
