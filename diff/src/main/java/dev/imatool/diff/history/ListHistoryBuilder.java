package dev.imatool.diff.history;

import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Reads a list, entry by entry, into a {@link ListHistory}; no entry is kept. */
public final class ListHistoryBuilder {
    private final Vocabulary vocabulary;
    private final EntryFactsReader reader = new EntryFactsReader();
    private int size;
    private long[] numbers = new long[64];
    private int[] containers = new int[64];
    private int[] paths = new int[64];
    private int[] digests = new int[64];
    private int[] signatures = new int[64];
    private int[] metadata = new int[64];
    private byte[] pcrs = new byte[64];
    private byte[] flags = new byte[64];
    private long[] highs = new long[64];
    private long[] lows = new long[64];
    private final Map<Integer, NamespaceCreator> creators = new HashMap<>();
    private final BitSet begun = new BitSet();
    private boolean chains;

    /** A builder that shares {@code vocabulary} with the list to compare with. */
    public ListHistoryBuilder(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Adds the entry that {@code view} stands on, taken at its word. */
    public void add(EntryView view) {
        add(reader.of(view));
    }

    /**
     * Adds the entry that {@code view} stands on.
     *
     * @param unproven true when its template digest cannot be computed from what it says
     */
    public void add(EntryView view, boolean unproven) {
        add(reader.of(view, unproven));
    }

    /** Adds the next entry. */
    public void add(EntryFacts entry) {
        if (size == numbers.length) {
            grow();
        }
        numbers[size] = entry.number();
        containers[size] = vocabulary.container(entry.container());
        paths[size] = vocabulary.path(entry.path());
        digests[size] = entry.digest().map(vocabulary::digest).orElse(-1);
        signatures[size] = marks(entry.signatures());
        metadata[size] = marks(entry.metadata());
        pcrs[size] = (byte) entry.pcr();
        flags[size] = entry.flags();
        highs[size] = entry.high();
        lows[size] = entry.low();
        creator(entry, containers[size], paths[size], digests[size]);
        size++;
    }

    /** Notes the program that made a namespace: the first entry of its own list, if it proves what it says and is no violation. */
    private void creator(EntryFacts entry, int container, int path, int digest) {
        boolean chain = entry.processChain().isPresent();
        boolean own = entry.pcr() == EntryView.NO_PCR;
        if (!chain && !own) {
            return;
        }
        boolean first = own && !begun.get(container) && !chains;
        begun.set(container);
        chains |= chain;
        int noCreator = ListHistory.VIOLATION | ListHistory.UNPROVEN | ListHistory.BOOT_AGGREGATE;
        if ((chain || first) && container != Vocabulary.HOST && (entry.flags() & noCreator) == 0) {
            int algorithm = digest < 0 ? -1 : vocabulary.algorithmOf(digest);
            creators.putIfAbsent(container, new NamespaceCreator(entry.processChain(), path, algorithm, digest));
        }
    }

    /** What was read. The builder is of no further use. */
    public ListHistory build() {
        return new ListHistory(
                vocabulary,
                size,
                numbers,
                containers,
                paths,
                digests,
                signatures,
                metadata,
                pcrs,
                flags,
                highs,
                lows,
                creators);
    }

    private int marks(ByteString marks) {
        return marks.isEmpty() ? FieldMarks.NOT_CARRIED : vocabulary.marks(marks);
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, 2 * size);
        containers = Arrays.copyOf(containers, 2 * size);
        paths = Arrays.copyOf(paths, 2 * size);
        digests = Arrays.copyOf(digests, 2 * size);
        signatures = Arrays.copyOf(signatures, 2 * size);
        metadata = Arrays.copyOf(metadata, 2 * size);
        pcrs = Arrays.copyOf(pcrs, 2 * size);
        flags = Arrays.copyOf(flags, 2 * size);
        highs = Arrays.copyOf(highs, 2 * size);
        lows = Arrays.copyOf(lows, 2 * size);
    }
}
