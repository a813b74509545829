package dev.imatool.replay.templatedigest;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The template digests of the entry it stands on: each bank's is computed when it is first asked for, at most once, and
 * not at all where the reader has already proven the logged one.
 *
 * <p>Allocated once: a hash function and a buffer per bank. Nothing per entry. Not for use by several threads.
 *
 * <p>Kernel: {@code ima_calc_field_array_hash}. The template name and the PCR are not covered.
 */
public final class TemplateDigests implements EntryDigests {
    /** The usual banks, then those that were asked for. */
    private final List<BankDigest> banks =
            new ArrayList<>(PcrBank.usual().stream().map(BankDigest::new).toList());

    private @Nullable EntryView entry;

    /** Moves to {@code entry}, which must not move on while its digests are asked for. */
    public void standOn(EntryView entry) {
        this.entry = entry;
        for (int i = 0; i < banks.size(); i++) {
            banks.get(i).present = false;
        }
    }

    /** The entry it stands on. */
    @Override
    public EntryView entry() {
        if (entry == null) {
            throw new IllegalStateException("stands on no entry");
        }
        return entry;
    }

    /** The template digest of the entry in {@code bank}: as many bytes as the bank's digests have. */
    @Override
    public byte[] computed(PcrBank bank) {
        BankDigest digest = digestIn(bank);
        if (!digest.present) {
            digest.compute(entry());
        }
        return digest.bytes;
    }

    @Override
    public int offset(PcrBank bank) {
        return 0;
    }

    private BankDigest digestIn(PcrBank bank) {
        for (int i = 0; i < banks.size(); i++) {
            if (banks.get(i).bank == bank) {
                return banks.get(i);
            }
        }
        BankDigest added = new BankDigest(bank);
        banks.add(added);
        return added;
    }

    /** The digest in one bank, and whether it is that of the current entry. */
    private static final class BankDigest {
        private final PcrBank bank;
        private final BankHash hash;
        private final byte[] bytes;
        private boolean present;

        BankDigest(PcrBank bank) {
            this.bank = bank;
            this.hash = new BankHash(bank);
            this.bytes = new byte[bank.digestLength()];
        }

        void compute(EntryView entry) {
            ByteSlice logged = entry.templateDigest();
            if (entry.proven() && entry.digestKind().orElseThrow().bank() == bank) {
                System.arraycopy(logged.array(), logged.offset(), bytes, 0, bytes.length);
            } else if (entry.provenance() == Provenance.UNAVAILABLE) {
                throw new IllegalStateException("entry " + entry.number() + " has no template data to hash");
            } else {
                ByteSlice data = entry.templateData();
                hash.hash(data.array(), data.offset(), data.length(), bytes, 0);
            }
            present = true;
        }
    }
}
