package dev.imatool.man;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completions for fish: one {@code complete} for each command, option and set of words. */
final class FishCompletion {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:/@-]*");

    private FishCompletion() {}

    /** The file {@code imatool.fish} for a command with subcommands. */
    static String of(CommandLine root) {
        String name = root.getCommandName();
        StringBuilder script = new StringBuilder("""
                # fish completion for %1$s, generated from its command model.

                # The words in front of the cursor that are no options: the command, its subcommand, and what they are given.
                function __%1$s_words
                    set -l words (commandline -opc)
                    set -e words[1]
                    for word in $words
                        string match -q -- '-*' $word
                        or printf '%%s\\n' $word
                    end
                end

                # Whether one of these commands is being completed; the names of a subcommand are one argument.
                function __%1$s_in
                    set -l typed (__%1$s_words)
                    for command in $argv
                        set -l count (count (string split ' ' -- $command))
                        test (count $typed) -ge $count
                        and test "$typed[1..$count]" = "$command"
                        and return 0
                    end
                    return 1
                end

                # Whether a command's subcommand is still to come.
                function __%1$s_before
                    set -l typed (__%1$s_words)
                    test "$typed" = "$argv"
                end

                """.formatted(name));
        CommandTree.all(root).forEach(command -> script.append(command(name, command)));
        return script.toString();
    }

    private static String command(String name, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String condition = spec.parent() == null ? before(command) : in(command);
        StringBuilder lines = new StringBuilder("\n# " + spec.qualifiedName() + "\n");
        command.getSubcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .forEach(child -> lines.append(line(
                        name,
                        before(command),
                        " -f -a " + child.name() + " -d " + quoted(Wording.purpose(child.usageMessage())))));
        spec.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> lines.append(line(name, condition, option(option))));
        List<String> arguments = spec.positionalParameters().stream()
                .map(parameter -> argument(spec, parameter))
                .distinct()
                .toList();
        arguments.forEach(argument -> lines.append(line(name, condition, argument)));
        if (arguments.isEmpty()) {
            // without a command, imatool takes files
            lines.append(line(name, condition, spec.parent() == null ? " -F" : " -f"));
        }
        return lines.toString();
    }

    private static String line(String name, String condition, String what) {
        return "complete -c " + name + " -n " + quoted(condition) + what + "\n";
    }

    /** All names under which a command may have been typed. */
    private static String in(CommandLine command) {
        return condition(command, "in", typed(command.getCommandSpec()));
    }

    private static String before(CommandLine command) {
        List<String> typed = typed(command.getCommandSpec());
        return typed.stream()
                .map(words -> condition(command, "before", List.of(words)))
                .collect(Collectors.joining("; or "));
    }

    private static String condition(CommandLine command, String question, List<String> typed) {
        String root = command.getCommandSpec().root().name();
        return typed.stream()
                .filter(words -> !words.isEmpty())
                .map(words -> words.contains(" ") ? " \"" + words + "\"" : " " + words)
                .collect(Collectors.joining("", "__" + root + "_" + question, ""));
    }

    private static List<String> typed(CommandSpec command) {
        if (command.parent() == null) {
            return List.of("");
        }
        return typed(command.parent()).stream()
                .flatMap(parent -> command.names().stream().map(name -> (parent + " " + name).strip()))
                .toList();
    }

    private static String option(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(name -> name.startsWith("--")
                        ? " -l " + name.substring(2)
                        : (name.length() == 2 ? " -s " : " -o ") + name.substring(1))
                .collect(Collectors.joining());
        String value = "";
        if (option.arity().max() > 0) {
            List<String> words = Wording.candidates(option);
            value = !words.isEmpty() ? " -x -a " + words(words.stream()) : Wording.takesFile(option) ? " -r -F" : " -x";
        }
        return names + value + " -d " + quoted(Wording.firstClause(Wording.description(option)));
    }

    private static String argument(CommandSpec command, PositionalParamSpec parameter) {
        List<String> words = new ArrayList<>(Wording.candidates(parameter));
        if (command.helpCommand()) {
            words.addAll(command.parent().subcommands().keySet());
        }
        return words.isEmpty() ? " -F" : " -f -a " + words(words.stream());
    }

    /** fish expands what is offered once more, when it offers it. */
    private static String words(Stream<String> words) {
        return quoted(words.map(word -> PLAIN.matcher(word).matches() ? word : quoted(word))
                .collect(Collectors.joining(" ")));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
