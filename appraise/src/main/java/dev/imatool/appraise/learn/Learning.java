package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.model.Entry;
import dev.imatool.model.reference.PathRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads runs, one after the other, and keeps which digests each showed under which path, of the host and of each container. No
 * entry is kept: a digest that all runs share costs four bytes for each of them, and four more for each further container.
 */
public final class Learning {
    private final ReferenceTable table = new ReferenceTable();
    private final SeenRuns seen = new SeenRuns();
    private final List<NotLearned> notLearned = new ArrayList<>();

    /** Nothing learned yet. */
    public Learning() {}

    /** Begins a run; one before it that did not end does not count. */
    public Run begin() {
        seen.begin();
        return new Run();
    }

    /** What was learned from all runs that ended. This object is of no further use. */
    public LearnedRuns result() {
        List<SeenRuns.Place> containers = seen.containers();
        GroupedContainers images = new GroupedContainers(table, containers);
        LearnedTable learned = new LearnedTable();
        for (int run = 1; run <= seen.runs(); run++) {
            for (SeenRuns.Place place : seen.of(run)) {
                Optional<String> image = place.host() ? Optional.empty() : Optional.of(images.nameOf(place));
                for (int pair : place.pairs()) {
                    learned.learn(table.subjectAt(table.subjectOf(pair)).in(image), table.digestOf(pair));
                }
            }
            learned.endRun();
        }
        PatternGroups groups = learned.groups();
        LeaveOneOut others = new LeaveOneOut(learned, groups, new LeftOutContainers(table, seen));
        List<Optional<RunAlarms>> alarms = new ArrayList<>();
        for (int run = 1; run <= seen.runs(); run++) {
            alarms.add(others.alarms(run));
        }
        JoinedNames joined = new JoinedNames(groups);
        return new LearnedRuns(learned.with(joined), notLearned, alarms, joined, images.all());
    }

    /** One run. */
    public final class Run {
        private final EntryEvidenceReader reader = new EntryEvidenceReader();
        private long violations;
        private long unproven;
        private long bootAggregates;
        private long images;
        private long withoutDigest;

        private Run() {}

        /**
         * Takes the next entry.
         *
         * @param proven whether its logged template digest was recomputed from its template data; nothing is learned else
         */
        public void add(Entry entry, boolean proven) {
            add(entry, proven, true);
        }

        /**
         * Takes the next entry.
         *
         * @param proven whether its logged template digest was recomputed from its template data; nothing is learned else
         * @param wanted false of one of which nothing is to be learned; it may say which container those after it are of
         */
        public void add(Entry entry, boolean proven, boolean wanted) {
            EntryEvidence evidence = reader.read(entry, proven);
            if (!wanted) {
                return;
            }
            switch (evidence) {
                case EntryEvidence.OfContent content -> {
                    Subject subject = content.subject();
                    boolean contained = subject.role() == PathRole.CONTAINER;
                    seen.see(
                            contained ? reader.container() : 0,
                            contained ? entry.name().container() : Optional.empty(),
                            table.pair(table.subject(subject), content.digest()));
                }
                case EntryEvidence.WithoutDigest nothing -> withoutDigest++;
                case EntryEvidence.None.VIOLATION -> violations++;
                case EntryEvidence.None.UNPROVEN -> unproven++;
                case EntryEvidence.None.BOOT_AGGREGATE -> bootAggregates++;
                case EntryEvidence.None.IMAGE -> images++;
            }
        }

        /** Ends the run. */
        public void end() {
            seen.end();
            notLearned.add(new NotLearned(violations, unproven, bootAggregates, images, withoutDigest));
        }
    }
}
