package dev.imatool.replay.explain.edits;

import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.EntryEdit;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.ForeignExtend;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchOrder;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for edits in one column: two of them, or one and a foreign extend after the last entry. */
final class EditSearch {
    private final SearchTask task;
    private final DigestColumn column;
    private final byte[] states;

    /** @param states the value after each place of the column, the start value first */
    EditSearch(SearchTask task, DigestColumn column, byte[] states) {
        this.task = task;
        this.column = column;
        this.states = states;
    }

    /** An edit at a place. */
    private record Placed(Edit edit, int at) {
        int end() {
            return at + edit.entries();
        }
    }

    Optional<Solution> withForeign(List<ForeignExtend> foreign, HypothesisTrial attempt, Chain chain) {
        byte[] end = new byte[task.bank().digestLength()];
        SearchOrder places = new SearchOrder(column, column.size(), chain);
        for (int at = places.next(); at >= 0; at = places.next()) {
            for (Edit edit : Edit.values()) {
                Placed placed = new Placed(edit, at);
                if (edit.fits(column, at)) {
                    chain.start(states, column.offset(at), at);
                    if (edit.extend(chain, column, at) || chain.run(column, placed.end(), column.size())) {
                        return Optional.of(found(List.of(placed), chain.position()));
                    }
                    chain.save(end, 0);
                    for (ForeignExtend one : foreign) {
                        chain.start(end, 0, 0);
                        if (chain.extend(one.digest().toByteArray(), 0)) {
                            return Optional.of(found(placed, one));
                        }
                    }
                }
            }
        }
        if (places.cut()) {
            attempt.cut(new Cut.Places(Cut.What.EDIT_AND_FOREIGN, places.left()));
        }
        return Optional.empty();
    }

    Optional<Solution> twice(HypothesisTrial attempt, Chain chain) {
        byte[] later = new byte[states.length];
        SearchOrder places = new SearchOrder(column, column.size(), chain);
        for (int at = places.next(); at >= 0; at = places.next()) {
            for (Edit edit : Edit.values()) {
                Optional<Solution> found =
                        edit.fits(column, at) ? second(new Placed(edit, at), later, chain) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        if (places.cut() || chain.exhausted()) {
            attempt.cut(new Cut.Pairs());
        }
        return Optional.empty();
    }

    private Optional<Solution> second(Placed first, byte[] later, Chain chain) {
        chain.start(states, column.offset(first.at()), first.at());
        first.edit().extend(chain, column, first.at());
        int position = chain.position();
        chain.save(later, column.offset(first.end()));
        for (int at = first.end(); at < column.size(); at++) {
            chain.extend(column.digests(), column.offset(at));
            chain.save(later, column.offset(at + 1));
        }
        for (int at = column.size() - 1; at >= first.end() && !chain.exhausted(); at--) {
            for (Edit edit : Edit.values()) {
                Placed placed = new Placed(edit, at);
                if (edit.fits(column, at)) {
                    chain.start(later, column.offset(at), position + at - first.end());
                    if (edit.extend(chain, column, at) || chain.run(column, placed.end(), column.size())) {
                        return Optional.of(found(List.of(first, placed), chain.position()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Solution found(Placed placed, ForeignExtend foreign) {
        List<ExtendPiece> moves = new ArrayList<>(moves(List.of(placed)));
        moves.add(new ExtendPiece.Extend(foreign));
        return new Solution(
                placed.edit().kind(),
                List.of(Explanation.Kind.FOREIGN_EXTENDS),
                column.list(),
                task.base(),
                moves,
                new Cause.EditThenForeign(
                        placed.edit().edit(column, placed.at()),
                        column.number(column.size() - 1),
                        foreign.origin(),
                        column.padded()));
    }

    private Solution found(List<Placed> edits, int position) {
        List<ExtendPiece> moves = moves(edits);
        int whole = moves.stream().mapToInt(ExtendPiece::extendsDone).sum();
        List<EntryEdit> made = edits.stream()
                .map(placed -> placed.edit().edit(column, placed.at()))
                .toList();
        List<Explanation.Kind> kinds =
                edits.stream().map(placed -> placed.edit().kind()).distinct().toList();
        return new Solution(
                kinds.get(0),
                kinds.subList(1, kinds.size()),
                column.list(),
                task.base(),
                ExtendPiece.first(moves, position),
                new Cause.Edits(made, column.padded(), column.after(column.size() - whole + position)));
    }

    private List<ExtendPiece> moves(List<Placed> edits) {
        List<ExtendPiece> moves = new ArrayList<>();
        int from = 0;
        for (Placed placed : edits) {
            moves.add(ExtendPiece.run(column, from, placed.at()));
            moves.addAll(placed.edit().moves(column, placed.at()));
            from = placed.end();
        }
        moves.add(ExtendPiece.run(column, from, column.size()));
        return moves;
    }
}
