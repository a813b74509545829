package dev.imatool.cli.terminal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;

/**
 * What the kind of terminal that {@code TERM} names can do, by JLine's own descriptions: no program is asked. A kind that
 * they do not hold is taken for a plain ANSI terminal, and no {@code TERM} at all for a dumb one.
 */
final class TerminalType {
    private static final int FEWEST_COLOURS = 8;
    private static final String UNDESCRIBED = "ansi";

    private final Map<Capability, Integer> numbers = new HashMap<>();
    private final Map<Capability, String> strings = new HashMap<>();

    private TerminalType(String description) {
        InfoCmp.parseInfoCmp(description, new HashSet<>(), numbers, strings);
    }

    /** The terminal of that environment. */
    static TerminalType of(Map<String, String> environment) {
        String name = environment.getOrDefault("TERM", "dumb");
        Optional<String> known = Optional.ofNullable(InfoCmp.getDefaultInfoCmp(name));
        return new TerminalType(known.orElseGet(() -> InfoCmp.getDefaultInfoCmp(UNDESCRIBED)));
    }

    /** True when it shows the eight basic colours. */
    boolean colours() {
        return numbers.getOrDefault(Capability.max_colors, 0) >= FEWEST_COLOURS;
    }

    /** True when the cursor goes where it is sent. */
    boolean moves() {
        return strings.containsKey(Capability.cursor_address);
    }

    /** What wipes the line that the cursor stands on; only a return to its beginning on a terminal that cannot. */
    String wipeLine() {
        return "\r"
                + Optional.ofNullable(strings.get(Capability.clr_eol))
                        .map(Curses::tputs)
                        .orElse("");
    }
}
