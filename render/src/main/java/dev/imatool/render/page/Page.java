package dev.imatool.render.page;

import java.io.IOException;
import java.util.List;

/**
 * What people read: lines, headings and tables. Each format that is a page is an implementation; a report is laid out once for
 * all of them. Text that comes here is safe to print already.
 */
public interface Page {
    /** A line; two blanks before it say that it belongs to the one above, four that it belongs to that. */
    void line(String text) throws IOException;

    /** A line that means {@code role} as a whole; {@link Role#HEADING} begins a section. */
    default void line(Role role, String text) throws IOException {
        line(paint(role, text));
    }

    /** Space between what does not belong together. */
    void blank() throws IOException;

    /** A table with space before it; nothing when it has no rows. */
    void table(Table table) throws IOException;

    /** The rows of a table right below the line before. */
    void rows(Table table) throws IOException;

    /**
     * A table with titles whose rows come one by one, right below the line before.
     *
     * @param notesFrom column, from 0, below which notes about a row stand
     */
    GrowingTable growingTable(List<Column> columns, int notesFrom) throws IOException;

    /** A picture of a list, on pages that can show one; everything that it shows is said in words, too. */
    default void picture(Strip strip) throws IOException {
        // lines have no room for one
    }

    /** What the containers of the report are called on it. */
    ContainerNames containers();

    /** How many rows to list where {@code usual} are listed unasked; the page then says how many more there are. */
    int most(int usual);

    /** A part of a line, marked with what it means. */
    String paint(Role role, String text);
}
