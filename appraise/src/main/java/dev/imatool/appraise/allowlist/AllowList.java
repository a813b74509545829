package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which digests are good under which path. Values of {@link PathRole#ANY} speak for every role. */
public final class AllowList {
    /** Pairs of one digest that are looked at. */
    private static final int LOOKED_AT = 1000;

    private final ReferenceTable table;
    private final PairsBySubject pairs;
    private final Map<ByteString, Set<Long>> patterns = new HashMap<>();
    private final Map<ByteString, List<String>> imagesByPath = new HashMap<>();

    private AllowList(ReferenceTable table) {
        this.table = table;
        this.pairs = new PairsBySubject(table);
        IntStream.range(0, table.subjects())
                .filter(table::isPattern)
                .forEach(subject ->
                        VolatileName.ofPattern(table.subjectAt(subject).path()).ifPresent(this::addPattern));
        for (int subject = 0; subject < table.subjects(); subject++) {
            Optional<String> image = table.imageOf(subject);
            if (image.isPresent()) {
                imagesByPath
                        .computeIfAbsent(table.subjectAt(subject).path(), any -> new ArrayList<>(1))
                        .add(image.get());
            }
        }
    }

    /** All that {@code table} holds, which must not change any more. */
    public static AllowList of(ReferenceTable table) {
        return new AllowList(table);
    }

    /** Notes which parts of its names a pattern replaces. */
    private void addPattern(VolatileName pattern) {
        patterns.computeIfAbsent(pattern.pattern(), any -> new TreeSet<>()).add(pattern.chosen());
    }

    /** Names of the images whose containers it has references for. */
    public List<String> images() {
        return table.images();
    }

    /** The images in whose containers that content is allowed under that path. */
    List<String> imagesAllowing(ByteString path, ContentDigest digest) {
        Set<String> images = new TreeSet<>();
        for (Subject named : named(new Subject(PathRole.CONTAINER, path))) {
            for (String image : imagesByPath.getOrDefault(named.path(), List.of())) {
                if (judgeAs(named.in(Optional.of(image)), Optional.of(digest)) == Judgement.KNOWN) {
                    images.add(image);
                }
            }
        }
        return List.copyOf(images);
    }

    /** The images in whose containers something is allowed under that path. */
    Set<String> imagesKnowing(ByteString path) {
        Set<String> images = new HashSet<>();
        named(new Subject(PathRole.CONTAINER, path))
                .forEach(named -> images.addAll(imagesByPath.getOrDefault(named.path(), List.of())));
        return images;
    }

    /** Number of digests under each image, by its name. */
    Map<String, Integer> imageSizes() {
        Map<String, Integer> sizes = new HashMap<>();
        for (int subject = 0; subject < table.subjects(); subject++) {
            int digests = pairs.end(subject) - pairs.start(subject);
            table.imageOf(subject).ifPresent(image -> sizes.merge(image, digests, Integer::sum));
        }
        return sizes;
    }

    /** Number of paths, counted once for each role. */
    public int paths() {
        return table.subjects();
    }

    /** Number of digests, counted once for each path and role. */
    public int digests() {
        return table.pairs();
    }

    /** True where nothing is in it. */
    public boolean isEmpty() {
        return table.subjects() == 0;
    }

    /** What it says about a content, or about a path of which no content is known. Never a violation or unproven. */
    public Judgement judge(Subject subject, Optional<ContentDigest> digest) {
        Judgement best = Judgement.UNKNOWN_PATH;
        if (isEmpty()) {
            return best;
        }
        for (Subject one : meant(subject)) {
            best = better(best, judgeAs(one, digest));
        }
        return best;
    }

    /**
     * Under which subjects a measured one may stand: its own role or any, its image or all, its name or a pattern of it. What is in a
     * container of no known image may be of each.
     */
    private List<Subject> meant(Subject subject) {
        List<Subject> meant = new ArrayList<>();
        for (Subject named : named(subject)) {
            meant.add(named);
            if (named.image().isPresent()) {
                meant.add(named.in(Optional.empty()));
            } else if (named.role() == PathRole.CONTAINER) {
                imagesByPath
                        .getOrDefault(named.path(), List.of())
                        .forEach(image -> meant.add(named.in(Optional.of(image))));
            }
            meant.add(new Subject(PathRole.ANY, named.path(), named.pattern()));
        }
        return meant;
    }

    /** The subject by its name and by all patterns that it may have. */
    private List<Subject> named(Subject subject) {
        List<Subject> named = new ArrayList<>();
        named.add(subject);
        if (!patterns.isEmpty()) {
            VolatileName.of(subject.path()).ifPresent(name -> {
                for (long parts : patterns.getOrDefault(name.pattern(), Set.of())) {
                    named.add(subject.as(name.pattern(parts)));
                }
            });
        }
        return named;
    }

    /** Up to {@code limit} of the digests that are allowed under a path. */
    public List<ContentDigest> allowed(Subject subject, int limit) {
        Set<ContentDigest> digests = new LinkedHashSet<>();
        meant(subject).forEach(one -> addAllowed(one, limit, digests));
        return List.copyOf(digests);
    }

    /**
     * Up to {@code limit} of the roles in which it has the path of a subject, where it does not have it in the role of the subject: first
     * those that have the content, too.
     */
    public List<KnownElsewhere> elsewhere(Subject subject, Optional<ContentDigest> digest, int limit) {
        Set<KnownElsewhere> known = new LinkedHashSet<>();
        Set<Subject> meant = Set.copyOf(meant(subject));
        for (Subject named : named(subject)) {
            for (Subject other : inOtherRoles(named)) {
                if (!meant.contains(other) && table.findSubject(other) >= 0) {
                    boolean same = digest.isPresent() && judgeAs(other, digest) == Judgement.KNOWN;
                    known.add(new KnownElsewhere(other.role(), other.image(), same));
                }
            }
        }
        return known.stream()
                .sorted(Comparator.comparing(elsewhere -> !elsewhere.sameContent()))
                .limit(limit)
                .toList();
    }

    private List<Subject> inOtherRoles(Subject named) {
        List<Subject> others = new ArrayList<>();
        for (PathRole role : List.of(PathRole.HOST, PathRole.CONTAINER, PathRole.CREATOR)) {
            others.add(new Subject(role, named.path(), named.pattern()));
        }
        for (String image : imagesByPath.getOrDefault(named.path(), List.of())) {
            others.add(new Subject(PathRole.CONTAINER, Optional.of(image), named.path(), named.pattern()));
        }
        return others;
    }

    /** Up to {@code limit} of the digests that are allowed under a path, in whatever role. */
    public List<ContentDigest> allowedAnywhere(ByteString path, int limit) {
        Set<ContentDigest> digests = new LinkedHashSet<>();
        for (PathRole role : PathRole.values()) {
            addAllowed(new Subject(role, path), limit, digests);
        }
        for (String image : imagesByPath.getOrDefault(path, List.of())) {
            addAllowed(new Subject(PathRole.CONTAINER, Optional.of(image), path, false), limit, digests);
        }
        return List.copyOf(digests);
    }

    /** The pairs by which a content is good under a subject; their numbers are those of the table. */
    public List<Integer> pairsAllowing(Subject subject, ContentDigest digest) {
        List<Integer> allowing = new ArrayList<>(1);
        for (Subject one : meant(subject)) {
            int number = table.findSubject(one);
            int bare = number < 0 ? -1 : table.findBare(number, digest);
            int pair = number < 0 || bare >= 0 ? bare : table.findPair(number, digest);
            if (pair >= 0 && !allowing.contains(pair)) {
                allowing.add(pair);
            }
        }
        return allowing;
    }

    /** Up to {@code limit} of the pairs that a subject has, whatever their content. */
    public List<Integer> pairsUnder(Subject subject, int limit) {
        List<Integer> under = new ArrayList<>(1);
        for (Subject one : meant(subject)) {
            int number = table.findSubject(one);
            if (number >= 0) {
                for (int i = pairs.start(number); i < pairs.end(number) && under.size() < limit; i++) {
                    under.add(pairs.pair(i));
                }
            }
        }
        return under;
    }

    /** Up to {@code limit} of the pairs that have a content under other paths in the role of a subject, or in any. */
    public List<Integer> pairsElsewhere(Subject subject, ContentDigest digest, int limit) {
        List<Integer> elsewhere = new ArrayList<>(0);
        int number = table.findDigest(digest);
        int looked = 0;
        for (int pair = number < 0 ? -1 : pairs.firstOf(number);
                pair >= 0 && elsewhere.size() < limit && looked < LOOKED_AT;
                pair = pairs.nextOfDigest(pair), looked++) {
            Subject other = table.subjectAt(table.subjectOf(pair));
            boolean inRole = other.role() == PathRole.ANY
                    || (other.role() == subject.role()
                            && (other.image().isEmpty() || other.image().equals(subject.image())));
            if (inRole && !other.path().equals(subject.path())) {
                elsewhere.add(pair);
            }
        }
        return elsewhere;
    }

    /** The path, or pattern, of a pair. */
    public ByteString pathOf(int pair) {
        return table.subjectAt(table.subjectOf(pair)).path();
    }

    /** True where that is a pattern. */
    public boolean patternOf(int pair) {
        return table.isPattern(table.subjectOf(pair));
    }

    /** The digest of a pair. */
    public ContentDigest digestOf(int pair) {
        return table.digestOf(pair);
    }

    private void addAllowed(Subject subject, int limit, Set<ContentDigest> digests) {
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
