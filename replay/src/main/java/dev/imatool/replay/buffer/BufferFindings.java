package dev.imatool.replay.buffer;

import java.util.List;

/**
 * What the buffers of a list say about it.
 *
 * @param buffers how many there are
 * @param keys how many of them are keys given to keyrings
 * @param statements by entry, the first 1000
 * @param omitted how many more statements there are
 */
public record BufferFindings(long buffers, long keys, List<BufferStatement> statements, long omitted) {
    public BufferFindings {
        statements = List.copyOf(statements);
    }

    /** Statements that prove entries to be missing, if the list could be read from end to end. */
    public List<BufferStatement> proofs() {
        return statements.stream().filter(BufferStatement::proof).toList();
    }
}
