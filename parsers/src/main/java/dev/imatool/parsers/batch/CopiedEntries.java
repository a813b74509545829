package dev.imatool.parsers.batch;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.entry.CurrentEntry;
import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A batch of the entries of one reader. Their bytes are copied into a buffer, which is used again for each run; an entry that is
 * too long for it gets an array of its own, and ends the run.
 */
public final class CopiedEntries implements EntryBatch {
    private static final int ENOUGH_BYTES = 1 << 17;
    private static final int MOST_BYTES = 2 * ENOUGH_BYTES;
    private static final int INITIAL_BYTES = 1 << 13;

    private final BatchSource source;
    private final @Nullable CurrentEntry[] entries;
    private final BitSet bulk = new BitSet();
    private byte[] bytes = new byte[0];
    private int at;
    private int used;
    private int size;

    /**
     * A batch.
     *
     * @param most how many entries make a run
     */
    public CopiedEntries(BatchSource source, int most) {
        this.source = source;
        this.entries = new CurrentEntry[most];
    }

    @Override
    public boolean fill() throws IOException {
        if (size > 0) {
            slot(size - 1).forget(); // only the last one of a run can have bytes of its own
        }
        bulk.clear();
        size = 0;
        used = 0;
        at = 0;
        while (hasRoom()) {
            int first = size;
            if (source.take(this) > 0) {
                bulk.set(first, size);
            } else if (source.next()) {
                copy(source.entry());
            } else {
                break;
            }
        }
        return size > 0;
    }

    /** True when the run is to have further entries. */
    public boolean hasRoom() {
        return size < entries.length && used < ENOUGH_BYTES;
    }

    /**
     * The next entry of the run, to be filled from bytes in {@link #array}; it belongs to the run once it is {@link #added}.
     *
     * @param length how many bytes are to be copied
     * @return null where these are too many
     */
    public @Nullable CurrentEntry next(int length) {
        if (length > MOST_BYTES) {
            return null;
        }
        reserve(length);
        return slot(size);
    }

    /** Where the bytes of the {@link #next} entry go. */
    public byte[] array() {
        return bytes;
    }

    /** Index in {@link #array} at which the bytes of the next entry begin. */
    public int start() {
        return at;
    }

    /** Adds the {@link #next} entry to the run, which has that many bytes. */
    public void added(int length) {
        size++;
        used += length;
        at += length;
    }

    private void copy(CurrentEntry current) {
        int needed = current.copiedBytes();
        CurrentEntry copy = next(needed);
        if (copy == null) {
            slot(size).copy(current, new byte[needed], 0);
            size++;
            used += needed;
        } else {
            copy.copy(current, bytes, at);
            added(needed);
        }
    }

    private CurrentEntry slot(int index) {
        CurrentEntry entry = entries[index];
        return entry == null ? newSlot(index) : entry;
    }

    private CurrentEntry newSlot(int index) {
        CurrentEntry entry = source.entry().forCopies();
        entries[index] = entry;
        return entry;
    }

    private void reserve(int length) {
        if (length > bytes.length - at) {
            // a longer one; what is in the old one stays there
            bytes = new byte[Math.min(MOST_BYTES, Math.max(INITIAL_BYTES, 2 * Math.max(bytes.length, length)))];
            at = 0;
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public EntryView entry(int index) {
        return slot(Objects.checkIndex(index, size));
    }

    /** True when the entry was taken in bulk. */
    boolean takenInBulk(int index) {
        return bulk.get(index);
    }
}
