package dev.imatool.cli.terminal;

import dev.imatool.examine.input.PartsArgument;
import java.util.ArrayList;
import java.util.List;

/** Puts files between which a {@code +} stands together to one argument: parts of one list, in that order. */
public final class JoinedArguments {
    private static final String PLUS = "+";
    private static final String STDIN = "-";

    private JoinedArguments() {}

    /** The arguments, of which none is a {@code +} between two files any more. */
    public static String[] of(String[] arguments) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean between = arguments[i].equals(PLUS)
                    && i + 1 < arguments.length
                    && !joined.isEmpty()
                    && file(joined.getLast())
                    && file(arguments[i + 1]);
            if (between) {
                joined.set(joined.size() - 1, PartsArgument.with(joined.getLast(), arguments[i + 1]));
                i++;
            } else {
                joined.add(arguments[i]);
            }
        }
        return joined.toArray(String[]::new);
    }

    private static boolean file(String argument) {
        return argument.equals(STDIN) || !(argument.startsWith("-") || argument.equals(PLUS));
    }
}
