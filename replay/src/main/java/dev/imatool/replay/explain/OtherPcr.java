package dev.imatool.replay.explain;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The value belongs to another PCR of the list, or an entry logged for another PCR went into this one. */
final class OtherPcr implements Hypothesis {
    @Override
    public String id() {
        return "other_pcr";
    }

    @Override
    public String wording(Question question) {
        return "the values of other PCRs; the entries of all PCRs in one; one entry that is logged for another PCR";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        for (RecordedList list : question.lists()) {
            TreeSet<Integer> others = new TreeSet<>();
            for (int row = 0; row < list.rows(); row++) {
                others.add(list.pcr(row));
            }
            if (!others.equals(new TreeSet<>(List.of(question.pcr())))) {
                others.remove(question.pcr());
                Optional<Found> found = others.stream()
                        .flatMap(pcr -> whole(question, list, pcr, attempt).stream())
                        .findFirst()
                        .or(() -> all(question, list, attempt))
                        .or(() -> moved(question, list, attempt));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Convention> conventions(Question question, RecordedList list) {
        return Convention.ofKernels(question.bank(), list.violations() > 0);
    }

    private static Optional<Found> whole(Question question, RecordedList list, int pcr, Attempt attempt) {
        for (Column column : question.columns(list, pcr, conventions(question, list), false)) {
            Optional<Integer> covered = Prefix.covered(column, question.base(), attempt.chain(1));
            if (covered.isPresent()) {
                int entries = covered.get();
                return found(
                        question,
                        column,
                        List.of(Move.run(column, 0, entries)),
                        "is the value of PCR " + pcr + ", reproduced " + Wording.reach(column, entries));
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> all(Question question, RecordedList list, Attempt attempt) {
        for (Convention convention : conventions(question, list)) {
            Column column = Column.of(question.bank(), list, convention, false, row -> true);
            Optional<Integer> covered = Prefix.covered(column, question.base(), attempt.chain(1));
            if (covered.isPresent()) {
                int entries = covered.get();
                return found(
                        question,
                        column,
                        List.of(Move.run(column, 0, entries)),
                        "is reproduced when the entries of all PCRs are extended into it, "
                                + Wording.reach(column, entries));
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> moved(Question question, RecordedList list, Attempt attempt) {
        List<Convention> conventions = conventions(question, list);
        for (Convention convention : conventions) {
            Column own = Column.of(question.bank(), list, convention, false, row -> list.pcr(row) == question.pcr());
            Column other = Column.of(question.bank(), list, convention, false, row -> list.pcr(row) != question.pcr());
            Optional<Found> found = moved(question, own, other, attempt, attempt.chain(conventions.size()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> moved(Question question, Column own, Column other, Attempt attempt, Chain chain) {
        byte[] states = chain.states(own, question.base().bytes());
        int[] gaps = gaps(own, other);
        int length = question.bank().digestLength();
        Places places = new Places(other, other.size(), chain);
        for (int at = places.next(); at >= 0; at = places.next()) {
            int gap = gaps[at];
            chain.start(states, gap * length, gap);
            if (chain.extend(other.digests(), other.offset(at)) || chain.run(own, gap, own.size())) {
                List<Move> moves =
                        List.of(Move.run(own, 0, gap), Move.run(other, at, at + 1), Move.run(own, gap, own.size()));
                String statement = "is reproduced when entry " + other.number(at)
                        + ", which is logged for another PCR, is extended into it in its place"
                        + Wording.uncovered(own, chain.position() - 1);
                return found(question, own, Move.first(moves, chain.position()), statement);
            }
        }
        if (places.cut()) {
            attempt.cut("one entry of another PCR, " + places.left());
        }
        return Optional.empty();
    }

    /** How many entries of {@code own} come before each of {@code other}. */
    private static int[] gaps(Column own, Column other) {
        int[] gaps = new int[other.size()];
        int gap = 0;
        for (int at = 0; at < gaps.length; at++) {
            while (gap < own.size() && own.number(gap) < other.number(at)) {
                gap++;
            }
            gaps[at] = gap;
        }
        return gaps;
    }

    private static Optional<Found> found(Question question, Column column, List<Move> moves, String statement) {
        return Optional.of(new Found(Explanation.Kind.OTHER_PCR, column.list(), question.base(), moves, statement));
    }
}
