package dev.imatool.parsers.entry;

/**
 * What a text has in addition to whole lines that are entries.
 *
 * @param lines lines of text around the entries, blank ones included, where any has words
 * @param joinedEntries entries that stood on several lines and were joined; their template digests prove it
 * @param joinedViolations violations that stood on several lines and were joined by their fields; nothing proves it
 */
public record TextCounts(long lines, long joinedEntries, long joinedViolations) {
    /** Whole lines alone. */
    public static final TextCounts NONE = new TextCounts(0, 0, 0);

    /** That of two texts. */
    public TextCounts plus(TextCounts other) {
        return new TextCounts(
                lines + other.lines, joinedEntries + other.joinedEntries, joinedViolations + other.joinedViolations);
    }
}
