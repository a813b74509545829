package dev.imatool.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Where in a command line the next word would stand. Nothing is converted or opened to find that out.
 *
 * @param command the innermost command that is named
 * @param waiting the option whose value is next
 * @param positionals how many parameters there are so far
 * @param options false behind {@code --}
 * @param asksForHelp true where the help of a command is wanted
 */
record CommandPlace(
        CommandLine command, Optional<OptionSpec> waiting, int positionals, boolean options, boolean asksForHelp) {
    private static final String PLUS = "+";

    /**
     * The place behind some words.
     *
     * @param command the command
     * @param words behind its name
     */
    static CommandPlace behind(CommandLine command, List<String> words) {
        CommandPlace place = new CommandPlace(command, Optional.empty(), 0, true, false);
        for (int i = 0; i < words.size(); i++) {
            boolean joins = words.get(i).equals(PLUS) && place.positionals > 0 && place.waiting.isEmpty();
            if (joins) {
                i++; // a further part of the same list
            } else {
                place = place.behind(words.get(i));
            }
        }
        return place;
    }

    /**
     * The place behind a command line.
     *
     * @param root imatool itself
     * @param words the name of the command first
     */
    static CommandPlace of(CommandLine root, List<String> words) {
        CommandLine command = words.isEmpty() ? null : root.getSubcommands().get(words.get(0));
        return command == null
                ? new CommandPlace(root, Optional.empty(), words.size(), true, false)
                : behind(command, words.subList(1, words.size()));
    }

    /** The same command line with further parameters, in front of what was typed behind the command. */
    List<String> withParameters(List<String> typed, List<String> parameters) {
        int depth = 0;
        for (CommandLine outer = command.getParent(); outer != null; outer = outer.getParent()) {
            depth++;
        }
        List<String> words = new ArrayList<>(typed);
        words.addAll(depth, parameters);
        return words;
    }

    private CommandPlace behind(String word) {
        if (waiting.isPresent()) {
            return new CommandPlace(command, Optional.empty(), positionals, options, asksForHelp);
        }
        if (options && word.equals("--")) {
            return new CommandPlace(command, Optional.empty(), positionals, false, asksForHelp);
        }
        if (options && word.startsWith("-") && word.length() > 1) {
            Optional<OptionSpec> option = Optional.ofNullable(spec().findOption(word));
            boolean help = asksForHelp || option.filter(OptionSpec::usageHelp).isPresent();
            return new CommandPlace(command, option.filter(CommandPlace::takesWord), positionals, options, help);
        }
        CommandLine inner = command.getSubcommands().get(word);
        return positionals == 0 && inner != null
                ? new CommandPlace(inner, Optional.empty(), 0, options, asksForHelp)
                : new CommandPlace(command, Optional.empty(), positionals + 1, options, asksForHelp);
    }

    private static boolean takesWord(OptionSpec option) {
        return option.arity().min() > 0;
    }

    /** The model of the command. */
    CommandSpec spec() {
        return command.getCommandSpec();
    }

    /** The parameter that the next word would be. */
    Optional<PositionalParamSpec> parameter() {
        return spec().positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(positionals))
                .findFirst();
    }

    /** What takes the next word: an option that waits for its value, or a parameter. */
    Optional<ArgSpec> taker() {
        return waiting.<ArgSpec>map(option -> option).or(this::parameter);
    }

    /** Words that an argument may be, where it may be only some. */
    static List<String> choices(ArgSpec argument) {
        List<String> choices = new ArrayList<>();
        Optional.ofNullable(argument.completionCandidates()).ifPresent(words -> words.forEach(choices::add));
        return choices;
    }
}
