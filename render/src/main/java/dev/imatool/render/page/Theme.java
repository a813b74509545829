package dev.imatool.render.page;

/** Colours by role, as terminals take them (ECMA-48, SGR). The only place that names a colour. */
public enum Theme {
    /** No escape sequences at all. */
    PLAIN,
    /** For a terminal. */
    COLOURED;

    private static final String BOLD = "\033[1m";
    private static final String NOT_BOLD = "\033[21m";
    private static final String RESET = "\033[0m";

    /** The theme for a stream that shows colours, or not. */
    public static Theme of(boolean coloured) {
        return coloured ? COLOURED : PLAIN;
    }

    /** {@code text} in the colour of {@code role}. */
    public String paint(Role role, String text) {
        if (this == PLAIN || text.isEmpty()) {
            return text;
        }
        return switch (role) {
            case PLAIN -> text;
            case HEADING -> BOLD + text + NOT_BOLD + RESET;
            case GOOD -> "\033[32m" + text + "\033[39m" + RESET;
            case BAD -> BOLD + "\033[31m" + text + "\033[39m" + NOT_BOLD + RESET;
            case ODD -> "\033[33m" + text + "\033[39m" + RESET;
            case DIM -> "\033[2m" + text + "\033[22m" + RESET;
        };
    }
}
