package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.model.reference.ContentDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an allow-list of all other runs would say of the containers of each run. Images depend on all containers, so the others are learned
 * anew each time, as long as that is not too much.
 */
final class LeftOutContainers {
    /** Contents of containers that are learned anew, of all runs together. */
    private static final long MOST_CONTENTS = 10_000_000;

    private final ReferenceTable table;
    private final SeenRuns seen;
    private final List<SeenRuns.Place> containers;

    LeftOutContainers(ReferenceTable table, SeenRuns seen) {
        this.table = table;
        this.seen = seen;
        this.containers = seen.containers();
    }

    /** False where it would take too long. */
    boolean feasible() {
        long contents = containers.stream()
                .mapToLong(container -> container.pairs().length)
                .sum();
        return contents * seen.runs() <= MOST_CONTENTS;
    }

    private record Measured(Subject subject, ContentDigest digest) {}

    /** Counts what the containers of {@code run} have and the others would not know. */
    RunAlarms alarms(int run) {
        List<SeenRuns.Place> left =
                seen.of(run).stream().filter(place -> !place.host()).toList();
        RunAlarms alarms = new RunAlarms(0, 0, 0);
        if (left.isEmpty()) {
            return alarms;
        }
        AllowList others = others(run);
        ImageFits fits = new ImageFits(others);
        for (SeenRuns.Place container : left) {
            for (int pair : container.pairs()) {
                fits.add(container.container(), table.subjectAt(table.subjectOf(pair)), table.digestOf(pair));
            }
        }
        fits.nested(outermost(left));
        Set<Measured> counted = new HashSet<>();
        for (SeenRuns.Place container : left) {
            Optional<String> image = fits.image(container.container());
            for (int pair : container.pairs()) {
                Measured measured =
                        new Measured(table.subjectAt(table.subjectOf(pair)).in(image), table.digestOf(pair));
                if (counted.add(measured)) {
                    alarms = alarms.plus(alarm(others.judge(measured.subject(), Optional.of(measured.digest()))));
                }
            }
        }
        return alarms;
    }

    /** The containers that are in others, each with the outermost, as {@link ImageFits#nested} takes them. */
    private static Map<Integer, Integer> outermost(List<SeenRuns.Place> containers) {
        Map<String, Integer> byLabel = new HashMap<>();
        Map<Integer, Integer> outermost = new HashMap<>();
        for (SeenRuns.Place place : containers) {
            GroupedContainers.outer(place).ifPresent(label -> byLabel.putIfAbsent(label, place.container()));
        }
        for (SeenRuns.Place place : containers) {
            GroupedContainers.around(place)
                    .ifPresent(label -> outermost.put(place.container(), byLabel.getOrDefault(label, 0)));
        }
        return outermost;
    }

    private static RunAlarms alarm(Judgement judgement) {
        return new RunAlarms(
                judgement == Judgement.UNKNOWN_PATH ? 1 : 0,
                judgement == Judgement.OTHER_DIGEST ? 1 : 0,
                judgement == Judgement.NOT_COMPARABLE ? 1 : 0);
    }

    private AllowList others(int without) {
        List<SeenRuns.Place> others = containers.stream()
                .filter(container -> container.run() != without)
                .toList();
        GroupedContainers images = new GroupedContainers(table, others);
        LearnedTable learned = new LearnedTable();
        int run = 1;
        for (SeenRuns.Place container : others) {
            for (; run < container.run(); run++) {
                learned.endRun();
            }
            Optional<String> image = Optional.of(images.nameOf(container));
            for (int pair : container.pairs()) {
                learned.learn(table.subjectAt(table.subjectOf(pair)).in(image), table.digestOf(pair));
            }
        }
        learned.endRun();
        return AllowList.of(learned.with(new JoinedNames(learned.groups())).table);
    }
}
