package dev.imatool.examine.show;

/**
 * Entries that stand together in a list, by the numbers that every report gives them.
 *
 * @param first from 1
 * @param last at least {@code first}
 */
public record AskedEntries(long first, long last) {
    /** Those from {@code first} to {@code last}. */
    public AskedEntries {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("entries " + first + " to " + last);
        }
    }

    /** True when the entry of that number is one of them. */
    public boolean contains(long number) {
        return first <= number && number <= last;
    }
}
