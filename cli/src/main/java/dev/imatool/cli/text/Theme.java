package dev.imatool.cli.text;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/** Colours by role. The only place that names a colour. */
public enum Theme {
    /** No escape sequences at all. */
    PLAIN(Ansi.OFF),
    /** For a terminal. */
    COLOURED(Ansi.ON);

    private final Ansi ansi;

    Theme(Ansi ansi) {
        this.ansi = ansi;
    }

    /** The theme for a stream that shows colours, or not. */
    public static Theme of(boolean coloured) {
        return coloured ? COLOURED : PLAIN;
    }

    /** {@code text} in the colour of {@code role}. */
    public String paint(Role role, String text) {
        return role == Role.PLAIN || this == PLAIN ? text : styled(role, text).toString();
    }

    /** The same for a table cell. */
    Ansi.Text styled(Role role, String text) {
        return scheme().apply(text, styles(role));
    }

    ColorScheme scheme() {
        return Help.defaultColorScheme(ansi);
    }

    private static List<IStyle> styles(Role role) {
        return switch (role) {
            case PLAIN -> List.of();
            case HEADING -> List.of(Style.bold);
            case GOOD -> List.of(Style.fg_green);
            case BAD -> List.of(Style.bold, Style.fg_red);
            case ODD -> List.of(Style.fg_yellow);
            case DIM -> List.of(Style.faint);
        };
    }
}
