package dev.imatool.man;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for bash: picocli's, with two things set right. */
final class BashCompletion {
    private static final String NO_FILES = "type compopt &>/dev/null && compopt +o default";

    private BashCompletion() {}

    /**
     * The script. Changes the names of option values in {@code root}.
     *
     * @throws IllegalStateException if picocli's script is not what it was when this was written
     */
    static String of(CommandLine root) {
        CommandTree.all(root).forEach(command -> nameValuesApart(command.getCommandSpec()));
        String script = AutoComplete.bash(root.getCommandName(), root);
        if (!script.contains(NO_FILES)) {
            throw new IllegalStateException("picocli no longer switches file names off: read its script again");
        }
        // Without this line bash itself offers file names where no word fits. picocli would list them through
        // compgen -W, which runs what is written in a file name as a command.
        return script.lines()
                .filter(line -> !line.strip().equals(NO_FILES))
                .reduce("", (all, line) -> all + line + "\n");
    }

    /** The script keeps the words for a value under its label, and two options of one command may have the same. */
    private static void nameValuesApart(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            command.remove(option);
            command.addOption(OptionSpec.builder(option)
                    .paramLabel(longest(option.names()))
                    .build());
        }
    }

    private static String longest(String... names) {
        return Arrays.stream(names).max(Comparator.comparingInt(String::length)).orElseThrow();
    }
}
