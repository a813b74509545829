package dev.imatool.examine.parts;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.templatedigest.BankHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tries orders of parts before a last one, each part from the value of the register that the ones before it lead to, so that an
 * order costs what its last part does. The first part is one that begins with a boot_aggregate; a value that was reached before is not
 * gone on from twice.
 *
 * <p>A part of the budget is for orders of any number of parts, those first in which the parts are given: that finds many parts whose
 * names tell their order. The rest is for short orders before long ones.
 */
final class PartOrder {
    /** Values that are remembered as reached. */
    private static final int MOST_REACHED = 1 << 16;

    /** One share in so many of the budget is for long orders. */
    private static final int DEEP_SHARE = 4;

    private final List<PartDigests> parts;
    private final PartDigests last;
    private final Set<ByteBuffer> sought;
    private final PartBudget budget;
    private final BankHash hash;
    private final int length;
    private final byte[] buffer;
    private final Set<ByteBuffer> reached = new HashSet<>();
    private final boolean[] used;
    private final List<Integer> order = new ArrayList<>();
    private List<Integer> best = List.of();
    private int bestEntry;
    private int deepest;
    private long stop;
    private boolean leftOut;

    /**
     * @param parts those that may come before, none without entries and none twice
     * @param last the one that comes last
     * @param sought values of the register
     */
    PartOrder(PcrBank bank, List<PartDigests> parts, PartDigests last, Set<ByteBuffer> sought, PartBudget budget) {
        this.parts = parts;
        this.last = last;
        this.sought = sought;
        this.budget = budget;
        this.hash = new BankHash(bank);
        this.length = bank.digestLength();
        this.buffer = new byte[2 * length];
        this.used = new boolean[parts.size()];
    }

    /** The parts that come before the last one, by index, where some order leads to a sought value in the last one. */
    Optional<List<Integer>> find() {
        if (!all(parts.size(), budget.left() / DEEP_SHARE)) {
            int most = 1;
            while (most <= parts.size() && !all(most, budget.left())) {
                most++;
            }
        }
        return bestEntry > 0 ? Optional.of(best) : Optional.empty();
    }

    /**
     * Tries orders of at most so many parts.
     *
     * @param extend how much that may cost
     * @return true when the order is found, or no more are to be tried
     */
    private boolean all(int deepest, long extend) {
        this.deepest = deepest;
        this.stop = budget.spent() + extend;
        this.leftOut = false;
        reached.clear();
        goOn(new byte[length]);
        return found() || budget.exhausted() || !leftOut;
    }

    /** True once the order is found: a value after the last entry of the last part, which is all that there can be. */
    private boolean found() {
        return bestEntry == last.entries() && bestEntry > 0;
    }

    private void goOn(byte[] from) {
        if (!order.isEmpty()) {
            tryLast(from);
        }
        if (order.size() == deepest) {
            leftOut |= order.size() < parts.size();
            return;
        }
        goOn(from, order.isEmpty());
        if (!order.isEmpty()) {
            goOn(from, true); // after a kexec a part may begin with a boot_aggregate
        }
    }

    private void goOn(byte[] from, boolean begins) {
        for (int i = 0; i < parts.size() && !found(); i++) {
            PartDigests part = parts.get(i);
            if (used[i] || part.begins() != begins) {
                continue;
            }
            if (budget.spent() + part.entries() > stop || !budget.spend(part.entries())) {
                leftOut = true;
                return;
            }
            byte[] to = from.clone();
            run(part, to);
            if (reached.size() < MOST_REACHED && !reached.add(ByteBuffer.wrap(to))) {
                continue;
            }
            used[i] = true;
            order.add(i);
            goOn(to);
            order.remove(order.size() - 1);
            used[i] = false;
        }
    }

    private void tryLast(byte[] from) {
        if (!budget.spend(last.entries())) {
            return;
        }
        int entry = run(last, from.clone());
        if (entry > bestEntry) {
            bestEntry = entry;
            best = List.copyOf(order);
        }
    }

    /** Extends {@code value} with all entries of a part; gives the last of them after which it was a sought one, from 1, or 0. */
    private int run(PartDigests part, byte[] value) {
        int met = 0;
        for (int i = 0; i < part.entries(); i++) {
            System.arraycopy(value, 0, buffer, 0, length);
            part.copyTo(i, buffer, length);
            hash.hash(buffer, 0, 2 * length, value, 0);
            if (sought.contains(ByteBuffer.wrap(value))) {
                met = i + 1;
            }
        }
        return met;
    }
}
