package dev.imatool.parsers.known.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries of a table in the order in which they come: a hash and the place of a record. */
final class HashPages {
    private static final int PAGE = 1 << 15;

    private final List<long[]> full = new ArrayList<>();
    private long[] page = new long[PAGE];
    private int used;

    void add(int hash, long place) {
        if (used == PAGE) {
            full.add(page);
            page = new long[PAGE];
            used = 0;
        }
        page[used++] = ((long) hash << 32) | place;
    }

    /** Takes over the pages of another, which is of no use any more. */
    void addAll(HashPages other) {
        full.addAll(other.full);
        for (int i = 0; i < other.used; i++) {
            add((int) (other.page[i] >>> 32), other.page[i] & 0xffffffffL);
        }
    }

    /** All of them in order, each once; the pages are let go. */
    long[] sorted() {
        long[] all = new long[Math.addExact(Math.multiplyExact(full.size(), PAGE), used)];
        for (int i = 0; i < full.size(); i++) {
            System.arraycopy(full.get(i), 0, all, i * PAGE, PAGE);
        }
        System.arraycopy(page, 0, all, full.size() * PAGE, used);
        full.clear();
        used = 0;
        // signed numbers are in the order of unsigned ones once their first bit is turned
        for (int i = 0; i < all.length; i++) {
            all[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < all.length; i++) {
            if (kept == 0 || (all[i] ^ Long.MIN_VALUE) != all[kept - 1]) {
                all[kept++] = all[i] ^ Long.MIN_VALUE;
            }
        }
        return kept == all.length ? all : Arrays.copyOf(all, kept);
    }
}
