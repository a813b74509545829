package dev.imatool.cli.shell;

import dev.imatool.cli.command.CommandNames;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.examine.report.Tool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may come next in a command line, by the models of the commands and by what the loaded lists have. */
final class Completions {
    private static final String HELP = "help";
    private static final int LONGEST_DESCRIPTION = 60;

    /** What options and parameters that take a file are called. */
    private static final Pattern FILE =
            Pattern.compile(".*(FILE|LOG|DIR|KEY|LIST|SOURCE|EVIDENCE|BEFORE|AFTER|INPUT|COPY"
                    + "|POLICY|RUN|ENVELOPE|ARCHIVE|PATH).*");

    private static final Set<String> CONTAINERS = Set.of("--container", "--namespace", "--with");
    private static final Set<String> LISTS = Set.of("--list", "--before-list", "--after-list");

    private final ShellHost host;
    private final LoadedEvidence evidence;
    private Optional<LoadedWords> words = Optional.empty();
    private long generation;

    Completions(ShellHost host, LoadedEvidence evidence) {
        this.host = host;
        this.evidence = evidence;
    }

    /**
     * Words that begin with {@code prefix}.
     *
     * @param before the words in front of it
     */
    List<Completion> of(List<String> before, String prefix) {
        List<String> typed =
                !before.isEmpty() && before.get(0).equals(Tool.NAME) ? before.subList(1, before.size()) : before;
        return any(typed, prefix).stream()
                .filter(completion -> completion.value().startsWith(prefix))
                .distinct()
                .toList();
    }

    private List<Completion> any(List<String> typed, String prefix) {
        if (typed.isEmpty()) {
            return commands(true);
        }
        if (typed.get(0).equals(HELP)) {
            return typed.size() == 1 ? commands(false) : List.of();
        }
        CommandPlace place = CommandPlace.of(host.model(typed), typed);
        if (place.command().getParent() == null) {
            return typed.size() == 1 && CommandNames.of(typed.get(0)).isEmpty()
                    ? List.of()
                    : FileWords.beginning(prefix);
        }
        if (place.waiting().isPresent()) {
            return values(place, place.waiting().get(), prefix);
        }
        if (place.options() && prefix.startsWith("-")) {
            return prefix.indexOf('=') < 0 ? options(place) : assigned(place, prefix);
        }
        if (place.positionals() == 0 && !place.command().getSubcommands().isEmpty()) {
            return place.command().getSubcommands().values().stream()
                    .distinct()
                    .map(Completions::command)
                    .toList();
        }
        return place.taker().map(taker -> values(place, taker, prefix)).orElse(List.of());
    }

    private List<Completion> commands(boolean own) {
        List<Completion> found = new ArrayList<>();
        Map<String, CommandLine> commands = host.model(List.of()).getSubcommands();
        CommandNames.ALL.stream()
                .filter(name -> !name.equals("shell"))
                .map(commands::get)
                .filter(Objects::nonNull)
                .map(Completions::command)
                .forEach(found::add);
        if (own) {
            found.add(Completion.of(HELP, "Shows the help of a command."));
            found.add(Completion.of(Shell.LAST, "The last answer."));
            Shell.END.forEach(word -> found.add(Completion.of(word, "Ends the shell.")));
        }
        return found;
    }

    private static Completion command(CommandLine command) {
        return Completion.of(
                command.getCommandName(),
                first(command.getCommandSpec().usageMessage().description()));
    }

    private static List<Completion> options(CommandPlace place) {
        return place.spec().options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option ->
                        Arrays.stream(option.names()).map(name -> Completion.of(name, first(option.description()))))
                .toList();
    }

    /** Values behind the {@code =} of an option. */
    private List<Completion> assigned(CommandPlace place, String prefix) {
        int equals = prefix.indexOf('=');
        OptionSpec option = place.spec().findOption(prefix.substring(0, equals));
        if (option == null) {
            return List.of();
        }
        String name = prefix.substring(0, equals + 1);
        return values(place, option, prefix.substring(equals + 1)).stream()
                .map(value -> new Completion(name + value.value(), value.shown(), value.description(), value.whole()))
                .toList();
    }

    private List<Completion> values(CommandPlace place, ArgSpec argument, String prefix) {
        List<String> choices = CommandPlace.choices(argument);
        if (!choices.isEmpty()) {
            return choices.stream().map(Completion::of).toList();
        }
        return switch (argument) {
            case OptionSpec option -> values(option, prefix);
            case PositionalParamSpec parameter -> values(place, parameter, prefix);
            default -> List.of();
        };
    }

    private List<Completion> values(OptionSpec option, String prefix) {
        String name = option.longestName();
        if (name.equals("--path")) {
            return words().paths(prefix);
        }
        if (name.equals("--entry")) {
            return words().entries(prefix);
        }
        if (name.equals("--namespace") && option.paramLabel().equals("LABEL")) {
            return words().namespaces();
        }
        if (CONTAINERS.contains(name)) {
            return words().containers(prefix);
        }
        if (name.equals("--pcr") && option.paramLabel().equals("N")) {
            return words().pcrs();
        }
        if (name.equals("--template") && option.paramLabel().startsWith("NAME[")) {
            return words().templates();
        }
        if (LISTS.contains(name)) {
            return words().lists();
        }
        return FILE.matcher(option.paramLabel()).matches() ? FileWords.beginning(prefix) : List.of();
    }

    private List<Completion> values(CommandPlace place, PositionalParamSpec parameter, String prefix) {
        boolean pathOfEntry =
                parameter.paramLabel().equals("PATH") && parameter.index().min() > 0 && place.positionals() > 0;
        if (pathOfEntry) {
            return words().paths(prefix);
        }
        if (!FILE.matcher(parameter.paramLabel()).matches()) {
            return List.of();
        }
        List<Completion> files = new ArrayList<>();
        evidence.arguments().stream()
                .filter(argument -> PartsArgument.parts(argument).size() == 1)
                .map(Completion::of)
                .forEach(files::add);
        files.addAll(FileWords.beginning(prefix));
        return files;
    }

    /** Read again when a file changed. */
    private LoadedWords words() {
        evidence.refresh();
        if (words.isEmpty() || generation != evidence.generation()) {
            generation = evidence.generation();
            words = Optional.of(LoadedWords.of(evidence));
        }
        return words.get();
    }

    /** The first sentence, as far as it is short. */
    private static String first(String... description) {
        String text = description.length == 0 ? "" : description[0];
        int stop = text.indexOf(". ");
        String sentence = stop < 0 ? text : text.substring(0, stop + 1);
        return sentence.length() <= LONGEST_DESCRIPTION
                ? sentence
                : sentence.substring(0, LONGEST_DESCRIPTION).strip() + "...";
    }
}
