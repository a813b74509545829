package dev.imatool.replay.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two causes together: entries that only a reference has, and behind them or at the end a foreign extend. */
final class ReferenceThenForeign implements Hypothesis {
    @Override
    public String id() {
        return "missing_and_foreign";
    }

    @Override
    public String wording(Question question) {
        return "two causes: list and reference merged, and behind the last or an earlier entry of them one "
                + Wording.foreign(question);
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Foreign> foreign = Foreign.all(question);
        for (RecordedList reference : question.references()) {
            for (RecordedList list : question.lists()) {
                List<Convention> conventions = question.conventions(list.violations() + reference.violations() > 0);
                for (Convention convention : conventions) {
                    List<Convention> one = List.of(convention);
                    Column own =
                            question.columns(list, question.pcr(), one, false).get(0);
                    Column other = question.columns(reference, question.pcr(), one, true)
                            .get(0);
                    long shares = (long) question.lists().size()
                            * question.references().size()
                            * conventions.size();
                    Optional<Found> found = test(question, own, other, foreign, attempt, attempt.chain(shares));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> test(
            Question question, Column own, Column other, List<Foreign> foreign, Attempt attempt, Chain chain) {
        if (own.size() == 0 || other.size() == 0) {
            return Optional.empty();
        }
        int length = question.bank().digestLength();
        List<Move> merged = MergedLists.of(own, other);
        byte[] states = states(question, merged, chain);
        for (int extended = states.length / length - 1; extended > 0; extended--) {
            for (Foreign one : foreign) {
                chain.start(states, extended * length, 0);
                if (chain.extend(one.digest().toByteArray(), 0)) {
                    List<Move> moves = Move.first(merged, extended);
                    if (!ReferenceList.belongTogether(own, moves)) {
                        return Optional.empty();
                    }
                    return ReferenceList.found(question, own, moves).map(found -> with(found, moves, one));
                }
            }
            if (chain.exhausted()) {
                attempt.cut("not behind every entry");
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Found with(Found found, List<Move> moves, Foreign one) {
        List<Move> all = new ArrayList<>(moves);
        all.add(new Move.Extend(one));
        return new Found(
                found.kind(),
                List.of(Explanation.Kind.FOREIGN_EXTENDS),
                found.list(),
                found.start(),
                all,
                found.statement() + "; and behind these somebody other than IMA extends "
                        + ForeignWording.of(List.of(one)));
    }

    private static byte[] states(Question question, List<Move> merged, Chain chain) {
        int length = question.bank().digestLength();
        int extendsDone = merged.stream().mapToInt(Move::extendsDone).sum();
        byte[] states = new byte[(extendsDone + 1) * length];
        chain.start(question.base().bytes(), 0, 0);
        chain.save(states, 0);
        for (Move move : merged) {
            if (move instanceof Move.Run run) {
                for (int at = run.from(); at < run.to(); at++) {
                    chain.extend(run.column().digests(), run.column().offset(at));
                    chain.save(states, chain.position() * length);
                }
            }
        }
        return states;
    }
}
