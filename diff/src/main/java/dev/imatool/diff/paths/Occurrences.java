package dev.imatool.diff.paths;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where an input has a content.
 *
 * @param entries how many entries log it
 * @param first the first of them, {@value #NAMED} at most
 */
public record Occurrences(long entries, List<PathHistory.OtherName> first) {
    /** How many are named. */
    public static final int NAMED = 5;

    /** Nowhere. */
    public static final Occurrences NONE = new Occurrences(0, List.of());

    public Occurrences {
        first = List.copyOf(first);
    }

    /** These and then the others. */
    Occurrences plus(Occurrences other) {
        return new Occurrences(
                entries + other.entries,
                first.size() == NAMED
                        ? first
                        : Stream.concat(first.stream(), other.first.stream())
                                .limit(NAMED)
                                .toList());
    }
}
