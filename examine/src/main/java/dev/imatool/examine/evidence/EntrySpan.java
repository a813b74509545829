package dev.imatool.examine.evidence;

/**
 * A stretch of entries.
 *
 * @param first number of the first, from 1
 * @param last number of the last
 * @param state what is known of them; the worst of it where it differs
 */
public record EntrySpan(long first, long last, EntryState state) {
    /** Both as one, where {@code next} follows. */
    public EntrySpan and(EntrySpan next) {
        return new EntrySpan(first, next.last, state.worse(next.state));
    }
}
