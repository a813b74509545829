package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.model.table.BytesTable;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Subjects, digests and pairs of both, each kept once and known by a number from 0 on; next to them the kinds: which
 * algorithms a subject has digests of. Some 130 bytes for a new path with a new digest, in addition to the path itself. Not for
 * use by several threads at a time.
 */
public final class ReferenceTable {
    private static final List<HashAlgorithm> ALGORITHMS = List.of(HashAlgorithm.values());
    private static final List<PathRole> ROLES = List.of(PathRole.values());
    private static final int VERITY = 0x80;
    private static final int PATTERN = 0x10;
    private static final int IMAGE_SHIFT = 5;

    private final BytesTable paths = new BytesTable();
    private final Map<String, Integer> imageNumbers = new HashMap<>();
    private final List<String> images = new ArrayList<>();
    private final LongTable subjects = new LongTable();
    private final LongTable kinds = new LongTable();
    private final BytesTable digests = new BytesTable();
    private final LongTable pairs = new LongTable();
    private final LongTable bare = new LongTable();

    /** An empty table. */
    public ReferenceTable() {}

    /** The number of a subject; a new one where it is new. */
    public int subject(Subject subject) {
        int image = subject.image().map(this::imageNumber).orElse(0);
        return subjects.intern(LongTable.pair(code(subject, image), paths.intern(subject.path())));
    }

    /** The number of a subject, or -1. */
    public int findSubject(Subject subject) {
        int path = paths.find(subject.path());
        int image =
                subject.image().map(name -> imageNumbers.getOrDefault(name, -1)).orElse(0);
        return path < 0 || image < 0 ? -1 : subjects.find(LongTable.pair(code(subject, image), path));
    }

    /** Number of subjects. */
    public int subjects() {
        return subjects.size();
    }

    /** Role and path of a subject. */
    public Subject subjectAt(int subject) {
        return new Subject(roleOf(subject), imageOf(subject), paths.get(pathOf(subject)), isPattern(subject));
    }

    /** Names of the images that subjects are of. */
    public List<String> images() {
        return List.copyOf(images);
    }

    /** The image of a subject. */
    public Optional<String> imageOf(int subject) {
        int image = imageNumberOf(subject);
        return image == 0 ? Optional.empty() : Optional.of(images.get(image - 1));
    }

    private int imageNumber(String name) {
        return imageNumbers.computeIfAbsent(name, fresh -> {
            images.add(fresh);
            return images.size();
        });
    }

    private int imageNumberOf(int subject) {
        return (int) (subjects.get(subject) >>> 32) >>> IMAGE_SHIFT;
    }

    /** The number of "a digest of that algorithm for that subject"; a new one where it is new. */
    public int kind(int subject, ContentDigest digest) {
        return kinds.intern(LongTable.pair(subject, code(digest)));
    }

    /** The same, or -1. */
    public int findKind(int subject, ContentDigest digest) {
        return kinds.find(LongTable.pair(subject, code(digest)));
    }

    /** The number of a digest for a subject; a new one where it is new. */
    public int pair(int subject, ContentDigest digest) {
        return pairs.intern(LongTable.pair(subject, digests.intern(encoded(digest))));
    }

    /** The same, or -1. */
    public int findPair(int subject, ContentDigest digest) {
        int number = digests.find(encoded(digest));
        return number < 0 ? -1 : pairs.find(LongTable.pair(subject, number));
    }

    /**
     * The number of a digest for a subject that came without the name of its hash, or -1. Two hashes do not give the same bytes:
     * where they are the same, this hash is the one that was meant.
     */
    public int findBare(int subject, ContentDigest digest) {
        for (HashAlgorithm algorithm : ALGORITHMS) {
            if (!digest.verity() && algorithm.digestLength() == digest.digest().length()) {
                int pair = findPair(subject, new ContentDigest(false, algorithm, digest.digest()));
                if (pair >= 0 && bare.find(pair) >= 0) {
                    return pair;
                }
            }
        }
        return -1;
    }

    /** Number of pairs. */
    public int pairs() {
        return pairs.size();
    }

    /** The subject of a pair. */
    public int subjectOf(int pair) {
        return (int) (pairs.get(pair) >>> 32);
    }

    /** The kind of a pair whose kind was interned. */
    public int kindOf(int pair) {
        return kinds.find(LongTable.pair(subjectOf(pair), digests.at((int) pairs.get(pair), 0)));
    }

    /** The digest of a pair. */
    public ContentDigest digestOf(int pair) {
        int digest = (int) pairs.get(pair);
        int code = digests.at(digest, 0);
        return new ContentDigest((code & VERITY) != 0, ALGORITHMS.get(code & ~VERITY), digests.get(digest, 1));
    }

    /** Adds a subject with a digest, and gives the number of the pair. */
    public int add(ReferenceValue value) {
        int subject = subject(new Subject(value.role(), value.image(), value.path(), value.pattern()));
        kind(subject, value.digest());
        int pair = pair(subject, value.digest());
        if (value.bare()) {
            bare.intern(pair);
        }
        return pair;
    }

    /** The number of a digest, or -1. */
    int findDigest(ContentDigest digest) {
        return digests.find(encoded(digest));
    }

    /** The number of the digest of a pair. */
    int digestNumberOf(int pair) {
        return (int) pairs.get(pair);
    }

    /** Number of different digests. */
    int digests() {
        return digests.size();
    }

    /** By role, then by image, those of none first, then by the bytes of the path, then patterns last. */
    public int compareSubjects(int one, int other) {
        int roles = roleOf(one).compareTo(roleOf(other));
        int imagesToo = roles != 0
                ? roles
                : imageOf(one).orElse("").compareTo(imageOf(other).orElse(""));
        int names = imagesToo != 0 ? imagesToo : paths.compare(pathOf(one), pathOf(other));
        return names != 0 ? names : Boolean.compare(isPattern(one), isPattern(other));
    }

    /** True where the subject stands for several names. */
    public boolean isPattern(int subject) {
        return (subjects.get(subject) >>> 32 & PATTERN) != 0;
    }

    private PathRole roleOf(int subject) {
        return ROLES.get((int) (subjects.get(subject) >>> 32) & (PATTERN - 1));
    }

    private int pathOf(int subject) {
        return (int) subjects.get(subject);
    }

    private static int code(Subject subject, int image) {
        return ROLES.indexOf(subject.role()) | (subject.pattern() ? PATTERN : 0) | (image << IMAGE_SHIFT);
    }

    private static int code(ContentDigest digest) {
        return ALGORITHMS.indexOf(digest.algorithm()) | (digest.verity() ? VERITY : 0);
    }

    private static ByteString encoded(ContentDigest digest) {
        byte[] bytes = new byte[1 + digest.digest().length()];
        bytes[0] = (byte) code(digest);
        digest.digest().copyTo(bytes, 1);
        return ByteString.copyOf(bytes);
    }
}
