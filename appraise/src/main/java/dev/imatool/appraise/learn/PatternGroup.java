package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.VolatileName;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of one role that differ only in parts which may be new in every run, and which patterns the runs bear out for them.
 *
 * <p>A part becomes {@code *} for a content only where no two runs showed that content with the same thing in that part; all else of
 * the name stays. A pattern is refused where a run shows that its names are not interchangeable: where one of them was seen in two
 * runs, or where one run has several of them with different contents that differ in a number. Random letters and identifiers say
 * nothing of a content, so several contents may share them.
 */
final class PatternGroup {
    private final List<Sighting> sightings;

    /** @param sightings of all its names */
    PatternGroup(List<Sighting> sightings) {
        this.sightings = List.copyOf(sightings);
    }

    /** A name with a content in a run. */
    record Sighting(VolatileName name, int subject, ContentDigest digest, int run) {}

    private record Chosen(ByteString pattern, long parts) {}

    /**
     * Patterns of the group.
     *
     * @param parts which parts of a name they replace, as bits
     * @param contents that are borne out, by pattern
     */
    record Patterns(List<Long> parts, Map<ByteString, Set<ContentDigest>> contents) {
        boolean isEmpty() {
            return contents.isEmpty();
        }

        /** Those that stand for a name of the group. */
        List<ByteString> of(VolatileName name) {
            return parts.stream()
                    .map(name::pattern)
                    .filter(contents::containsKey)
                    .toList();
        }

        /** The first of them that lets it have that content. */
        Optional<ByteString> allowing(VolatileName name, ContentDigest digest) {
            return of(name).stream()
                    .filter(pattern -> contents.getOrDefault(pattern, Set.of()).contains(digest))
                    .findFirst();
        }
    }

    /**
     * What the runs bear out.
     *
     * @param without a run that is left out; 0 where none is
     */
    Patterns patterns(int without) {
        Map<ContentDigest, List<Sighting>> byContent = new HashMap<>();
        for (Sighting sighting : sightings) {
            if (sighting.run() != without) {
                byContent
                        .computeIfAbsent(sighting.digest(), any -> new ArrayList<>())
                        .add(sighting);
            }
        }
        Map<Chosen, Map<ContentDigest, Set<Integer>>> candidates = new HashMap<>();
        byContent.forEach((digest, seen) -> varying(seen)
                .ifPresent(parts -> seen.forEach(sighting -> candidates
                        .computeIfAbsent(new Chosen(sighting.name().pattern(parts), parts), any -> new HashMap<>())
                        .computeIfAbsent(digest, any -> new HashSet<>())
                        .add(sighting.run()))));
        candidates.values().forEach(runs -> runs.values().removeIf(seen -> seen.size() < 2));
        candidates.values().removeIf(Map::isEmpty);
        refuse(candidates, without);
        Set<Long> parts = new TreeSet<>();
        Map<ByteString, Set<ContentDigest>> contents = new HashMap<>();
        candidates.forEach((chosen, runs) -> {
            parts.add(chosen.parts());
            contents.put(chosen.pattern(), Set.copyOf(runs.keySet()));
        });
        return new Patterns(List.copyOf(parts), contents);
    }

    /** The parts in which a content's names differ between any two runs, as bits; empty where none may. */
    private static Optional<Long> varying(List<Sighting> seen) {
        int first = seen.get(0).run();
        if (seen.stream().allMatch(sighting -> sighting.run() == first)) {
            return Optional.empty();
        }
        long varying = 0;
        for (int part = 0; part < seen.get(0).name().parts(); part++) {
            if (varies(seen, part)) {
                for (Sighting sighting : seen) {
                    if (!sighting.name().mayVary(part)) {
                        return Optional.empty();
                    }
                }
                varying |= 1L << part;
            }
        }
        return varying == 0 ? Optional.empty() : Optional.of(varying);
    }

    private static boolean varies(List<Sighting> seen, int part) {
        Map<String, Integer> runs = new HashMap<>();
        for (Sighting sighting : seen) {
            Integer run = runs.putIfAbsent(sighting.name().part(part), sighting.run());
            if (run != null && run != sighting.run()) {
                return false;
            }
        }
        return true;
    }

    private void refuse(Map<Chosen, Map<ContentDigest, Set<Integer>>> candidates, int without) {
        Set<Long> choices = new HashSet<>();
        candidates.keySet().forEach(chosen -> choices.add(chosen.parts()));
        for (long parts : choices) {
            Map<Chosen, Names> names = new HashMap<>();
            for (Sighting sighting : sightings) {
                if (sighting.run() != without) {
                    Chosen chosen = new Chosen(sighting.name().pattern(parts), parts);
                    if (candidates.containsKey(chosen)) {
                        names.computeIfAbsent(chosen, any -> new Names()).add(sighting, parts);
                    }
                }
            }
            names.forEach((chosen, seen) -> {
                if (seen.refused) {
                    candidates.remove(chosen);
                }
            });
        }
    }

    /** The names that a pattern stands for. */
    private static final class Names {
        private final Map<Integer, Integer> runs = new HashMap<>();
        private final Map<Integer, OfRun> ofRuns = new HashMap<>();
        private boolean refused;

        /** One of the names and contents that a run showed, and whether it has others. */
        private record OfRun(int subject, ContentDigest digest, boolean names, boolean contents) {
            OfRun with(Sighting other) {
                return new OfRun(
                        subject,
                        digest,
                        names || other.subject() != subject,
                        contents || !other.digest().equals(digest));
            }
        }

        void add(Sighting sighting, long parts) {
            int run = sighting.run();
            refused |= runs.computeIfAbsent(sighting.subject(), any -> run) != run;
            OfRun all = ofRuns.computeIfAbsent(
                            run, any -> new OfRun(sighting.subject(), sighting.digest(), false, false))
                    .with(sighting);
            ofRuns.put(run, all);
            refused |= all.names() && all.contents() && numbered(sighting.name(), parts);
        }

        private static boolean numbered(VolatileName name, long parts) {
            for (int part = 0; part < name.parts(); part++) {
                if (((parts >>> part) & 1) != 0 && name.numbered(part)) {
                    return true;
                }
            }
            return false;
        }
    }
}
