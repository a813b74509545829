package dev.imatool.replay.buffer;

import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the buffers of a list say about it.
 *
 * @param buffers how many there are
 * @param keys how many of them are keys given to keyrings
 * @param statements by entry, the first 1000; statements that prove something make room for themselves
 * @param counts how many statements there are of each kind, kept or not
 */
public record BufferFindings(long buffers, long keys, List<BufferStatement> statements, Map<Kind, Long> counts) {
    /**
     * A kind of statement.
     *
     * @param check what was compared
     * @param result what came of it
     */
    public record Kind(Check check, Result result) {
        /** True when the buffer says what the list says. */
        public boolean agrees() {
            return result == Result.AGREES || result == Result.LINKED;
        }

        /** True when the list contradicts itself, provided that all of it could be read. */
        public boolean proof() {
            return result == Result.FEWER;
        }
    }

    public BufferFindings {
        statements = List.copyOf(statements);
        counts = Map.copyOf(counts);
    }

    /** How many statements there are of some kinds, kept or not. */
    public long count(Predicate<Kind> kinds) {
        return counts.entrySet().stream()
                .filter(each -> kinds.test(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many statements are not kept. */
    public long omitted() {
        return count(kind -> true) - statements.size();
    }

    /** Kept statements that prove entries to be missing, if the list could be read from end to end. */
    public List<BufferStatement> proofs() {
        return statements.stream().filter(BufferStatement::proof).toList();
    }
}
