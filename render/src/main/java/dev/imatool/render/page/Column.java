package dev.imatool.render.page;

/**
 * A column of a table whose rows come one by one, so that their widths are not known before.
 *
 * @param title what it says; empty where that is plain
 * @param align how its cells stand
 * @param width characters that most of its cells need; of the last column nothing follows from it
 * @param shortWidth the same on a page that shortens digests
 */
public record Column(String title, Table.Align align, int width, int shortWidth) {
    private static final int SHA256_DIGITS = 64;

    /** A column without digests. */
    public Column(String title, Table.Align align, int width) {
        this(title, align, width, width);
    }

    /** A column of digests, most of which are of SHA-256, with the name of the algorithm before them. */
    public static Column digests(String title) {
        int algorithm = "sha256:".length();
        return new Column(title, Table.Align.LEFT, algorithm + SHA256_DIGITS, algorithm + ShortDigests.WIDTH);
    }

    /** A column of text. */
    public static Column left(String title, int width) {
        return new Column(title, Table.Align.LEFT, width);
    }

    /** A column of numbers. */
    public static Column right(String title, int width) {
        return new Column(title, Table.Align.RIGHT, width);
    }
}
