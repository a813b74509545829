package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.TrialScope;
import dev.imatool.replay.explain.report.ViolationRule;
import dev.imatool.replay.explain.search.Convention;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StartValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What explains the value of another bank: the same entries, extended in the same order. */
public final class AsInOtherBank implements Hypothesis {
    private final PcrBank other;
    private final Solution found;

    public AsInOtherBank(PcrBank other, Solution found) {
        this.other = other;
        this.found = found;
    }

    /** False where it rests on digests of that bank alone. */
    public static boolean carriesOver(Solution found) {
        return found.moves().stream()
                .noneMatch(move -> move instanceof ExtendPiece.Extend
                        || (move instanceof ExtendPiece.Run run && run.column().padded()));
    }

    @Override
    public HypothesisKind kind() {
        return HypothesisKind.AS_OTHER_BANK;
    }

    @Override
    public TrialScope scope(SearchTask task) {
        return task.scope().as(other);
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        if (found.start().given() && task.given().isEmpty()) {
            return Optional.empty();
        }
        StartValue start = start(task);
        for (PcrBank source : List.of(task.bank(), PcrBank.SHA1)) {
            Optional<List<ExtendPiece>> moves = moves(task.bank(), source);
            if (moves.isPresent()) {
                boolean padded = source != task.bank();
                Solution same = new Solution(
                        found.kind(),
                        found.also(),
                        found.list(),
                        start,
                        moves.get(),
                        padded ? new Cause.InPaddedSha1(found.cause()) : found.cause());
                if (same.reproduces(task.value(), attempt.chain(1))) {
                    return Optional.of(same);
                }
            }
        }
        return Optional.empty();
    }

    private StartValue start(SearchTask task) {
        StartValue base = task.base();
        return found.start().given()
                ? base
                : Stream.concat(Stream.of(StartValue.zero(task.bank())), StartValue.others(task.bank()).stream())
                        .filter(one -> one.kind() == found.start().kind())
                        .findFirst()
                        .orElse(base);
    }

    private Optional<List<ExtendPiece>> moves(PcrBank bank, PcrBank source) {
        IdentityHashMap<DigestColumn, DigestColumn> columns = new IdentityHashMap<>();
        List<ExtendPiece> moves = new ArrayList<>();
        for (ExtendPiece move : found.moves()) {
            if (move instanceof ExtendPiece.Run(DigestColumn column, int from, int to, boolean again)) {
                Optional<DigestColumn> same = same(column, bank, source, columns);
                if (same.isEmpty()) {
                    return Optional.empty();
                }
                moves.add(new ExtendPiece.Run(same.get(), from, to, again));
            } else if (move instanceof ExtendPiece.LeftOut(DigestColumn column, int from, int to)) {
                same(column, bank, source, columns)
                        .ifPresent(same -> moves.add(new ExtendPiece.LeftOut(same, from, to)));
            }
        }
        return Optional.of(moves);
    }

    private static Optional<DigestColumn> same(
            DigestColumn column, PcrBank bank, PcrBank source, IdentityHashMap<DigestColumn, DigestColumn> columns) {
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
