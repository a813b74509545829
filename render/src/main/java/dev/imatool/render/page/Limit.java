package dev.imatool.render.page;

import java.util.OptionalInt;

/**
 * How many rows of a kind a page lists.
 *
 * @param most the number asked for; absent where each kind of row has its usual one
 */
public record Limit(OptionalInt most) {
    /** As many as a reader wants to see unasked. */
    public static final Limit USUAL = new Limit(OptionalInt.empty());

    /** Every row. */
    public static final Limit NONE = new Limit(OptionalInt.of(Integer.MAX_VALUE));

    /** At most {@code most}. */
    public static Limit of(int most) {
        return new Limit(OptionalInt.of(most));
    }

    /** The number for rows of which {@code usual} are listed unasked. */
    public int orUsual(int usual) {
        return most.orElse(usual);
    }
}
