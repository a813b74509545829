package dev.imatool.render.page;

/**
 * A piece of text and what it means.
 *
 * @param role its meaning
 * @param text safe to print
 */
public record Cell(Role role, String text) {
    public static Cell plain(String text) {
        return new Cell(Role.PLAIN, text);
    }

    public static Cell number(long number) {
        return plain(Long.toString(number));
    }

    public static Cell of(Role role, String text) {
        return new Cell(role, text);
    }
}
