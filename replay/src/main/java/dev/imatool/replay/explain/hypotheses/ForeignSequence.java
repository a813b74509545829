package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.ForeignExtend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Tries every sequence of foreign digests from one state, the shorter ones first. */
final class ForeignSequence {
    private final Chain chain;
    private final List<ForeignExtend> foreign;
    private final List<byte[]> digests;
    private final int length;

    ForeignSequence(Chain chain, List<ForeignExtend> foreign, int digestLength) {
        this.chain = chain;
        this.foreign = foreign;
        this.digests = foreign.stream().map(one -> one.digest().toByteArray()).toList();
        this.length = digestLength;
    }

    /** The sequence of exactly {@code depth} digests that leads from the state at {@code offset} to the value. */
    Optional<List<ForeignExtend>> find(byte[] states, int offset, int depth) {
        List<ForeignExtend> reversed = new ArrayList<>();
        if (!search(states, offset, depth, reversed)) {
            return Optional.empty();
        }
        Collections.reverse(reversed);
        return Optional.of(reversed);
    }

    private boolean search(byte[] states, int offset, int depth, List<ForeignExtend> reversed) {
        byte[] next = new byte[length];
        for (int i = 0; i < foreign.size() && !chain.exhausted(); i++) {
            chain.start(states, offset, 0);
            boolean met = chain.extend(digests.get(i), 0);
            if (depth > 1) {
                chain.save(next, 0);
                met = search(next, 0, depth - 1, reversed);
            }
            if (met) {
                reversed.add(foreign.get(i));
                return true;
            }
        }
        return false;
    }
}
