package dev.imatool.parsers;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.PlainEntries;
import dev.imatool.parsers.entry.CurrentEntry;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A batch of the entries of one reader. The bytes of plain entries are copied many at a time, and are an entry only when one is
 * asked for. Those of others stand in a buffer, which is used again for each run; an entry that is too long for it gets an
 * array of its own, and ends the run.
 */
final class CopiedEntries implements EntryBatch {
    private static final int ENOUGH_BYTES = 1 << 17;
    private static final int MOST_BYTES = 2 * ENOUGH_BYTES;
    private static final int INITIAL_BYTES = 1 << 13;

    private final MeasurementListReader reader;
    private final CurrentEntry current;
    private final @Nullable CurrentEntry[] entries;
    private final boolean[] standing;
    private final PlainEntries plain;
    private byte[] bytes = new byte[0];
    private int at;
    private int used;
    private int size;

    /**
     * A batch.
     *
     * @param current the entry of the reader
     * @param most how many entries make a run
     */
    CopiedEntries(MeasurementListReader reader, CurrentEntry current, int most) {
        this.reader = reader;
        this.current = current;
        this.entries = new CurrentEntry[most];
        this.standing = new boolean[most];
        this.plain = new PlainEntries(most);
    }

    @Override
    public boolean fill() throws IOException {
        CurrentEntry last = size > 0 ? entries[size - 1] : null;
        if (last != null) {
            last.forget(); // only the last one of a run can have bytes of its own
        }
        plain.clear(current.number() + 1);
        Arrays.fill(standing, 0, size, false);
        size = 0;
        used = 0;
        at = 0;
        int part = reader.part();
        while (size < entries.length && used + plain.used() < ENOUGH_BYTES) {
            int taken = reader.plain(plain, size, entries.length - size);
            size += taken;
            if (taken == 0) {
                if (!reader.next()) {
                    break;
                }
                copy();
                if (reader.part() != part) {
                    break; // what plain entries have in common they have with those of their part
                }
            }
        }
        return size > 0;
    }

    private void copy() {
        int needed = current.copiedBytes();
        boolean fits = needed <= MOST_BYTES;
        if (fits && needed > bytes.length - at) {
            // a longer one; what stands in the old one stays there
            bytes = new byte[Math.min(MOST_BYTES, Math.max(INITIAL_BYTES, 2 * Math.max(bytes.length, needed)))];
            at = 0;
        }
        CurrentEntry copy = entries[size] == null ? current.forCopies() : entries[size];
        copy.copy(current, fits ? bytes : new byte[needed], fits ? at : 0);
        entries[size] = copy;
        standing[size] = true;
        size++;
        used += needed;
        at += fits ? needed : 0;
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
        CurrentEntry entry = entries[index];
        if (entry == null) {
            entry = current.forCopies();
            entries[index] = entry;
        }
        if (!standing[index]) {
            entry.stand(plain, index);
            standing[index] = true;
        }
        return entry;
    }

    @Override
    public PlainEntries plain() {
        return plain;
    }
}
