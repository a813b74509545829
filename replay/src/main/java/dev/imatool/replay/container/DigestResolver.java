package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.table.BytesTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the files that belong to the digests that container-ima logs in PCR 11: of every known file digest it computes what
 * container-ima would have logged, and compares. What that leaves open is tried by the formula that was meant. Takes some
 * 100 bytes for each known file.
 */
public final class DigestResolver {
    /** Leading bytes of a file digest that take part; the rest is not looked at. */
    public static final int BOUND_BYTES = NamespacedDigest.BOUND;

    /** Known files kept for one digest and beginning of a namespace. */
    public static final int KEPT = 16;

    /** Most digests computed of a kind for which every namespace counts: file digests with a zero byte, and as meant. */
    private static final long MOST_NAMESPACED = 4_000_000;

    private static final int NOT_WHOLE = -1;

    private final Map<HashAlgorithm, Map<ByteString, Explanations>> targets = new EnumMap<>(HashAlgorithm.class);
    private final Set<String> namespaces = new TreeSet<>();
    private final Map<Integer, Set<String>> beginnings = new HashMap<>();
    private long[] prefixes = new long[64];
    private long[] references = new long[64];
    private int[] wholes = new int[64];
    private final BytesTable digests = new BytesTable();
    private int known;
    private boolean exhausted;

    /** Files that explain one digest: in any namespace, and in those whose numbers begin like that. */
    private static final class Explanations {
        private final List<Long> anywhere = new ArrayList<>();
        private final Map<String, List<Long>> byBeginning = new HashMap<>();
        private final Map<String, List<Long>> asMeant = new TreeMap<>();

        private boolean isEmpty() {
            return anywhere.isEmpty() && byBeginning.isEmpty();
        }
    }

    /**
     * Adds a known file.
     *
     * @param reference the caller's name for it
     * @param digest its digest; one of less than {@link #BOUND_BYTES} is ignored
     */
    public void addKnown(long reference, ByteString digest) {
        add(reference, digest, digests.intern(digest));
    }

    /** The same for a file of whose digest only the beginning is known. */
    public void addBeginning(long reference, ByteString beginning) {
        add(reference, beginning, NOT_WHOLE);
    }

    private void add(long reference, ByteString digest, int whole) {
        if (digest.length() < BOUND_BYTES) {
            return;
        }
        if (known == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, 2 * known);
            references = Arrays.copyOf(references, 2 * known);
            wholes = Arrays.copyOf(wholes, 2 * known);
        }
        prefixes[known] = NamespacedDigest.prefix(digest);
        wholes[known] = whole;
        references[known++] = reference;
    }

    /** Adds a digest to explain. The namespace matters only for file digests that have a zero byte in front. */
    public void addTarget(HashAlgorithm algorithm, String namespace, ByteString digest) {
        namespaces.add(namespace);
        targets.computeIfAbsent(algorithm, any -> new HashMap<>())
                .computeIfAbsent(digest, any -> new Explanations())
                .asMeant
                .putIfAbsent(namespace, new ArrayList<>());
    }

    /** References of known files that give that digest in that namespace; to be asked for after {@link #resolve}. */
    public List<Long> explain(HashAlgorithm algorithm, String namespace, ByteString digest) {
        Explanations explanations = targets.getOrDefault(algorithm, Map.of()).get(digest);
        if (explanations == null) {
            return List.of();
        }
        List<Long> files = new ArrayList<>(explanations.anywhere);
        for (int length = 1; length <= Math.min(BOUND_BYTES, namespace.length()); length++) {
            files.addAll(explanations.byBeginning.getOrDefault(namespace.substring(0, length), List.of()));
        }
        return List.copyOf(files);
    }

    /** The same by {@link NamespacedFormula#DIGEST_AND_NAMESPACE}; only where {@link #explain} finds nothing at all. */
    public List<Long> explainAsMeant(HashAlgorithm algorithm, String namespace, ByteString digest) {
        Explanations explanations = targets.getOrDefault(algorithm, Map.of()).get(digest);
        return explanations == null ? List.of() : List.copyOf(explanations.asMeant.getOrDefault(namespace, List.of()));
    }

    /** Looks at every known file. */
    public void resolve() {
        targets.forEach((algorithm, wanted) -> {
            NamespacedDigest.of(algorithm).ifPresent(digest -> {
                resolve(digest, wanted);
                resolveAsMeant(digest, wanted);
            });
        });
    }

    /** True when there were too many namespaces and files with a zero byte in front to try them all. */
    public boolean exhausted() {
        return exhausted;
    }

    private void resolve(NamespacedDigest digest, Map<ByteString, Explanations> wanted) {
        long tries = 0;
        for (int i = 0; i < known; i++) {
            long reference = references[i];
            int zero = NamespacedDigest.zeroByte(prefixes[i]);
            if (zero == BOUND_BYTES) {
                find(digest.compute(prefixes[i]), wanted).ifPresent(found -> add(found.anywhere, reference));
                continue;
            }
            for (String beginning : beginnings(BOUND_BYTES - zero)) {
                if (++tries > MOST_NAMESPACED) {
                    exhausted = true;
                    return;
                }
                find(digest.compute(prefixes[i], beginning), wanted)
                        .ifPresent(found ->
                                add(found.byBeginning.computeIfAbsent(beginning, any -> new ArrayList<>()), reference));
            }
        }
    }

    private void resolveAsMeant(NamespacedDigest digest, Map<ByteString, Explanations> wanted) {
        Set<String> open = new TreeSet<>();
        wanted.values().stream()
                .filter(Explanations::isEmpty)
                .forEach(explanations -> open.addAll(explanations.asMeant.keySet()));
        long tries = 0;
        for (String namespace : open) {
            for (int i = 0; i < known; i++) {
                if (wholes[i] != NOT_WHOLE) {
                    if (++tries > MOST_NAMESPACED) {
                        exhausted = true;
                        return;
                    }
                    long reference = references[i];
                    find(digest.meant(digests.get(wholes[i]), namespace), wanted)
                            .filter(Explanations::isEmpty)
                            .ifPresent(found ->
                                    add(found.asMeant.computeIfAbsent(namespace, any -> new ArrayList<>()), reference));
                }
            }
        }
    }

    private static Optional<Explanations> find(byte[] computed, Map<ByteString, Explanations> wanted) {
        return Optional.ofNullable(wanted.get(ByteString.copyOf(computed)));
    }

    private static void add(List<Long> files, long reference) {
        if (files.size() < KEPT) {
            files.add(reference);
        }
    }

    /** What of the numbers can take part: few different beginnings for many namespaces. */
    private Set<String> beginnings(int length) {
        return beginnings.computeIfAbsent(length, digits -> {
            Set<String> cut = new TreeSet<>();
            namespaces.forEach(namespace -> cut.add(namespace.substring(0, Math.min(digits, namespace.length()))));
            return cut;
        });
    }
}
