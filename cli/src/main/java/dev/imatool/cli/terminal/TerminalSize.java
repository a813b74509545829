package dev.imatool.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide and high the terminal is.
 *
 * @param columns columns to lay running text out for: those of the terminal, but never so few or so many that it becomes hard to read
 * @param rows lines that it shows
 */
public record TerminalSize(int columns, int rows) {
    private static final TerminalSize USUAL = new TerminalSize(80, 24);
    private static final String STTY = "/bin/stty";
    private static final File TERMINAL = new File("/dev/tty");

    /** Rows and columns; a terminal that was not told has 0 of them. */
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})");

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

    /**
     * What the terminal of this process says, by stty of the system: JLine would need native access, of which a JVM warns unless it was
     * allowed at its start. Of the system, not of {@code PATH}, which may name the folder of the evidence.
     */
    private static TerminalSize measured() {
        try {
            Process stty = new ProcessBuilder(STTY, "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher size = SIZE.matcher(said.strip());
            return size.matches()
                    ? new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)))
                    : USUAL;
        } catch (IOException unknown) {
            return USUAL;
        }
    }
}
