package dev.imatool.model.table;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import java.util.Arrays;

/**
 * Byte strings, each kept once and known by a number from 0 on, in the order in which they came. Not for use by several
 * threads at a time.
 */
public final class BytesTable {
    private static final int PAGE = 1 << 20;
    private static final int LENGTH_SHIFT = 20;
    private static final int PAGE_SHIFT = 40;
    private static final int FIELD = PAGE - 1;

    /** In place of the length of what is a page by itself. */
    private static final int OWN_PAGE = FIELD;

    private final BytesHash hashes = new BytesHash();
    private byte[][] pages = new byte[4][];
    private int pageCount;
    private int openPage = -1;
    private int openUsed = PAGE;

    /** Page, length and offset of each, in one word: what is looked at is not in the cache, and then it is one look. */
    private long[] places = new long[64];

    private int size;

    /** The hash in the upper half, so that what is not there is mostly seen without a look elsewhere; one more than the number below. */
    private long[] slots = new long[128];

    private byte[] scratch = new byte[64];

    /** An empty table. */
    public BytesTable() {}

    /** Number of different byte strings. */
    public int size() {
        return size;
    }

    /** The number of these bytes; a new one where they are new. */
    public int intern(byte[] bytes, int offset, int length) {
        int hash = hash(bytes, offset, length);
        int slot = slot(hash, bytes, offset, length);
        if (slots[slot] != 0) {
            return number(slots[slot]);
        }
        if (size == places.length) {
            grow();
            slot = slot(hash, bytes, offset, length);
        }
        places[size] = store(bytes, offset, length);
        slots[slot] = slotOf(hash, size);
        return size++;
    }

    /** The number of {@code bytes}; a new one where they are new. */
    public int intern(ByteString bytes) {
        return intern(copied(bytes), 0, bytes.length());
    }

    /** The number of {@code bytes}, or -1 where they never came. */
    public int find(ByteString bytes) {
        return size == 0 ? -1 : find(copied(bytes), 0, bytes.length());
    }

    /** The number of these bytes, or -1 where they never came. */
    public int find(byte[] bytes, int offset, int length) {
        return number(slots[slot(hash(bytes, offset, length), bytes, offset, length)]);
    }

    /** The same where a number is guessed: bytes that come again in the order of their numbers are found without a hash. */
    public int find(byte[] bytes, int offset, int length, int guess) {
        return guess >= 0 && guess < size && isAt(guess, bytes, offset, length) ? guess : find(bytes, offset, length);
    }

    private byte[] copied(ByteString bytes) {
        if (bytes.length() > scratch.length) {
            scratch = new byte[2 * bytes.length()];
        }
        bytes.copyTo(scratch, 0);
        return scratch;
    }

    private static long slotOf(int hash, int number) {
        return ((long) hash << 32) | (number + 1);
    }

    /** The number in a slot, or -1 where that is empty. */
    private static int number(long slot) {
        return (int) slot - 1;
    }

    /** The bytes of that number. */
    public ByteString get(int id) {
        return get(id, 0);
    }

    /** The bytes of that number after the first {@code skip}. */
    public ByteString get(int id, int skip) {
        return ByteString.copyOf(page(id), offset(id) + skip, length(id) - skip);
    }

    /** Points {@code slice} at the bytes of that number; they never move. */
    public ByteSlice get(int id, ByteSlice slice) {
        return slice.set(page(id), offset(id), length(id));
    }

    /** The byte at {@code index}, 0 to 255. */
    public int at(int id, int index) {
        return page(id)[offset(id) + index] & 0xff;
    }

    /** Order of the bytes themselves, unsigned. */
    public int compare(int one, int other) {
        int a = offset(one);
        int b = offset(other);
        return Arrays.compareUnsigned(page(one), a, a + length(one), page(other), b, b + length(other));
    }

    private byte[] page(int id) {
        return pages[(int) (places[id] >>> PAGE_SHIFT)];
    }

    private int offset(int id) {
        return (int) places[id] & FIELD;
    }

    private int length(int id) {
        int length = (int) (places[id] >>> LENGTH_SHIFT) & FIELD;
        return length == OWN_PAGE ? page(id).length : length;
    }

    private int slot(int hash, byte[] bytes, int offset, int length) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0 && !holds(slots[slot], hash, bytes, offset, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(long slot, int hash, byte[] bytes, int offset, int length) {
        if ((int) (slot >>> 32) != hash) {
            return false;
        }
        return isAt(number(slot), bytes, offset, length);
    }

    private boolean isAt(int id, byte[] bytes, int offset, int length) {
        if (length(id) != length) {
            return false;
        }
        int at = offset(id);
        return Arrays.equals(page(id), at, at + length, bytes, offset, offset + length);
    }

    private long store(byte[] bytes, int offset, int length) {
        if (length > PAGE / 4) {
            return place(addPage(Arrays.copyOfRange(bytes, offset, offset + length)), OWN_PAGE, 0);
        }
        if (openPage < 0 || openUsed + length > PAGE) {
            openPage = addPage(new byte[PAGE]);
            openUsed = 0;
        }
        System.arraycopy(bytes, offset, pages[openPage], openUsed, length);
        long place = place(openPage, length, openUsed);
        openUsed += length;
        return place;
    }

    private static long place(int page, int length, int offset) {
        return ((long) page << PAGE_SHIFT) | ((long) length << LENGTH_SHIFT) | offset;
    }

    private int addPage(byte[] page) {
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, 2 * pageCount);
        }
        pages[pageCount] = page;
        return pageCount++;
    }

    private void grow() {
        places = Arrays.copyOf(places, 2 * size);
        long[] fewer = slots;
        slots = new long[4 * size];
        int mask = slots.length - 1;
        for (long filled : fewer) {
            if (filled != 0) {
                int slot = (int) (filled >>> 32) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = filled;
            }
        }
    }

    private int hash(byte[] bytes, int offset, int length) {
        long hash = hashes.of(bytes, offset, length);
        return (int) (hash ^ (hash >>> 32));
    }
}
