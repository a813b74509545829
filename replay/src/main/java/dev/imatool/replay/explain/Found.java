package dev.imatool.replay.explain;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import java.util.List;

/**
 * What a hypothesis found: a start value, a sequence of extends, and what to say.
 *
 * @param statement what goes behind {@code sha256 PCR 10}
 */
record Found(Explanation.Kind kind, RecordedList list, Start start, List<Move> moves, String statement) {
    Found {
        moves = List.copyOf(moves);
    }

    /** Computes the sequence from its beginning; true when its end, and only that, is the value looked for. */
    boolean reproduces(PcrBank bank, byte[] value) {
        Chain chain = new Chain(bank, value, Long.MAX_VALUE, new ExtendCount());
        chain.start(start.bytes(), 0, 0);
        boolean met = start.value().equals(ByteString.copyOf(value));
        for (Move move : moves) {
            switch (move) {
                case Move.Run(Column column, int from, int to, boolean again) -> {
                    for (int at = from; at < to; at++) {
                        met = chain.extend(column.digests(), column.offset(at));
                    }
                }
                case Move.Extend(Foreign foreign) ->
                    met = chain.extend(foreign.digest().toByteArray(), 0);
                case Move.LeftOut leftOut -> {}
            }
        }
        return met;
    }
}
