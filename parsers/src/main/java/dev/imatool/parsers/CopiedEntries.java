package dev.imatool.parsers;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.entry.CurrentEntry;
import java.io.IOException;

/**
 * A batch of the entries of one reader. Their bytes stand in one buffer, which is used again for each run; an entry that is
 * too long for it gets an array of its own, and ends the run.
 */
final class CopiedEntries implements EntryBatch {
    private static final int ENOUGH_BYTES = 1 << 17;

    private final MeasurementListReader reader;
    private final CurrentEntry[] entries;
    private final byte[] bytes = new byte[2 * ENOUGH_BYTES];
    private int size;

    /**
     * A batch.
     *
     * @param current the entry of the reader
     * @param most how many entries make a run
     */
    CopiedEntries(MeasurementListReader reader, CurrentEntry current, int most) {
        this.reader = reader;
        this.entries = new CurrentEntry[most];
        for (int i = 0; i < most; i++) {
            entries[i] = current.forCopies();
        }
    }

    @Override
    public boolean fill() throws IOException {
        if (size > 0) {
            entries[size - 1].forget(); // only the last one of a run can have bytes of its own
        }
        size = 0;
        int used = 0;
        while (size < entries.length && used < ENOUGH_BYTES && reader.next()) {
            CurrentEntry next = reader.current();
            int needed = next.copiedBytes();
            boolean fits = needed <= bytes.length - used;
            entries[size].copy(next, fits ? bytes : new byte[needed], fits ? used : 0);
            used += needed;
            size++;
        }
        return size > 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public EntryView entry(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("entry " + index + " of " + size);
        }
        return entries[index];
    }
}
