package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.archive.Pass;
import dev.imatool.parsers.known.content.RootedPath;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A header of an rpm package: an index of tags, and a store with their values (RPM package format, "Header"). Every place and every
 * count is checked against the store; what does not lie in it is a tag without values.
 */
final class RpmHeader {
    /** Tags of one header; a package has about a hundred. */
    private static final int MOST_TAGS = 1 << 16;

    /** Bytes of one store; that of a package with a hundred thousand files has some ten million. */
    private static final int LONGEST_STORE = 64 << 20;

    /** Values of one tag: more files than one source may have. */
    private static final int MOST_VALUES = Pass.MOST_MEMBERS + 1;

    private static final int INTRODUCTION = 16;
    private static final int INDEX_ENTRY = 16;
    private static final int MAGIC = 0x8eade801;

    private static final int INT16 = 3;
    private static final int INT32 = 4;
    private static final int STRING = 6;
    private static final int STRING_ARRAY = 8;
    private static final int INTERNATIONAL = 9;

    private final byte[] bytes;
    private final ByteBuffer store;
    private final Map<Integer, Entry> index = new HashMap<>();

    private record Entry(int type, int offset, int count) {}

    private RpmHeader(byte[] bytes, int tags) {
        this.bytes = bytes;
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int storeAt = INTRODUCTION + INDEX_ENTRY * tags;
        this.store = all.slice(storeAt, bytes.length - storeAt);
        for (int i = 0; i < tags; i++) {
            int at = INTRODUCTION + INDEX_ENTRY * i;
            index.putIfAbsent(all.getInt(at), new Entry(all.getInt(at + 4), all.getInt(at + 8), all.getInt(at + 12)));
        }
    }

    /**
     * Reads the next header.
     *
     * @throws DamagedRpmException if there is none, or its lengths cannot be true
     */
    static RpmHeader read(InputStream in) throws IOException {
        byte[] introduction = in.readNBytes(INTRODUCTION);
        if (introduction.length < INTRODUCTION) {
            throw new EOFException();
        }
        ByteBuffer begin = ByteBuffer.wrap(introduction);
        if (begin.getInt(0) != MAGIC) {
            throw new DamagedRpmException("no header begins here");
        }
        long tags = begin.getInt(8) & 0xffffffffL;
        long length = begin.getInt(12) & 0xffffffffL;
        if (tags > MOST_TAGS || length > LONGEST_STORE) {
            throw new DamagedRpmException("a header says it has " + tags + " tags in " + length + " bytes");
        }
        int rest = (int) (tags * INDEX_ENTRY + length);
        byte[] body = in.readNBytes(rest);
        if (body.length < rest) {
            throw new EOFException();
        }
        ByteBuffer whole =
                ByteBuffer.allocate(INTRODUCTION + rest).put(introduction).put(body);
        return new RpmHeader(whole.array(), (int) tags);
    }

    /** All its bytes, over which digests are made. */
    byte[] bytes() {
        return bytes;
    }

    /** The only or first string of a tag, one character to a byte; empty where it has none. */
    String string(int tag) {
        List<String> all = strings(tag, 1);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The strings of a tag. */
    List<String> strings(int tag) {
        return strings(tag, MOST_VALUES);
    }

    private List<String> strings(int tag, int most) {
        Entry entry = index.get(tag);
        if (entry == null || (entry.type != STRING && entry.type != STRING_ARRAY && entry.type != INTERNATIONAL)) {
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        int at = entry.offset;
        int count = entry.type == STRING ? 1 : Math.min(entry.count, most);
        for (int i = 0; i < count; i++) {
            int end = endOfString(at);
            if (end < 0) {
                return List.of();
            }
            byte[] value = new byte[end - at];
            store.get(at, value);
            strings.add(RootedPath.name(value));
            at = end + 1;
        }
        return strings;
    }

    private int endOfString(int from) {
        for (int at = Math.max(from, 0); from >= 0 && at < store.capacity(); at++) {
            if (store.get(at) == 0) {
                return at;
            }
        }
        return -1;
    }

    /** The numbers of a tag, unsigned where they are short. */
    int[] numbers(int tag) {
        Entry entry = index.get(tag);
        int size = entry == null || entry.type != INT16 ? Integer.BYTES : Short.BYTES;
        if (entry == null || (entry.type != INT16 && entry.type != INT32) || !fits(entry, size)) {
            return new int[0];
        }
        int[] numbers = new int[Math.min(entry.count, MOST_VALUES)];
        for (int i = 0; i < numbers.length; i++) {
            int at = entry.offset + i * size;
            numbers[i] = size == Short.BYTES ? store.getShort(at) & 0xffff : store.getInt(at);
        }
        return numbers;
    }

    private boolean fits(Entry entry, int size) {
        return entry.offset >= 0 && entry.count >= 0 && entry.offset + (long) entry.count * size <= store.capacity();
    }

    /** What cannot be a header. */
    static final class DamagedRpmException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedRpmException(String reason) {
            super(reason);
        }
    }
}
