package dev.imatool.render.page;

import java.io.IOException;

/**
 * A table whose rows are written while they come, so that it may have any number of them. Nothing else is written to the page before
 * {@link #end}.
 */
public interface GrowingTable {
    /** One row, with one cell for each column. */
    void row(Cell... cells) throws IOException;

    /** Something more about the row before. */
    void note(Role role, String text) throws IOException;

    /** What the rows that follow have in common. */
    void part(String title) throws IOException;

    /** The end of the table. */
    void end() throws IOException;
}
