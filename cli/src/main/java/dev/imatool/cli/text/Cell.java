package dev.imatool.cli.text;

/**
 * A piece of text and what it means.
 *
 * @param role its meaning
 * @param text safe to print
 */
record Cell(Role role, String text) {
    static Cell plain(String text) {
        return new Cell(Role.PLAIN, text);
    }

    static Cell number(long number) {
        return plain(Long.toString(number));
    }

    static Cell of(Role role, String text) {
        return new Cell(role, text);
    }
}
