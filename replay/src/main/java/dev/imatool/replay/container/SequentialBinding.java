package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.replay.templatedigest.BankHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PCR 12 under the first generation, bound after every extend of any chain, from zero. */
final class SequentialBinding {
    /** Every bind hashes all chains: with more than these the work would grow with their square. */
    private static final int MOST_CHAINS = 64;

    private static final int LENGTH = CpcrSnapshot.LENGTH;

    private final BankHash sha1 = new BankHash(PcrBank.SHA1);
    private final List<CpcrChain> chains = new ArrayList<>();
    private final byte[] values = new byte[MOST_CHAINS * LENGTH];
    private final byte[] message = new byte[2 * LENGTH];
    private boolean known = true;

    void register(CpcrChain chain) {
        known &= chains.size() < MOST_CHAINS;
        if (known) {
            chains.add(chain);
        }
    }

    /** Binds after an extend of {@code extended}; nothing where that is no chain of its own, but that of a copy. */
    void bind(CpcrChain extended) {
        if (known && !chains.contains(extended)) {
            return;
        }
        for (int i = 0; i < chains.size() && known; i++) {
            known = !chains.get(i).broken();
            chains.get(i).copyTo(values, i * LENGTH);
        }
        if (known) {
            sha1.hash(values, 0, chains.size() * LENGTH, message, LENGTH);
            sha1.hash(message, 0, message.length, message, 0);
        }
    }

    Optional<ByteString> value() {
        return known && !chains.isEmpty() ? Optional.of(ByteString.copyOf(message, 0, LENGTH)) : Optional.empty();
    }
}
