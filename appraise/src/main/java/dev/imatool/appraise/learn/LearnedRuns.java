package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.PairsBySubject;
import dev.imatool.appraise.allowlist.ReferenceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What several runs showed. Immutable. */
public final class LearnedRuns {
    private final ReferenceTable table;
    private final RunCounts pairs;
    private final RunCounts subjects;
    private final PairsPerRun sightings;
    private final JoinedNames joined;
    private final PairsBySubject bySubject;
    private final LearnedPaths paths;
    private final List<LearnedRun> runs;
    private final List<LearnedImage> images;

    LearnedRuns(
            LearnedTable learned,
            List<NotLearned> notLearned,
            List<Optional<RunAlarms>> alarms,
            JoinedNames joined,
            List<LearnedImage> images) {
        this.table = learned.table;
        this.pairs = learned.pairs;
        this.subjects = learned.subjects;
        this.sightings = learned.sightings;
        this.joined = joined;
        this.bySubject = new PairsBySubject(table);
        this.paths = new LearnedPaths(table, bySubject, sightings.byPair(table.pairs()), joined);
        this.images = List.copyOf(images);
        List<LearnedRun> all = new ArrayList<>();
        for (int run = 1; run <= sightings.runs(); run++) {
            LearnedTable.Fresh fresh = learned.fresh.get(run - 1);
            all.add(new LearnedRun(
                    run,
                    (long) sightings.end(run) - sightings.start(run),
                    fresh.digests(),
                    fresh.paths(),
                    notLearned.get(run - 1),
                    alarms.get(run - 1)));
        }
        this.runs = List.copyOf(all);
    }

    /** The runs in the order in which they were read. */
    public List<LearnedRun> runs() {
        return runs;
    }

    /** Paths by role and bytes, each once for a role, made when asked for. */
    public List<LearnedPath> paths() {
        return paths;
    }

    /** The images that containers are of, by name; each is a role. */
    public List<LearnedImage> images() {
        return images;
    }

    /** Number of digests, counted once for each path and role. */
    public long digests() {
        return table.pairs();
    }

    /** Names that were joined, because they differ only in parts that are new in every run. */
    public long joinedNames() {
        return joined.names();
    }

    /** Patterns into which they were joined; each counts as one path. */
    public int patterns() {
        return joined.patterns();
    }

    /** Paths with more than one digest. */
    public long pathsWithSeveralDigests() {
        long count = 0;
        for (int subject = 0; subject < table.subjects(); subject++) {
            count += bySubject.end(subject) - bySubject.start(subject) > 1 ? 1 : 0;
        }
        return count;
    }

    /** How far the runs cover what there is, counted in paths, each once for a role. */
    public Coverage coverageOfPaths() {
        return Coverage.of(subjects.seenIn(sightings.runs()));
    }

    /** The same counted in digests, each once for a path and role. */
    public Coverage coverageOfDigests() {
        return Coverage.of(pairs.seenIn(sightings.runs()));
    }

    /** All that was learned, for checks. */
    public AllowList allowList() {
        return AllowList.of(table);
    }
}
