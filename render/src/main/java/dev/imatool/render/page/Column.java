package dev.imatool.render.page;

/**
 * A column of a table whose rows come one by one, so that their widths are not known before.
 *
 * @param title what it says; empty where that is plain
 * @param align how its cells stand
 * @param width characters that most of its cells need; of the last column nothing follows from it
 */
public record Column(String title, Table.Align align, int width) {
    /** A column of text. */
    public static Column left(String title, int width) {
        return new Column(title, Table.Align.LEFT, width);
    }

    /** A column of numbers. */
    public static Column right(String title, int width) {
        return new Column(title, Table.Align.RIGHT, width);
    }
}
