package dev.imatool.replay.templatedigest;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The template digests of all entries of a batch in the banks that are wanted, kept until the batch is filled anew. One
 * thread computes them, then any number may read, each through a {@link Reading} of its own.
 *
 * <p>Allocated once: a hash function per bank, and per bank as many bytes as the digests of a full batch have.
 */
public final class BatchDigests {
    /** Four at most, asked for several times per entry: looked through faster than a map. */
    private final Column[] columns;

    /** Digests in {@code banks}. */
    public BatchDigests(List<PcrBank> banks) {
        columns = new Column[banks.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(banks.get(i));
        }
    }

    /** Computes the digests of the entries that {@code batch} holds now, as far as they have template data. */
    public void compute(EntryBatch batch) {
        for (Column column : columns) {
            column.reserve(batch.size());
        }
        for (int i = 0; i < batch.size(); i++) {
            EntryView entry = batch.entry(i);
            for (Column column : columns) {
                column.compute(entry, i);
            }
        }
    }

    /**
     * The digests in {@code bank}, back to back in the order of the batch; those of entries without template data mean nothing.
     *
     * @throws IllegalStateException for a bank that is not wanted
     */
    public byte[] in(PcrBank bank) {
        Column column = columnOf(bank);
        if (column == null) {
            throw new IllegalStateException("no digests were asked for in " + bank);
        }
        return column.digests;
    }

    private @Nullable Column columnOf(PcrBank bank) {
        for (Column column : columns) {
            if (column.bank == bank) {
                return column;
            }
        }
        return null;
    }

    /** The digests in one bank, back to back. */
    private static final class Column {
        private final PcrBank bank;
        private final BankHash hash;
        private byte[] digests = new byte[0];

        Column(PcrBank bank) {
            this.bank = bank;
            this.hash = new BankHash(bank);
        }

        void reserve(int entries) {
            int needed = entries * bank.digestLength();
            if (digests.length < needed) {
                digests = new byte[needed];
            }
        }

        void compute(EntryView entry, int index) {
            int length = bank.digestLength();
            int at = index * length;
            ByteSlice logged = entry.templateDigest();
            if (entry.proven() && entry.digestKind().orElseThrow().bank() == bank) {
                System.arraycopy(logged.array(), logged.offset(), digests, at, length);
            } else if (entry.provenance() != Provenance.UNAVAILABLE) {
                ByteSlice data = entry.templateData();
                hash.hash(data.array(), data.offset(), data.length(), digests, at);
            }
        }
    }

    /** One thread's way over the entries of batches; a bank that was not computed for the batch is computed when asked for. */
    public static final class Reading implements EntryDigests {
        private final TemplateDigests others = new TemplateDigests();
        private @Nullable BatchDigests digests;
        private @Nullable EntryView entry;
        private int index;

        /** Moves to entry {@code at} of {@code batch}, of which {@code computed} holds the digests. */
        public void standOn(EntryBatch batch, BatchDigests computed, int at) {
            entry = batch.entry(at);
            digests = computed;
            index = at;
        }

        @Override
        public EntryView entry() {
            if (entry == null) {
                throw new IllegalStateException("stands on no entry");
            }
            return entry;
        }

        @Override
        public byte[] computed(PcrBank bank) {
            Column column = column(bank);
            if (column != null) {
                return column.digests;
            }
            others.standOn(entry());
            return others.computed(bank);
        }

        @Override
        public int offset(PcrBank bank) {
            return column(bank) == null ? 0 : index * bank.digestLength();
        }

        private @Nullable Column column(PcrBank bank) {
            return digests == null ? null : digests.columnOf(bank);
        }
    }
}
