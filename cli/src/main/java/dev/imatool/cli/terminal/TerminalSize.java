package dev.imatool.cli.terminal;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * How wide and high the terminal is.
 *
 * @param columns columns to lay running text out for: those of the terminal, but never so few or so many that it becomes hard to read
 * @param rows lines that it shows
 */
public record TerminalSize(int columns, int rows) {
    private static final TerminalSize USUAL = new TerminalSize(80, 24);
    private static final int NARROWEST = 55;
    private static final int WIDEST = 120;

    /** That of the terminal, as its environment declares it or as it says itself; 80 times 24 where no terminal is. */
    public static TerminalSize of(Streams streams) {
        if (streams.outKind() != StreamKind.TERMINAL) {
            return USUAL;
        }
        Optional<Integer> columns = declared(streams, "COLUMNS");
        Optional<Integer> rows = declared(streams, "LINES");
        TerminalSize asked = columns.isPresent() && rows.isPresent() ? USUAL : measured();
        return new TerminalSize(
                Math.clamp(columns.orElse(asked.columns()), NARROWEST, WIDEST), rows.orElse(asked.rows()));
    }

    private static Optional<Integer> declared(Streams streams, String variable) {
        String number = streams.environment().getOrDefault(variable, "");
        return number.matches("[1-9][0-9]{0,3}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
    }

    private static TerminalSize measured() {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            return new TerminalSize(
                    terminal.getWidth() > 0 ? terminal.getWidth() : USUAL.columns(),
                    terminal.getHeight() > 0 ? terminal.getHeight() : USUAL.rows());
        } catch (IOException unknown) {
            return USUAL;
        }
    }
}
