package dev.imatool.fleet.table;

import java.util.Optional;

/**
 * A row of {@code findings}: something wrong with a list, or damage that its reader met.
 *
 * @param key the list
 * @param source {@code finding}, or {@code damage} for what could not be read
 * @param kind as in docs/kinds.md
 * @param count how many of that kind it stands for: more than one where a list has more than are kept
 * @param entry number of the entry, where it is about one
 * @param location first byte in the list, where that is known
 * @param logged what the list says
 * @param computed what it ought to say
 * @param message in one sentence, escaped
 */
public record FindingRow(
        ListRow.Key key,
        String source,
        String kind,
        long count,
        Optional<Long> entry,
        Optional<Long> location,
        Optional<String> logged,
        Optional<String> computed,
        String message) {
    /** {@link #source} of findings. */
    public static final String FINDING = "finding";

    /** {@link #source} of damage. */
    public static final String DAMAGE = "damage";
}
