package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.allowlist.VolatileName;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an allow-list of all other runs would say of each run, names joined as those other runs alone bear it out. */
final class LeaveOneOut {
    private final ReferenceTable table;
    private final RunCounts pairs;
    private final RunCounts subjects;
    private final RunCounts kinds;
    private final PairsPerRun sightings;
    private final PatternGroups groups;
    private final LeftOutContainers containers;
    private final boolean feasible;

    LeaveOneOut(LearnedTable learned, PatternGroups groups, LeftOutContainers containers) {
        this.table = learned.table;
        this.pairs = learned.pairs;
        this.subjects = learned.subjects;
        this.kinds = learned.kinds;
        this.sightings = learned.sightings;
        this.groups = groups;
        this.containers = containers;
        this.feasible = containers.feasible();
    }

    /**
     * Counts the names with digests of {@code run} that the others would not know; absent where there is no other run, or too many
     * containers to try.
     */
    Optional<RunAlarms> alarms(int run) {
        if (sightings.runs() < 2 || !feasible) {
            return Optional.empty();
        }
        Map<Subject, PatternGroup.Patterns> others = new HashMap<>();
        RunAlarms alarms = containers.alarms(run);
        for (int place = sightings.start(run); place < sightings.end(run); place++) {
            int pair = sightings.pair(place);
            if (table.imageOf(table.subjectOf(pair)).isPresent()) {
                continue;
            }
            RunAlarms ofName = ofName(pair);
            Optional<Subject> group = ofName.total() == 0 ? Optional.empty() : groups.groupOf(table.subjectOf(pair));
            alarms = alarms.plus(
                    group.isEmpty()
                            ? ofName
                            : withPatterns(
                                    ofName,
                                    pair,
                                    others.computeIfAbsent(group.get(), one -> groups.patterns(one, run))));
        }
        return Optional.of(alarms);
    }

    /** What the patterns of the others say beside what they say of the name itself. */
    private RunAlarms withPatterns(RunAlarms ofName, int pair, PatternGroup.Patterns others) {
        VolatileName name =
                VolatileName.of(table.subjectAt(table.subjectOf(pair)).path()).orElseThrow();
        ContentDigest digest = table.digestOf(pair);
        boolean comparable = false;
        boolean found = false;
        for (ByteString pattern : others.of(name)) {
            for (ContentDigest known : others.contents().getOrDefault(pattern, Set.of())) {
                if (known.equals(digest)) {
                    return new RunAlarms(0, 0, 0);
                }
                comparable |= known.label().equals(digest.label());
                found = true;
            }
        }
        if (comparable) {
            return new RunAlarms(0, 1, 0);
        }
        return found && ofName.otherDigest() == 0 ? new RunAlarms(0, 0, 1) : ofName;
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
