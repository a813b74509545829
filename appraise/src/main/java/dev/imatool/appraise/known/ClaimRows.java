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

/** What sources say, a row for each content of each path, found by path, by content and by both. Some 64 bytes a row. */
final class ClaimRows {
    static final int NONE = -1;
    private static final List<KnownFile.State> STATES = List.of(KnownFile.State.values());
    private static final int BARE = 0x100;
    private static final int LINKED = 0x200;
    private static final int STATE = 0xff;

    private final BytesTable paths = new BytesTable();
    private final ListContents numbers;
    private final LongTable pairs = new LongTable();
    private final Map<String, Integer> itemNumbers = new HashMap<>();
    private String[] items = new String[16];

    private int size;
    private int[] source = new int[64];
    private int[] part = new int[64];
    private int[] item = new int[64];

    /** {@link #NONE} where it is the key. */
    private int[] path = new int[64];

    private int[] key = new int[64];
    private int[] digest = new int[64];
    private int[] label = new int[64];
    private int[] flags = new int[64];
    private int[] nextOfKey = new int[64];
    private int[] nextOfDigest = new int[64];
    private int[] nextOfPair = new int[64];

    private int[] firstOfKey = new int[64];
    private int[] firstOfDigest = new int[64];
    private int[] firstOfPair = new int[64];

    /** @param numbers gives paths and digests their numbers */
    ClaimRows(ListContents numbers) {
        this.numbers = numbers;
    }

    /** A row as it comes; {@code bytes} is absent where the source has no content that could be compared. */
    record Row(
            int source,
            int part,
            String item,
            ByteString path,
            Optional<ByteString> key,
            Optional<ByteString> bytes,
            int label,
            KnownFile.State state,
            boolean bare,
            boolean linked) {}

    void add(Row row) {
        if (size == source.length) {
            grow();
        }
        int at = size++;
        source[at] = row.source();
        part[at] = row.part();
        item[at] = item(row.item());
        boolean same = row.key().filter(row.path()::equals).isPresent();
        path[at] = same ? NONE : paths.intern(row.path());
        key[at] = row.key().map(numbers::internKey).orElse(NONE);
        digest[at] = row.bytes().map(numbers::internDigest).orElse(NONE);
        label[at] = row.label();
        flags[at] = STATES.indexOf(row.state()) | (row.bare() ? BARE : 0) | (row.linked() ? LINKED : 0);
        if (key[at] >= 0) {
            firstOfKey = room(firstOfKey, key[at]);
            nextOfKey[at] = firstOfKey[key[at]];
            firstOfKey[key[at]] = at + 1;
        }
        if (digest[at] >= 0) {
            firstOfDigest = room(firstOfDigest, digest[at]);
            nextOfDigest[at] = firstOfDigest[digest[at]];
            firstOfDigest[digest[at]] = at + 1;
            if (key[at] >= 0) {
                int pair = pairs.intern(LongTable.pair(key[at], digest[at]));
                firstOfPair = room(firstOfPair, pair);
                nextOfPair[at] = firstOfPair[pair];
                firstOfPair[pair] = at + 1;
            }
        }
    }

    private static int[] room(int[] heads, int index) {
        return index < heads.length ? heads : Arrays.copyOf(heads, Math.max(index + 1, 2 * heads.length));
    }

    private void grow() {
        int more = 2 * size;
        source = Arrays.copyOf(source, more);
        part = Arrays.copyOf(part, more);
        item = Arrays.copyOf(item, more);
        path = Arrays.copyOf(path, more);
        key = Arrays.copyOf(key, more);
        digest = Arrays.copyOf(digest, more);
        label = Arrays.copyOf(label, more);
        flags = Arrays.copyOf(flags, more);
        nextOfKey = Arrays.copyOf(nextOfKey, more);
        nextOfDigest = Arrays.copyOf(nextOfDigest, more);
        nextOfPair = Arrays.copyOf(nextOfPair, more);
    }

    private int item(String name) {
        int fresh = itemNumbers.size();
        Integer known = itemNumbers.putIfAbsent(name, fresh);
        if (known != null) {
            return known;
        }
        items = fresh < items.length ? items : Arrays.copyOf(items, 2 * fresh);
        items[fresh] = name;
        return fresh;
    }

    int size() {
        return size;
    }

    /** The sources that say something. */
    Set<Integer> sources() {
        Set<Integer> sources = new HashSet<>();
        int last = NONE;
        for (int row = 0; row < size; row++) {
            if (source[row] != last) {
                last = source[row];
                sources.add(last);
            }
        }
        return sources;
    }

    int source(int row) {
        return source[row];
    }

    /** The file of the source that says it, by a number that no other source has. */
    int part(int row) {
        return part[row];
    }

    String item(int row) {
        return items[item[row]];
    }

    ByteString path(int row) {
        return path[row] < 0 ? numbers.keyAt(key[row]) : paths.get(path[row]);
    }

    boolean pathless(int row) {
        return key[row] < 0;
    }

    Optional<ByteString> key(int row) {
        return key[row] < 0 ? Optional.empty() : Optional.of(numbers.keyAt(key[row]));
    }

    Optional<ByteString> bytes(int row) {
        return digest[row] < 0 ? Optional.empty() : Optional.of(numbers.digestAt(digest[row]));
    }

    int label(int row) {
        return label[row];
    }

    KnownFile.State state(int row) {
        return STATES.get(flags[row] & STATE);
    }

    boolean bare(int row) {
        return (flags[row] & BARE) != 0;
    }

    boolean linked(int row) {
        return (flags[row] & LINKED) != 0;
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
        return nextOfKey[row] - 1;
    }

    int ofDigest(int number) {
        return number < 0 || number >= firstOfDigest.length ? NONE : firstOfDigest[number] - 1;
    }

    int nextOfDigest(int row) {
        return nextOfDigest[row] - 1;
    }

    int ofPair(int keyNumber, int digestNumber) {
        int pair = keyNumber < 0 || digestNumber < 0 ? NONE : pairs.find(LongTable.pair(keyNumber, digestNumber));
        return pair < 0 ? NONE : firstOfPair[pair] - 1;
    }

    int nextOfPair(int row) {
        return nextOfPair[row] - 1;
    }
}
