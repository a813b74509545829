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

/** All names that may be parts of a pattern, in groups that differ only in what may be new in every run. */
final class PatternGroups {
    private final ReferenceTable table;
    private final PairsBySubject pairs;
    private final PairsPerRun.RunsByPair runs;
    private final Map<Subject, List<Integer>> groups = new HashMap<>();

    /** Of the names in a group: taking a name apart takes long, and there may be millions. */
    private final Map<Integer, Subject> groupOf = new HashMap<>();

    private final Map<Subject, PatternGroup> read = new HashMap<>();

    PatternGroups(ReferenceTable table, PairsBySubject pairs, PairsPerRun.RunsByPair runs) {
        this.table = table;
        this.pairs = pairs;
        this.runs = runs;
        Set<Subject> worthALook = worthALook();
        for (int subject = 0; subject < table.subjects() && !worthALook.isEmpty(); subject++) {
            int number = subject;
            group(subject)
                    .filter(worthALook::contains)
                    .ifPresent(key -> groups.computeIfAbsent(key, any -> new ArrayList<>(1))
                            .add(number));
        }
        groups.values().removeIf(group -> group.size() < 2 || !mayBeJoined(group));
        groups.forEach((key, names) -> names.forEach(name -> groupOf.put(name, key)));
    }

    /** The groups of names of which one has a content that another may have had in another run; lists of different machines have none. */
    private Set<Subject> worthALook() {
        RenamedContents renamed = new RenamedContents(table, pairs, runs);
        Set<Subject> worthALook = new HashSet<>();
        for (int subject = 0; subject < table.subjects(); subject++) {
            if (renamed.has(subject)) {
                group(subject).ifPresent(worthALook::add);
            }
        }
        return worthALook;
    }

    /** All groups that may have a pattern. */
    Set<Subject> groups() {
        return groups.keySet();
    }

    /** The group of a name. */
    Optional<Subject> groupOf(int subject) {
        return Optional.ofNullable(groupOf.get(subject));
    }

    private Optional<Subject> group(int subject) {
        Subject named = table.subjectAt(subject);
        return VolatileName.pattern(named.path()).map(pattern -> named.as(pattern));
    }

    /** The names of a group. */
    List<Integer> names(Subject group) {
        return groups.getOrDefault(group, List.of());
    }

    /**
     * The patterns of a group that the runs bear out.
     *
     * @param without a run that is left out; 0 where none is
     */
    PatternGroup.Patterns patterns(Subject group, int without) {
        return read.computeIfAbsent(group, any -> new PatternGroup(sightings(names(group))))
                .patterns(without);
    }

    private List<PatternGroup.Sighting> sightings(List<Integer> names) {
        List<PatternGroup.Sighting> sightings = new ArrayList<>();
        for (int subject : names) {
            VolatileName name = VolatileName.of(table.subjectAt(subject).path()).orElseThrow();
            for (int i = pairs.start(subject); i < pairs.end(subject); i++) {
                for (int run : runs.of(pairs.pair(i))) {
                    sightings.add(new PatternGroup.Sighting(name, subject, table.digestOf(pairs.pair(i)), run));
                }
            }
        }
        return sightings;
    }

    /** True where a content was seen in two runs under two names: without it no part can be seen to vary. */
    private boolean mayBeJoined(List<Integer> names) {
        Map<ContentDigest, int[]> first = new HashMap<>();
        for (int subject : names) {
            for (int i = pairs.start(subject); i < pairs.end(subject); i++) {
                for (int run : runs.of(pairs.pair(i))) {
                    int[] other = first.computeIfAbsent(table.digestOf(pairs.pair(i)), any -> new int[] {subject, run});
                    if (other[0] != subject && other[1] != run) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
