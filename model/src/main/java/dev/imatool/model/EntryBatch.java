package dev.imatool.model;

import java.io.IOException;

/**
 * A run of consecutive entries, copied out of a reader's buffers so that they stand still: while nobody fills the batch
 * anew, any number of threads may look at its entries at once. The copies are made into the same memory each time, so that
 * reading a long list makes no garbage.
 */
public interface EntryBatch {
    /**
     * Forgets the entries of the last run and takes the next ones from the reader. Several batches may belong to one
     * reader; only one of them may be filled at a time, and each fill goes on where the last one ended.
     *
     * @return false when there was none left
     * @throws IOException only if the input cannot be read; malformed content never throws
     */
    boolean fill() throws IOException;

    /** Number of entries in the run. */
    int size();

    /**
     * An entry of the run, valid until the next fill. Any thread may look at it, in any order.
     *
     * @param index from 0
     */
    EntryView entry(int index);
}
