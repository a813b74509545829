package dev.imatool.replay.explain;

import java.util.List;
import java.util.Optional;

/** The list as it is, or its first entries, extended as kernels do, from zero. */
final class Prefix implements Hypothesis {
    @Override
    public String id() {
        return "prefix";
    }

    @Override
    public String wording(Question question) {
        return "the list and every prefix of it, with digests of the bank and with padded SHA-1";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        Start zero = Start.zero(question.bank());
        for (Column column : question.allColumns().toList()) {
            Optional<Found> found = test(column, zero, attempt);
            if (found.isPresent()) {
                return found;
            }
            if (column.broken()) {
                attempt.cut("entries behind " + column.number(column.size() - 1)
                        + ", because one has no template digest in this bank");
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> test(Column column, Start zero, Attempt attempt) {
        Optional<Integer> covered = covered(column, zero, attempt.chain(1));
        return covered.map(entries -> new Found(
                column.padded() ? Explanation.Kind.PADDED_SHA1 : Explanation.Kind.PREFIX,
                column.list(),
                zero,
                List.of(Move.run(column, 0, entries)),
                statement(column, entries)));
    }

    /** How many entries of the column, from its first on, lead from the start to the value. */
    static Optional<Integer> covered(Column column, Start start, Chain chain) {
        chain.start(start.bytes(), 0, 0);
        return chain.run(column, 0, column.size()) ? Optional.of(chain.position()) : Optional.empty();
    }

    private static String statement(Column column, int entries) {
        String how = column.padded()
                ? "with SHA-1 template digests filled up with zeros (the kernel lacks the hash of the bank) "
                : "";
        String grown = entries < column.size() ? "; the list grew after the value was read" : "";
        return "is reproduced " + how + Wording.reach(column, entries) + grown;
    }
}
