package dev.imatool.replay.explain.search;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.templatedigest.BankHash;
import java.util.Arrays;

/**
 * A register that is extended on trial and knows the value it looks for. It counts its extends; who searches asks it
 * whether enough were done.
 */
public final class Chain {
    private final BankHash hash;
    private final int length;
    private final byte[] buffer;
    private final byte[] target;
    private final long limit;
    private final ExtendCount count;
    private long extended;
    private int position;

    /** @param count counts the extends of this chain and of others */
    Chain(PcrBank bank, byte[] target, long limit, ExtendCount count) {
        this.hash = new BankHash(bank);
        this.length = bank.digestLength();
        this.buffer = new byte[2 * length];
        this.target = target;
        this.limit = limit;
        this.count = count;
    }

    /** Goes back to a state that was reached by {@code position} extends. */
    public void start(byte[] states, int offset, int position) {
        System.arraycopy(states, offset, buffer, 0, length);
        this.position = position;
    }

    /** Extends one digest, or what there is of it; true when that gives the value looked for. */
    public boolean extend(byte[] digests, int offset) {
        int extending = Math.min(length, digests.length - offset);
        System.arraycopy(digests, offset, buffer, length, extending);
        hash.hash(buffer, 0, length + extending, buffer, 0);
        extended++;
        count.one();
        position++;
        return Arrays.equals(buffer, 0, length, target, 0, length);
    }

    /** Extends the places from {@code from} to before {@code to}, and stops where the value looked for is met. */
    public boolean run(DigestColumn column, int from, int to) {
        for (int at = from; at < to; at++) {
            if (extend(column.digests(), column.offset(at))) {
                return true;
            }
        }
        return false;
    }

    /** How many extends lead from the start value to where it is. */
    public int position() {
        return position;
    }

    long extended() {
        return extended;
    }

    long limit() {
        return limit;
    }

    /** True when as many extends were done as are allowed. */
    public boolean exhausted() {
        return extended >= limit;
    }

    public void save(byte[] to, int offset) {
        System.arraycopy(buffer, 0, to, offset, length);
    }

    /** The state after each place of a column, the start value first. */
    public byte[] states(DigestColumn column, byte[] startValue) {
        byte[] states = new byte[(column.size() + 1) * length];
        start(startValue, 0, 0);
        save(states, 0);
        for (int at = 0; at < column.size(); at++) {
            extend(column.digests(), column.offset(at));
            save(states, (at + 1) * length);
        }
        return states;
    }
}
