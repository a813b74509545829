package dev.imatool.replay.explain;

import dev.imatool.model.PcrBank;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What explains the value of another bank: the same entries, extended in the same order. */
final class AsInOtherBank implements Hypothesis {
    private final PcrBank other;
    private final Found found;

    AsInOtherBank(PcrBank other, Found found) {
        this.other = other;
        this.found = found;
    }

    /** False where it rests on digests of that bank alone. */
    static boolean carriesOver(Found found) {
        return found.moves().stream()
                .noneMatch(move -> move instanceof Move.Extend
                        || (move instanceof Move.Run run && run.column().padded()));
    }

    @Override
    public String id() {
        return "as_other_bank";
    }

    @Override
    public String wording(Question question) {
        return "the same entries as explain " + other;
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        if (found.start().given() && question.given().isEmpty()) {
            return Optional.empty();
        }
        Start start = start(question);
        for (PcrBank source : List.of(question.bank(), PcrBank.SHA1)) {
            Optional<List<Move>> moves = moves(question.bank(), source);
            if (moves.isPresent()) {
                boolean padded = source != question.bank();
                Found same = new Found(
                        found.kind(),
                        found.also(),
                        found.list(),
                        start,
                        moves.get(),
                        found.statement() + (padded ? "; in padded SHA-1" : ""));
                if (same.reproduces(question.value(), attempt.chain(1))) {
                    return Optional.of(same);
                }
            }
        }
        return Optional.empty();
    }

    private Start start(Question question) {
        Start base = question.base();
        return found.start().given()
                ? base
                : Stream.concat(Stream.of(Start.zero(question.bank())), Start.others(question.bank()).stream())
                        .filter(one -> one.wording().equals(found.start().wording()))
                        .findFirst()
                        .orElse(base);
    }

    private Optional<List<Move>> moves(PcrBank bank, PcrBank source) {
        IdentityHashMap<Column, Column> columns = new IdentityHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (Move move : found.moves()) {
            if (move instanceof Move.Run(Column column, int from, int to, boolean again)) {
                Optional<Column> same = same(column, bank, source, columns);
                if (same.isEmpty()) {
                    return Optional.empty();
                }
                moves.add(new Move.Run(same.get(), from, to, again));
            } else if (move instanceof Move.LeftOut(Column column, int from, int to)) {
                same(column, bank, source, columns).ifPresent(same -> moves.add(new Move.LeftOut(same, from, to)));
            }
        }
        return Optional.of(moves);
    }

    private static Optional<Column> same(
            Column column, PcrBank bank, PcrBank source, IdentityHashMap<Column, Column> columns) {
        if (!columns.containsKey(column)) {
            Convention was = column.convention();
            boolean pads = source != bank && was.violations() == ViolationRule.ALL_ONES;
            ViolationRule violations = pads ? ViolationRule.PADDED_ONES : was.violations();
            column.in(bank, new Convention(source, violations, was.logged()))
                    .ifPresent(made -> columns.put(column, made));
        }
        return Optional.ofNullable(columns.get(column));
    }
}
