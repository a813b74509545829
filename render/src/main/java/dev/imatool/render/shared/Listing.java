package dev.imatool.render.shared;

import dev.imatool.render.page.Page;
import java.io.IOException;
import java.util.List;

/** The first rows of a list, and below them how many more there are. */
public final class Listing {
    private Listing() {}

    /** Lays out one row. */
    @FunctionalInterface
    public interface Layout<V> {
        void write(V row) throws IOException;
    }

    /**
     * Writes as many of {@code rows} as the page lists.
     *
     * @param usual how many are listed unasked
     * @param indent before the line that says how many more there are
     */
    public static <V> void write(Page page, List<? extends V> rows, int usual, String indent, Layout<V> layout)
            throws IOException {
        int listed = Math.min(page.most(usual), rows.size());
        for (V row : rows.subList(0, listed)) {
            layout.write(row);
        }
        if (rows.size() > listed) {
            page.line(indent + more(rows.size() - listed));
        }
    }

    /**
     * The same where a report may not list all of its rows.
     *
     * @param rows how many there are
     * @param shown how many of them the page has
     * @param kept how many of them the report lists
     */
    public static String more(long rows, long shown, long kept) {
        if (kept == rows) {
            return more(rows - shown);
        }
        return "… and " + (rows - shown) + " more" + (kept > shown ? "; --all prints the first " + kept : "");
    }

    /** That a page does not have {@code rows} further rows, and how to see them. */
    public static String more(long rows) {
        return "… and " + rows + " more; --all prints them";
    }
}
