package dev.imatool.replay.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A longer, older or earlier list holds entries that were extended and that the list lacks. */
final class ReferenceList implements Hypothesis {
    @Override
    public String id() {
        return "missing_entries";
    }

    @Override
    public String wording(Question question) {
        return "the reference list: its own values, the two lists merged, its tail lost at kexec";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        int pairs = question.lists().size() * question.references().size();
        for (RecordedList reference : question.references()) {
            for (RecordedList list : question.lists()) {
                List<Convention> conventions = question.conventions(list.violations() + reference.violations() > 0);
                for (Convention convention : conventions) {
                    Column own = question.columns(list, question.pcr(), List.of(convention), false)
                            .get(0);
                    Column other = question.columns(reference, question.pcr(), List.of(convention), true)
                            .get(0);
                    Chain chain = attempt.chain((long) pairs * conventions.size());
                    Optional<Found> found = test(question, own, other, chain, attempt);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> test(Question question, Column own, Column other, Chain chain, Attempt attempt) {
        if (other.size() == 0) {
            return Optional.empty();
        }
        return merged(question, own, other, chain)
                .or(() -> tailLost(question, own, other, chain, attempt))
                .or(() -> ofReference(question, own, other, chain));
    }

    /** The two lists as one. */
    private static Optional<Found> merged(Question question, Column own, Column other, Chain chain) {
        List<Move> moves = MergedLists.of(own, other);
        chain.start(question.base().bytes(), 0, 0);
        for (Move move : moves) {
            if (move instanceof Move.Run run && chain.run(run.column(), run.from(), run.to())) {
                List<Move> extended = Move.first(moves, chain.position());
                return belongTogether(own, extended) ? found(question, own, extended) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** True when the sequence has entries of the list itself, beyond a boot_aggregate, or all that it has. */
    static boolean belongTogether(Column own, List<Move> moves) {
        int covered = 0;
        boolean content = false;
        for (Move move : moves) {
            if (move instanceof Move.Run run && run.column() == own) {
                covered = run.to();
                for (int at = run.from(); at < run.to(); at++) {
                    content |= !own.bootAggregate(at);
                }
            }
        }
        return content || (covered > 0 && covered == own.size());
    }

    /** The reference up to some entry, and then what the list has from where they part: lost between load and exec. */
    private static Optional<Found> tailLost(Question question, Column own, Column other, Chain chain, Attempt attempt) {
        int common = 0;
        while (common < Math.min(own.size(), other.size()) && same(own, common, other, common)) {
            common++;
        }
        if (common == 0 || common == own.size()) {
            return Optional.empty();
        }
        byte[] states = chain.states(other, question.base().bytes());
        for (int to = other.size(); to > common; to--) {
            if (chain.exhausted()) {
                attempt.cut("tails that end before entry " + other.number(to - 1) + " of the reference");
                return Optional.empty();
            }
            chain.start(states, other.offset(to), to);
            if (chain.run(own, common, own.size())) {
                List<Move> moves = List.of(
                        Move.run(own, 0, common), Move.run(other, common, to), Move.run(own, common, own.size()));
                return found(question, own, Move.first(moves, chain.position()));
            }
        }
        return Optional.empty();
    }

    /** A value of the reference alone. */
    private static Optional<Found> ofReference(Question question, Column own, Column other, Chain chain) {
        return Prefix.covered(other, question.base(), chain)
                .map(entries -> new Found(
                        Explanation.Kind.OTHER_BOOT,
                        own.list(),
                        question.base(),
                        List.of(Move.run(other, 0, entries)),
                        "is a value of the reference, reproduced " + Wording.reach(other, entries)
                                + "; the list is not its copy: another boot or another machine"));
    }

    static boolean same(Column own, int at, Column other, int otherAt) {
        return own.digest(at).equals(other.digest(otherAt));
    }

    private static boolean isOf(Move move, Column column) {
        return move instanceof Move.Run run && run.column() == column;
    }

    static Optional<Found> found(Question question, Column own, List<Move> moves) {
        List<String> missing = new ArrayList<>();
        long count = 0;
        int covered = 0;
        for (Move move : moves) {
            if (isOf(move, own)) {
                covered = ((Move.Run) move).to();
            } else if (move instanceof Move.Run run) {
                count += run.extendsDone();
                missing.add(Wording.numbers(run.column(), run.from(), run.to()));
            }
        }
        boolean kexec = moves.size() > 2
                && moves.get(2) instanceof Move.Run behind
                && behind.column() == own
                && own.bootAggregate(behind.from());
        String statement = "is reproduced with " + Wording.entries(count) + " that the list lacks: "
                + Wording.and(missing.size() > 5 ? shortened(missing) : missing) + " of the reference"
                + (kexec ? ", the tail of the first kernel's list, lost at kexec" : "")
                + Wording.uncovered(own, covered);
        return Optional.of(new Found(Explanation.Kind.MISSING_ENTRIES, own.list(), question.base(), moves, statement));
    }

    private static List<String> shortened(List<String> missing) {
        List<String> first = new ArrayList<>(missing.subList(0, 4));
        first.add((missing.size() - 4) + " further runs");
        return first;
    }
}
