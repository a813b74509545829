package dev.imatool.diff.history;

import dev.imatool.model.EntryView;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a measurement list says about each path, without its entries: 46 bytes an entry, in addition to the names and digests that
 * the {@link Vocabulary} keeps once. Made by a {@link ListHistoryBuilder}.
 */
public final class ListHistory {
    static final int VIOLATION = 1;
    static final int BOOT_AGGREGATE = 2;
    static final int BUFFER = 4;
    static final int DIGEST = 8;
    static final int ZERO_DIGEST = 16;
    static final int UNPROVEN = 32;
    static final int IMAGE = 64;

    private final Vocabulary vocabulary;
    private final int size;
    private final long[] numbers;
    private final int[] containers;
    private final int[] paths;
    private final int[] digests;
    private final int[] signatures;
    private final int[] metadata;
    private final byte[] pcrs;
    private final byte[] flags;
    private final long[] highs;
    private final long[] lows;
    private final Map<Integer, NamespaceCreator> creators;

    /** Takes over the builder's columns, which it must not change any more. */
    ListHistory(
            Vocabulary vocabulary,
            int size,
            long[] numbers,
            int[] containers,
            int[] paths,
            int[] digests,
            int[] signatures,
            int[] metadata,
            byte[] pcrs,
            byte[] flags,
            long[] highs,
            long[] lows,
            Map<Integer, NamespaceCreator> creators) {
        this.vocabulary = vocabulary;
        this.size = size;
        this.numbers = numbers;
        this.containers = containers;
        this.paths = paths;
        this.digests = digests;
        this.signatures = signatures;
        this.metadata = metadata;
        this.pcrs = pcrs;
        this.flags = flags;
        this.highs = highs;
        this.lows = lows;
        this.creators = creators;
    }

    /** The history of some of the entries alone, which keep their numbers. */
    public ListHistory only(IntPredicate kept) {
        int[] indexes = IntStream.range(0, size).filter(kept).toArray();
        int count = indexes.length;
        long[] newNumbers = new long[count];
        int[] newContainers = new int[count];
        int[] newPaths = new int[count];
        int[] newDigests = new int[count];
        int[] newSignatures = new int[count];
        int[] newMetadata = new int[count];
        byte[] newPcrs = new byte[count];
        byte[] newFlags = new byte[count];
        long[] newHighs = new long[count];
        long[] newLows = new long[count];
        for (int i = 0; i < count; i++) {
            int from = indexes[i];
            newNumbers[i] = numbers[from];
            newContainers[i] = containers[from];
            newPaths[i] = paths[from];
            newDigests[i] = digests[from];
            newSignatures[i] = signatures[from];
            newMetadata[i] = metadata[from];
            newPcrs[i] = pcrs[from];
            newFlags[i] = flags[from];
            newHighs[i] = highs[from];
            newLows[i] = lows[from];
        }
        return new ListHistory(
                vocabulary,
                count,
                newNumbers,
                newContainers,
                newPaths,
                newDigests,
                newSignatures,
                newMetadata,
                newPcrs,
                newFlags,
                newHighs,
                newLows,
                creators);
    }

    /** Number of entries. */
    public int size() {
        return size;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The entry number in the input of the entry at {@code index}, which counts from 0. */
    public long number(int index) {
        return numbers[index];
    }

    /**
     * True where the digest is that of an image, not of a file. Its name is the number of its namespace, another one each time: what is
     * of one image has one subject, whatever its path.
     */
    public boolean image(int index) {
        return (flags[index] & IMAGE) != 0;
    }

    /** Number of the container in the vocabulary. */
    public int container(int index) {
        return containers[index];
    }

    /** The program that made the namespace of that number in the vocabulary; absent where no entry tells it. */
    public Optional<NamespaceCreator> creator(int container) {
        return Optional.ofNullable(creators.get(container));
    }

    public int path(int index) {
        return paths[index];
    }

    /** Number of the file digest, zero digests included, or -1 where none could be read. */
    public int digest(int index) {
        return digests[index];
    }

    /** Number of the marks of those fields, or {@link FieldMarks#NOT_CARRIED}. */
    public int marks(MarkedFields fields, int index) {
        return switch (fields) {
            case SIGNATURES -> signatures[index];
            case METADATA -> metadata[index];
        };
    }

    /** PCR index, or {@link EntryView#NO_PCR}. */
    public int pcr(int index) {
        return pcrs[index];
    }

    public MeasuredContent content(int index) {
        if ((flags[index] & DIGEST) != 0) {
            return MeasuredContent.DIGEST;
        }
        return (flags[index] & ZERO_DIGEST) != 0 ? MeasuredContent.NONE : MeasuredContent.UNREADABLE;
    }

    public boolean violation(int index) {
        return (flags[index] & VIOLATION) != 0;
    }

    /** True when the entry's template digest does not prove what it says. */
    public boolean unproven(int index) {
        return (flags[index] & UNPROVEN) != 0;
    }

    public boolean bootAggregate(int index) {
        return (flags[index] & BOOT_AGGREGATE) != 0;
    }

    /** True for a measured buffer (a key, a command line): entries of one name are then different things. */
    public boolean buffer(int index) {
        return (flags[index] & BUFFER) != 0;
    }

    /** First half of the {@link EntryIdentity}. */
    long high(int index) {
        return highs[index];
    }

    /** Second half of it. */
    long low(int index) {
        return lows[index];
    }

    public boolean sameEntry(int index, ListHistory other, int otherIndex) {
        return lows[index] == other.lows[otherIndex] && highs[index] == other.highs[otherIndex];
    }

    public Side side(int index) {
        Optional<MeasuredDigest> digest =
                digests[index] < 0 ? Optional.empty() : Optional.of(vocabulary.loggedDigest(digests[index]));
        Side.Signature signature = signatures[index] == FieldMarks.NOT_CARRIED
                ? Side.Signature.NOT_CARRIED
                : FieldMarks.state(vocabulary.marks(signatures[index]));
        OptionalInt pcr = pcrs[index] == EntryView.NO_PCR ? OptionalInt.empty() : OptionalInt.of(pcrs[index]);
        return new Side(
                numbers[index],
                vocabulary.container(containers[index]),
                pcr,
                digest,
                violation(index),
                signature,
                unproven(index));
    }
}
