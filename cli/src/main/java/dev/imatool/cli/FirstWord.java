package dev.imatool.cli;

import dev.imatool.cli.command.CommandNames;
import dev.imatool.parsers.FileNames;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/** Files without a command: they are to be identified. */
final class FirstWord {
    private static final String IDENTIFY = "identify";

    private FirstWord() {}

    /** The same arguments, behind the command that identifies files where the first is one and no command. */
    static String[] of(String[] arguments) {
        if (arguments.length == 0 || CommandNames.of(arguments[0]).isPresent() || !file(arguments[0])) {
            return arguments;
        }
        List<String> words = new ArrayList<>(List.of(IDENTIFY));
        words.addAll(List.of(arguments));
        return words.toArray(String[]::new);
    }

    private static boolean file(String word) {
        try {
            return !word.startsWith("-") && !word.equals("help") && Files.exists(FileNames.path(word));
        } catch (InvalidPathException impossible) {
            return false;
        }
    }
}
