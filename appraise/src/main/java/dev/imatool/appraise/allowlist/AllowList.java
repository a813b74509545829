package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which digests are good under which path. Values of {@link PathRole#ANY} speak for every role. */
public final class AllowList {
    private final ReferenceTable table;
    private final PairsBySubject pairs;
    private final Map<ByteString, Set<Long>> patterns = new HashMap<>();

    private AllowList(ReferenceTable table) {
        this.table = table;
        this.pairs = new PairsBySubject(table);
        IntStream.range(0, table.subjects())
                .filter(table::isPattern)
                .forEach(subject -> VolatileName.ofPattern(table.subjectAt(subject).path())
                        .ifPresent(this::addPattern));
    }

    /** All that {@code table} holds, which must not change any more. */
    public static AllowList of(ReferenceTable table) {
        return new AllowList(table);
    }

    /** Notes which parts of its names a pattern replaces. */
    private void addPattern(VolatileName pattern) {
        patterns.computeIfAbsent(pattern.pattern(), any -> new TreeSet<>()).add(pattern.chosen());
    }

    /** Number of paths, counted once for each role. */
    public int paths() {
        return table.subjects();
    }

    /** Number of digests, counted once for each path and role. */
    public int digests() {
        return table.pairs();
    }

    /** What it says about a content, or about a path of which no content is known. Never a violation or unproven. */
    public Judgement judge(Subject subject, Optional<ContentDigest> digest) {
        Judgement best = Judgement.UNKNOWN_PATH;
        for (Subject one : meant(subject)) {
            best = better(best, judgeAs(one, digest));
        }
        return best;
    }

    /** Under which subjects a measured one may stand: its own role or any, its name or the pattern of it. */
    private List<Subject> meant(Subject subject) {
        List<Subject> meant = new ArrayList<>();
        meant.add(subject);
        meant.add(new Subject(PathRole.ANY, subject.path()));
        if (!patterns.isEmpty()) {
            VolatileName.of(subject.path()).ifPresent(name -> {
                for (long parts : patterns.getOrDefault(name.pattern(), Set.of())) {
                    ByteString pattern = name.pattern(parts);
                    meant.add(subject.as(pattern));
                    meant.add(new Subject(PathRole.ANY, pattern, true));
                }
            });
        }
        return meant;
    }

    /** Up to {@code limit} of the digests that are allowed under a path. */
    public List<ContentDigest> allowed(Subject subject, int limit) {
        List<ContentDigest> digests = new ArrayList<>();
        meant(subject).forEach(one -> addAllowed(one, limit, digests));
        return digests;
    }

    /** Up to {@code limit} of the digests that are allowed under a path, in whatever role. */
    List<ContentDigest> allowedAnywhere(ByteString path, int limit) {
        List<ContentDigest> digests = new ArrayList<>();
        for (PathRole role : PathRole.values()) {
            addAllowed(new Subject(role, path), limit, digests);
        }
        return digests;
    }

    private void addAllowed(Subject subject, int limit, List<ContentDigest> digests) {
        int number = table.findSubject(subject);
        if (number >= 0) {
            for (int i = pairs.start(number); i < pairs.end(number) && digests.size() < limit; i++) {
                digests.add(table.digestOf(pairs.pair(i)));
            }
        }
    }

    private Judgement judgeAs(Subject subject, Optional<ContentDigest> digest) {
        int number = table.findSubject(subject);
        if (number < 0) {
            return Judgement.UNKNOWN_PATH;
        }
        if (digest.isPresent() && table.findBare(number, digest.get()) >= 0) {
            return Judgement.KNOWN;
        }
        if (digest.isEmpty() || table.findKind(number, digest.get()) < 0) {
            return Judgement.NOT_COMPARABLE;
        }
        return table.findPair(number, digest.get()) < 0 ? Judgement.OTHER_DIGEST : Judgement.KNOWN;
    }

    /** A good content is good whoever says so; a contradiction says more than a gap. */
    private static Judgement better(Judgement one, Judgement other) {
        for (Judgement judgement :
                List.of(Judgement.KNOWN, Judgement.OTHER_DIGEST, Judgement.NOT_COMPARABLE, Judgement.UNKNOWN_PATH)) {
            if (one == judgement || other == judgement) {
                return judgement;
            }
        }
        throw new IllegalStateException(one + " and " + other);
    }
}
