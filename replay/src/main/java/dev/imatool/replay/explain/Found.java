package dev.imatool.replay.explain;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import java.util.List;

/**
 * What a hypothesis found: a start value, a sequence of extends, and what to say.
 *
 * @param also what it comes to besides, where two causes came together
 * @param statement what goes behind {@code sha256 PCR 10}
 */
record Found(
        Explanation.Kind kind,
        List<Explanation.Kind> also,
        RecordedList list,
        Start start,
        List<Move> moves,
        String statement) {
    Found {
        also = List.copyOf(also);
        moves = List.copyOf(moves);
    }

    Found(Explanation.Kind kind, RecordedList list, Start start, List<Move> moves, String statement) {
        this(kind, List.of(), list, start, moves, statement);
    }

    /** The same with what was taken for granted. */
    Found with(Variation cause) {
        List<Explanation.Kind> kinds =
                cause.kind().filter(other -> other != kind).stream().toList();
        return new Found(kind, kinds, list, start, moves, statement + "; and " + cause.wording());
    }

    /** True when nothing is wrong with what it comes to. */
    boolean harmless() {
        return kind.harmless() && also.stream().allMatch(Explanation.Kind::harmless);
    }

    /** Computes the sequence from its beginning; true when its end, and only that, is the value looked for. */
    boolean reproduces(PcrBank bank, byte[] value) {
        return reproduces(value, new Chain(bank, value, Long.MAX_VALUE, new ExtendCount()));
    }

    /** The same with a chain that looks for that value. */
    boolean reproduces(byte[] value, Chain chain) {
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
