package dev.imatool.appraise.known;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.table.BytesTable;
import dev.imatool.model.table.LongTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sources say, a row for each content of each path, found by path, by content and by both; the last row of each comes first. Some 50
 * bytes a row, which stand together: rows are looked at in no order, and most of what a look costs is waiting for memory.
 */
final class ClaimRows {
    static final int NONE = -1;
    private static final List<KnownFile.State> STATES = List.of(KnownFile.State.values());

    /** Rows of a page. */
    private static final int PAGE = 1 << 14;

    /** Rows of one content that are gone through to find one of them; of more, each pair of path and content has a number. */
    private static final int FEW = 8;

    private static final int SOURCE = 0;
    private static final int PART = 1;
    private static final int ITEM = 2;

    /** {@link #NONE} where it is the key. */
    private static final int PATH = 3;

    private static final int KEY = 4;
    private static final int DIGEST = 5;
    private static final int FLAGS = 6;
    private static final int NEXT_OF_KEY = 7;
    private static final int NEXT_OF_DIGEST = 8;
    private static final int NEXT_OF_PAIR = 9;
    private static final int CELLS = 10;

    private static final int LABEL = 0xff;
    private static final int LABELLED = 0x100;
    private static final int BARE = 0x200;
    private static final int LINKED = 0x400;
    private static final int STATE_SHIFT = 12;
    private static final int STATE = 0xf;

    /** How many rows of the same content there are up to this one, counted up to {@link #FEW}. */
    private static final int RANK_SHIFT = 16;

    private final BytesTable paths = new BytesTable();
    private final ListContents numbers;
    private final LongTable pairs = new LongTable();
    private final Map<Item, Integer> itemNumbers = new HashMap<>();
    private Item[] items = new Item[16];

    /** Number of the item of lines: the whole source. */
    private final int wholeSource;

    private int[][] pages = new int[16][];
    private int size;
    private int[] firstOfKey = new int[64];
    private int[] firstOfDigest = new int[64];
    private int[] firstOfPair = new int[64];

    /** @param numbers gives paths and digests their numbers */
    ClaimRows(ListContents numbers) {
        this.numbers = numbers;
        this.wholeSource = item(new Item("", ""));
    }

    /**
     * What of a source says something.
     *
     * @param signer the name of the key whose valid signatures it has; empty where it has none
     */
    private record Item(String name, String signer) {}

    /** A row as it comes; {@code bytes} is absent where the source has no content that could be compared. */
    record Row(
            int source,
            int part,
            String item,
            String signer,
            ByteString path,
            Optional<ByteString> key,
            Optional<ByteString> bytes,
            int label,
            KnownFile.State state,
            boolean bare,
            boolean linked) {}

    void add(Row row) {
        boolean same = row.key().filter(row.path()::equals).isPresent();
        int path = same ? NONE : paths.intern(row.path());
        int key = row.key().map(numbers::internKey).orElse(NONE);
        int digest = row.bytes().map(numbers::internDigest).orElse(NONE);
        int flags = (row.label() == NONE ? 0 : LABELLED | row.label())
                | (row.bare() ? BARE : 0)
                | (row.linked() ? LINKED : 0)
                | (STATES.indexOf(row.state()) << STATE_SHIFT);
        add(row.source(), row.part(), item(new Item(row.item(), row.signer())), path, key, digest, flags);
    }

    /**
     * Adds what a line of checksums says: of a file that is there, without more about it.
     *
     * @param path as the line has it; absent where it is the key
     * @param key the number of its key
     * @param digest the number of its digest
     */
    void addLine(int source, int part, Optional<ByteString> path, int key, int digest, int label, boolean bare) {
        int flags = LABELLED | label | (bare ? BARE : 0) | (STATES.indexOf(KnownFile.State.PRESENT) << STATE_SHIFT);
        add(source, part, wholeSource, path.isPresent() ? paths.intern(path.get()) : NONE, key, digest, flags);
    }

    private void add(int source, int part, int item, int path, int key, int digest, int flags) {
        int row = size++;
        int number = row / PAGE;
        if (row % PAGE == 0) {
            pages = number < pages.length ? pages : Arrays.copyOf(pages, 2 * number);
            pages[number] = new int[PAGE * CELLS];
        }
        int[] page = pages[number];
        int at = row % PAGE * CELLS;
        page[at + SOURCE] = source;
        page[at + PART] = part;
        page[at + ITEM] = item;
        page[at + PATH] = path;
        page[at + KEY] = key;
        page[at + DIGEST] = digest;
        page[at + FLAGS] = flags;
        if (key >= 0) {
            firstOfKey = room(firstOfKey, key);
            page[at + NEXT_OF_KEY] = firstOfKey[key];
            firstOfKey[key] = row + 1;
        }
        if (digest >= 0) {
            firstOfDigest = room(firstOfDigest, digest);
            int before = firstOfDigest[digest] - 1;
            int rank = before < 0 ? 1 : Math.min(rank(before) + 1, FEW);
            page[at + FLAGS] |= rank << RANK_SHIFT;
            page[at + NEXT_OF_DIGEST] = before + 1;
            firstOfDigest[digest] = row + 1;
            if (rank == FEW) {
                addPairs(row, before);
            }
        }
    }

    /** Numbers the pair of a row of a content with many, and before the first of them the pairs of the rows in front of it. */
    private void addPairs(int row, int before) {
        if (rank(before) < FEW) {
            int[] few = new int[FEW];
            int count = 0;
            for (int one = before; one >= 0; one = nextOfDigest(one)) {
                few[count++] = one;
            }
            while (count > 0) {
                addPair(few[--count]);
            }
        }
        addPair(row);
    }

    private void addPair(int row) {
        int key = cell(row, KEY);
        if (key >= 0) {
            int pair = pairs.intern(LongTable.pair(key, cell(row, DIGEST)));
            firstOfPair = room(firstOfPair, pair);
            pages[row / PAGE][row % PAGE * CELLS + NEXT_OF_PAIR] = firstOfPair[pair];
            firstOfPair[pair] = row + 1;
        }
    }

    private static int[] room(int[] heads, int index) {
        return index < heads.length ? heads : Arrays.copyOf(heads, Math.max(index + 1, 2 * heads.length));
    }

    private int item(Item item) {
        int fresh = itemNumbers.size();
        Integer known = itemNumbers.putIfAbsent(item, fresh);
        if (known != null) {
            return known;
        }
        items = fresh < items.length ? items : Arrays.copyOf(items, 2 * fresh);
        items[fresh] = item;
        return fresh;
    }

    private int cell(int row, int cell) {
        return pages[row / PAGE][row % PAGE * CELLS + cell];
    }

    private int rank(int row) {
        return cell(row, FLAGS) >>> RANK_SHIFT;
    }

    int size() {
        return size;
    }

    /** The sources that say something. */
    Set<Integer> sources() {
        Set<Integer> sources = new HashSet<>();
        int last = NONE;
        for (int row = 0; row < size; row++) {
            if (source(row) != last) {
                last = source(row);
                sources.add(last);
            }
        }
        return sources;
    }

    int source(int row) {
        return cell(row, SOURCE);
    }

    /** The file of the source that says it, by a number that no other source has. */
    int part(int row) {
        return cell(row, PART);
    }

    String item(int row) {
        return items[cell(row, ITEM)].name();
    }

    /** The name of the key whose valid signature of the content the source has; empty where it has none. */
    String signer(int row) {
        return items[cell(row, ITEM)].signer();
    }

    ByteString path(int row) {
        int path = cell(row, PATH);
        return path < 0 ? numbers.keyAt(cell(row, KEY)) : paths.get(path);
    }

    boolean pathless(int row) {
        return cell(row, KEY) < 0;
    }

    Optional<ByteString> key(int row) {
        return pathless(row) ? Optional.empty() : Optional.of(numbers.keyAt(cell(row, KEY)));
    }

    Optional<ByteString> bytes(int row) {
        int digest = cell(row, DIGEST);
        return digest < 0 ? Optional.empty() : Optional.of(numbers.digestAt(digest));
    }

    /** The kind of its digest, or {@link #NONE}. */
    int label(int row) {
        int flags = cell(row, FLAGS);
        return (flags & LABELLED) == 0 ? NONE : flags & LABEL;
    }

    KnownFile.State state(int row) {
        return STATES.get((cell(row, FLAGS) >>> STATE_SHIFT) & STATE);
    }

    boolean bare(int row) {
        return (cell(row, FLAGS) & BARE) != 0;
    }

    boolean linked(int row) {
        return (cell(row, FLAGS) & LINKED) != 0;
    }

    int keyNumber(ByteString wanted) {
        return numbers.keyNumber(wanted);
    }

    int digestNumber(ByteString wanted) {
        return numbers.digestNumber(wanted);
    }

    /** The last row of a path, or {@link #NONE}. */
    int ofKey(int number) {
        return number < 0 || number >= firstOfKey.length ? NONE : firstOfKey[number] - 1;
    }

    int nextOfKey(int row) {
        return cell(row, NEXT_OF_KEY) - 1;
    }

    int ofDigest(int number) {
        return number < 0 || number >= firstOfDigest.length ? NONE : firstOfDigest[number] - 1;
    }

    int nextOfDigest(int row) {
        return cell(row, NEXT_OF_DIGEST) - 1;
    }

    /** The last row of a path that has the content, or {@link #NONE}. */
    int ofPair(int keyNumber, int digestNumber) {
        int last = keyNumber < 0 ? NONE : ofDigest(digestNumber);
        if (last < 0 || rank(last) < FEW) {
            return withKey(last, keyNumber);
        }
        int pair = pairs.find(LongTable.pair(keyNumber, digestNumber));
        return pair < 0 ? NONE : firstOfPair[pair] - 1;
    }

    int nextOfPair(int row) {
        return rank(ofDigest(cell(row, DIGEST))) < FEW
                ? withKey(nextOfDigest(row), cell(row, KEY))
                : cell(row, NEXT_OF_PAIR) - 1;
    }

    /** The row, or the first one behind it, that has the path. */
    private int withKey(int row, int keyNumber) {
        int one = row;
        while (one >= 0 && cell(one, KEY) != keyNumber) {
            one = nextOfDigest(one);
        }
        return one;
    }
}
