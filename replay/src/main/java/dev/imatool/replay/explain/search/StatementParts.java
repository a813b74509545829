package dev.imatool.replay.explain.search;

import java.util.List;

/** Pieces of statements that several hypotheses make. */
public final class StatementParts {
    private StatementParts() {}

    /** {@code 1 entry}, {@code 3 entries}. */
    public static String entries(long number) {
        return number + (number == 1 ? " entry" : " entries");
    }

    /** {@code entry 5}, {@code entries 5 to 7}: places {@code from} to before {@code to}. */
    public static String numbers(DigestColumn column, int from, int to) {
        return to - from == 1
                ? "entry " + column.number(from)
                : "entries " + column.number(from) + " to " + column.number(to - 1);
    }

    /** {@code after the last of its 100 entries}, or at which entry, and how many it leaves out. */
    public static String reach(DigestColumn column, int entries) {
        int after = column.size() - entries;
        return after == 0
                ? "after the last of its " + entries(entries)
                : "at entry " + column.number(entries - 1) + "; " + entries(after)
                        + (after == 1 ? " behind it is" : " behind it are") + " not covered";
    }

    /** What is not covered behind a place, as an appendix; empty where all is. */
    public static String uncovered(DigestColumn column, int covered) {
        int after = column.size() - covered;
        return after <= 0 ? "" : "; " + entries(after) + " at the end of the list not covered";
    }

    /** {@code between entries 4 and 5}, {@code before the first entry}, {@code behind the last entry}. */
    public static String gap(DigestColumn column, int at) {
        if (column.size() == 0 || at == 0) {
            return "before the first entry";
        }
        return at >= column.size()
                ? "behind the last entry"
                : "between entries " + column.number(at - 1) + " and " + column.number(at);
    }

    /** What is tried as an extend that is no entry's: {@code well-known event}, and a candidate where there is one. */
    public static String foreign(SearchTask task) {
        return task.candidates().isEmpty() ? "well-known event" : "candidate or well-known event";
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String and(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
