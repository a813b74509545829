package dev.imatool.man;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion function for zsh, in the words of its {@code _arguments}: options with what they are for. */
final class ZshCompletion {
    private ZshCompletion() {}

    /** The file {@code _imatool} for a command with subcommands. */
    static String of(CommandLine root) {
        String name = root.getCommandName();
        StringBuilder script = new StringBuilder("""
                #compdef %1$s
                # zsh completion for %1$s, generated from its command model.
                """.formatted(name));
        CommandTree.all(root).stream()
                .filter(ZshCompletion::hasCommands)
                .forEach(command -> script.append('\n').append(function(command)));
        return script.append("\n_").append(name).append(" \"$@\"\n").toString();
    }

    private static boolean hasCommands(CommandLine command) {
        return !command.getSubcommands().isEmpty();
    }

    private static String functionName(CommandLine command) {
        return "_" + command.getCommandSpec().qualifiedName("_");
    }

    private static String function(CommandLine parent) {
        List<CommandLine> commands =
                parent.getSubcommands().values().stream().distinct().toList();
        String purposes = commands.stream()
                .map(CommandLine::getCommandSpec)
                .map(command -> "            " + quoted(command.name() + ":" + Wording.purpose(command.usageMessage())))
                .collect(Collectors.joining("\n"));
        String cases = commands.stream().map(ZshCompletion::branch).collect(Collectors.joining("\n"));
        return """
                %1$s() {
                    local curcontext="$curcontext" state line
                    typeset -A opt_args

                    _arguments -C \\
                %2$s
                        '1:command:->command' \\
                        '*::argument:->argument'

                    case $state in
                    command)
                        local -a commands
                        commands=(
                %3$s
                        )
                        _describe -t commands '%5$s command' commands
                        ;;
                    argument)
                        case $line[1] in
                %4$s
                        esac
                        ;;
                    esac
                }
                """.formatted(
                        functionName(parent),
                        arguments(parent.getCommandSpec(), "        ", " \\"),
                        purposes,
                        cases,
                        parent.getCommandSpec().qualifiedName());
    }

    private static String branch(CommandLine command) {
        if (hasCommands(command)) {
            return """
                            %s)
                                %s
                                ;;\
                    """.formatted(names(command), functionName(command));
        }
        return """
                        %s)
                            _arguments -s -S \\
                %s
                            ;;\
                """.formatted(names(command), arguments(command.getCommandSpec(), "                ", ""));
    }

    /** Its name and its aliases, as a pattern. */
    private static String names(CommandLine command) {
        return String.join("|", command.getCommandSpec().names());
    }

    private static String arguments(CommandSpec command, String margin, String end) {
        List<String> specs = new ArrayList<>();
        command.options().stream().filter(option -> !option.hidden()).forEach(option -> specs.addAll(option(option)));
        command.positionalParameters().forEach(parameter -> specs.add(parameter(command, parameter)));
        return specs.stream().map(spec -> margin + quoted(spec)).collect(Collectors.joining(" \\\n")) + end;
    }

    /** One specification per name; a name shuts out the others of the same option, and help shuts out everything. */
    private static List<String> option(OptionSpec option) {
        boolean alone = option.usageHelp() || option.versionHelp();
        String shutOut = alone ? "(- *)" : "(" + String.join(" ", option.names()) + ")";
        boolean takesValue = option.arity().max() > 0;
        return Arrays.stream(option.names())
                .map(name -> (option.isMultiValue() ? "*" : shutOut)
                        + name
                        + (takesValue && name.startsWith("--") ? "=" : "")
                        + "[" + escaped(Wording.firstClause(Wording.description(option)), "[]\\") + "]"
                        + (takesValue ? ":" + value(option, words(option, Wording.takesFile(option))) : ""))
                .toList();
    }

    private static String parameter(CommandSpec command, PositionalParamSpec parameter) {
        boolean many = parameter.isMultiValue();
        boolean optional = parameter.arity().min() == 0;
        String words = command.helpCommand()
                ? "(" + String.join(" ", command.parent().subcommands().keySet()) + ")"
                : words(parameter, true);
        return (many ? "*:" : optional ? "::" : ":") + value(parameter, words);
    }

    private static String value(ArgSpec argument, String words) {
        return escaped(argument.paramLabel(), ":\\") + ":" + words;
    }

    private static String words(ArgSpec argument, boolean file) {
        List<String> candidates = Wording.candidates(argument);
        return candidates.isEmpty() ? (file ? "_files" : " ") : "(" + String.join(" ", candidates) + ")";
    }

    private static String escaped(String text, String special) {
        return text.chars()
                .mapToObj(c -> (special.indexOf(c) < 0 ? "" : "\\") + Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
