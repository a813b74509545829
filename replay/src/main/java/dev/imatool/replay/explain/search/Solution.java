package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Explanation;
import java.util.List;

/**
 * What a hypothesis found: a start value, a sequence of extends, and what these are.
 *
 * @param also what it comes to besides, where two causes came together
 * @param cause what was extended
 */
public record Solution(
        Explanation.Kind kind,
        List<Explanation.Kind> also,
        RecordedList list,
        StartValue start,
        List<ExtendPiece> moves,
        Cause cause) {
    public Solution {
        also = List.copyOf(also);
        moves = List.copyOf(moves);
    }

    public Solution(Explanation.Kind kind, RecordedList list, StartValue start, List<ExtendPiece> moves, Cause cause) {
        this(kind, List.of(), list, start, moves, cause);
    }

    /** The same with what was taken for granted. */
    public Solution with(Variation varied) {
        List<Explanation.Kind> kinds =
                varied.kind().filter(other -> other != kind).stream().toList();
        Cause both = varied.assumption()
                .<Cause>map(assumed -> new Cause.Together(cause, assumed))
                .orElse(cause);
        return new Solution(kind, kinds, list, start, moves, both);
    }

    /** True when nothing is wrong with what it comes to. */
    public boolean harmless() {
        return kind.harmless() && also.stream().allMatch(Explanation.Kind::harmless);
    }

    /** Computes the sequence from its beginning; true when its end, and only that, is the value looked for. */
    public boolean reproduces(PcrBank bank, byte[] value) {
        return reproduces(value, new Chain(bank, value, Long.MAX_VALUE, new ExtendCount()));
    }

    /** The same with a chain that looks for that value. */
    public boolean reproduces(byte[] value, Chain chain) {
        chain.start(start.bytes(), 0, 0);
        boolean met = start.value().equals(ByteString.copyOf(value));
        for (ExtendPiece move : moves) {
            switch (move) {
                case ExtendPiece.Run(DigestColumn column, int from, int to, boolean again) -> {
                    for (int at = from; at < to; at++) {
                        met = chain.extend(column.digests(), column.offset(at));
                    }
                }
                case ExtendPiece.Extend(ForeignExtend foreign) ->
                    met = chain.extend(foreign.digest().toByteArray(), 0);
                case ExtendPiece.LeftOut leftOut -> {}
            }
        }
        return met;
    }
}
