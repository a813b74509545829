package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.PcrBank;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.input.ByteWindow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds byte order and digest length of a binary list by trying all and seeing which entries prove themselves. */
public final class BinaryDetector {
    private static final int TRIED_ENTRIES = 8;
    private static final int TRIED_BYTES = 1 << 20;

    private final ByteWindow window;
    private final List<ByteOrder> orders;
    private final List<PcrBank> banks;
    private final Frame frame;

    /**
     * A detector for the content of {@code window}, which it leaves where it is.
     *
     * @param order the only byte order to try, if the user fixed it
     * @param bank the only bank of template digests to try, if the user fixed it
     */
    public BinaryDetector(
            ByteWindow window, TemplateCatalog catalog, Optional<ByteOrder> order, Optional<PcrBank> bank) {
        this.window = window;
        this.frame = new Frame(window, catalog);
        this.orders = order.map(List::of).orElse(List.of(ByteOrder.LITTLE, ByteOrder.BIG));
        this.banks = bank.map(List::of).orElse(PcrBank.usual());
    }

    /** The layout under which the beginning of the content reads best, if it reads at all. */
    public Optional<BinaryLayout> detect() throws IOException {
        Optional<BinaryLayout> best = Optional.empty();
        for (ByteOrder order : orders) {
            int start = KexecHeader.at(window, order).isPresent() ? KexecHeader.LENGTH : 0;
            for (PcrBank bank : banks) {
                BinaryLayout layout = attempt(order, bank.digestLength(), start);
                if (layout.entries() > 0
                        && best.filter(other -> !better(layout, other)).isEmpty()) {
                    best = Optional.of(layout);
                }
            }
        }
        return best;
    }

    /** A layout under which an entry is proven after bytes that are no part of a list. */
    public Optional<BinaryLayout> detectBehindOtherBytes() throws IOException {
        int available = Math.min(window.ensure(TRIED_BYTES), TRIED_BYTES);
        Optional<BinaryLayout> first = Optional.empty();
        int firstAt = available;
        for (ByteOrder order : orders) {
            for (PcrBank bank : banks) {
                int digestLength = bank.digestLength();
                for (int at = 1; at < firstAt; at++) {
                    boolean entry = frame.plausible(at, order, digestLength) && frame.read(at, order, digestLength);
                    if (entry && !frame.violation() && frame.proven()) {
                        first = Optional.of(new BinaryLayout(order, digestLength, 0, 0, 1));
                        firstAt = at;
                    }
                }
            }
        }
        return first;
    }

    /** The layout of an input that ends inside its first entry, if what is there fits one. */
    public Optional<BinaryLayout> detectCutShort() throws IOException {
        for (ByteOrder order : orders) {
            for (PcrBank bank : banks) {
                frame.read(0, order, bank.digestLength());
                boolean named = frame.failure == FrameFailure.BEYOND_INPUT
                        || (frame.failure == FrameFailure.CUT_SHORT && frame.field.equals("template data length"));
                if (named && frame.template.described()) {
                    return Optional.of(new BinaryLayout(order, bank.digestLength(), 0, 0, 0));
                }
            }
        }
        return Optional.empty();
    }

    /** The layout that the options give, or the most common one. */
    public BinaryLayout fallback() {
        return new BinaryLayout(orders.get(0), banks.get(0).digestLength(), 0, 0, 0);
    }

    private BinaryLayout attempt(ByteOrder order, int digestLength, int start) throws IOException {
        int at = start;
        int entries = 0;
        int proven = 0;
        while (entries < TRIED_ENTRIES && at < TRIED_BYTES && frame.read(at, order, digestLength)) {
            entries++;
            if (!frame.violation() && frame.proven()) {
                proven++;
            }
            at += frame.total;
        }
        return new BinaryLayout(order, digestLength, start, entries, proven);
    }

    private static boolean better(BinaryLayout layout, BinaryLayout than) {
        return layout.proven() != than.proven() ? layout.proven() > than.proven() : layout.entries() > than.entries();
    }
}
