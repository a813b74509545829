package dev.imatool.parsers.known.index;

import dev.imatool.model.table.SortedInts;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** A sorted table of an index: which records have a hash. */
final class HashTable {
    /** Hashes for a block from which on all blocks are read one after the other. */
    private static final int DENSE = 4;

    private final IndexBlocks.View view;
    private final long from;
    private final long to;

    /** The first entry of each block, once it was looked at; -1 before. No entry is -1: no record is that far away. */
    private final long[] firsts;

    HashTable(IndexBlocks blocks, long from, long entries) {
        this.view = blocks.view();
        this.from = from;
        this.to = from + entries * Long.BYTES;
        this.firsts = new long[entries == 0 ? 0 : (int) (block(to - 1) - block(from) + 1)];
        Arrays.fill(firsts, -1);
    }

    private static long block(long offset) {
        return offset / IndexLayout.BLOCK;
    }

    /**
     * Finds records.
     *
     * @param found takes the place of each record in units, some of them several times
     */
    void find(SortedInts wanted, IntConsumer found) throws IOException {
        boolean dense = wanted.size() > firsts.length / DENSE;
        int next = 0;
        for (int block = 0; block < firsts.length && next < wanted.size(); block++) {
            block = dense ? block : Math.max(block, before(wanted.get(next)));
            next = search(block, wanted, next, found);
        }
    }

    /** The last block that begins before a hash, so that its first entry may be there; or the first block. */
    private int before(int hash) throws IOException {
        int low = 0;
        int high = firsts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Integer.compareUnsigned((int) (first(middle) >>> 32), hash) < 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long start(int block) {
        return Math.max(from, (block(from) + block) * IndexLayout.BLOCK);
    }

    private long first(int block) throws IOException {
        if (firsts[block] == -1) {
            firsts[block] = view.longAt(start(block));
        }
        return firsts[block];
    }

    /** Goes through a block; gives the first hash of which there may be more behind it. */
    private int search(int block, SortedInts wanted, int first, IntConsumer found) throws IOException {
        int next = first;
        long last = block > 0 && firsts[block - 1] != -1 ? firsts[block - 1] : 0;
        long end = Math.min(to, (block(from) + block + 1) * IndexLayout.BLOCK);
        for (long at = start(block); at < end; at += Long.BYTES) {
            long entry = view.longAt(at);
            if (Long.compareUnsigned(entry, last) <= 0) {
                throw new DamagedIndexException(at, IndexDamage.Plain.TABLE_NOT_IN_ORDER);
            }
            last = entry;
            int hash = (int) (entry >>> 32);
            while (next < wanted.size() && Integer.compareUnsigned(wanted.get(next), hash) < 0) {
                next++;
            }
            if (next < wanted.size() && wanted.get(next) == hash) {
                found.accept((int) entry);
            }
        }
        firsts[block] = view.longAt(start(block));
        return next;
    }
}
