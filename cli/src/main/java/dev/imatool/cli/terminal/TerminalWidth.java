package dev.imatool.cli.terminal;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** How wide the terminal is. */
public final class TerminalWidth {
    private static final int USUAL = 80;
    private static final int NARROWEST = 55;
    private static final int WIDEST = 120;

    private TerminalWidth() {}

    /**
     * Columns to lay running text out for: those of the terminal, but never so few or so many that it becomes hard to read;
     * 80 where no terminal is.
     */
    public static int columns(Streams streams) {
        if (streams.outKind() != StreamKind.TERMINAL) {
            return USUAL;
        }
        return Math.clamp(declared(streams).or(TerminalWidth::measured).orElse(USUAL), NARROWEST, WIDEST);
    }

    private static Optional<Integer> declared(Streams streams) {
        String columns = streams.environment().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}") ? Optional.of(Integer.valueOf(columns)) : Optional.empty();
    }

    private static Optional<Integer> measured() {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            int width = terminal.getWidth();
            return width > 0 ? Optional.of(width) : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
