package dev.imatool.diff.history;

import dev.imatool.diff.table.IntList;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** For each digest the first entries of BEFORE that have it, each of another path; at most {@link #LIMIT}. */
public final class KnownContent {
    /** Origins that a change names. */
    static final int LIMIT = 3;

    private final Vocabulary vocabulary;
    private final Map<HashAlgorithm, Optional<ByteString>> emptyFiles = new EnumMap<>(HashAlgorithm.class);
    private final int[] entries;

    public KnownContent(ListHistory before, IntList subjectOf) {
        vocabulary = before.vocabulary();
        entries = new int[LIMIT * vocabulary.digestCount()];
        Arrays.fill(entries, -1);
        for (int i = 0; i < before.size(); i++) {
            if (before.content(i) == MeasuredContent.DIGEST && subjectOf.get(i) >= 0) {
                note(before.digest(i), i, subjectOf);
            }
        }
    }

    /** True when BEFORE has the digest and it tells something: nearly every list has several empty files. */
    public boolean knows(int digest) {
        return entries[LIMIT * digest] >= 0 && !emptyFile(vocabulary.loggedDigest(digest));
    }

    /** Adds the entries of BEFORE that have the digest. */
    public void addEntries(int digest, IntList target) {
        for (int i = LIMIT * digest; i < LIMIT * (digest + 1) && entries[i] >= 0 && target.size() < LIMIT; i++) {
            target.add(entries[i]);
        }
    }

    private void note(int digest, int entry, IntList subjectOf) {
        for (int i = LIMIT * digest; i < LIMIT * (digest + 1); i++) {
            if (entries[i] < 0) {
                entries[i] = entry;
                return;
            }
            if (subjectOf.get(entries[i]) == subjectOf.get(entry)) {
                return;
            }
        }
    }

    private boolean emptyFile(MeasuredDigest digest) {
        Optional<ByteString> empty = HashAlgorithm.ofName(digest.algorithm())
                .flatMap(algorithm -> emptyFiles.computeIfAbsent(algorithm, KnownContent::ofEmptyFile));
        return digest.type().isEmpty() && empty.equals(Optional.of(digest.digest()));
    }

    /** The digest of an empty file; algorithms that the Java runtime lacks are rare enough to be taken for content. */
    private static Optional<ByteString> ofEmptyFile(HashAlgorithm algorithm) {
        String name = algorithm.kernelName().toUpperCase(Locale.ROOT);
        String javaName = name.startsWith("SHA") && !name.startsWith("SHA3") ? "SHA-" + name.substring(3) : name;
        try {
            return Optional.of(
                    ByteString.copyOf(MessageDigest.getInstance(javaName).digest()));
        } catch (NoSuchAlgorithmException lacking) {
            return Optional.empty();
        }
    }
}
