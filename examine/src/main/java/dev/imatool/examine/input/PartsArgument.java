package dev.imatool.examine.input;

import java.util.List;

/**
 * Several files that stand for one list, as one word of a command line. Between the files stands what no name of a file can hold, so
 * that whoever knows nothing of parts hands it on as it is, and {@link InputArguments} opens all of them.
 */
public final class PartsArgument {
    private static final String BETWEEN = "\0+\0";

    /** Before a first part that is standard input: a word that begins with a dash is an option. */
    private static final String FIRST = "\0";

    private PartsArgument() {}

    /** One word for {@code parts}, in their order; a single one stays as it is. */
    public static String join(List<String> parts) {
        String joined = String.join(BETWEEN, parts);
        return parts.size() > 1 && joined.startsWith("-") ? FIRST + joined : joined;
    }

    /** The same word with one more part. */
    public static String with(String argument, String part) {
        return argument.startsWith(FIRST) ? argument + BETWEEN + part : join(List.of(argument, part));
    }

    /** The files that {@code argument} stands for. */
    public static List<String> parts(String argument) {
        return List.of(withoutFirst(argument).split(BETWEEN.replace("+", "\\+"), -1));
    }

    /** As people type it: {@code part-1 + part-2}. */
    public static String shown(String argument) {
        return withoutFirst(argument).replace(BETWEEN, " + ");
    }

    private static String withoutFirst(String argument) {
        return argument.startsWith(FIRST) ? argument.substring(FIRST.length()) : argument;
    }
}
