package dev.imatool.cli.config;

import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.PartsArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command line that was understood, and what configuration files add to it: only what it does not say itself. */
public final class ConfiguredLine {
    /** Commands that make a file of sources: what goes into it is to be typed. */
    private static final Set<String> MAKING = Set.of("reference", "runtime-policy");

    /** Further options that name evidence. */
    private static final List<String> EVIDENCE = List.of("--before", "--quote");

    private final ParseResult parsed;
    private final List<String> commands;
    private final boolean lines;

    /**
     * @param parsed the result for imatool itself
     * @param lines true where the command writes lines of JSON unasked, and nothing else
     */
    public ConfiguredLine(ParseResult parsed, boolean lines) {
        ParseResult last = parsed;
        List<String> names = new ArrayList<>();
        while (last.hasSubcommand()) {
            last = last.subcommand();
            names.add(last.commandSpec().name());
        }
        this.parsed = last;
        this.commands = List.copyOf(names);
        this.lines = lines;
    }

    /** True where a configuration can matter: the command has one of its options, and the user has not said that it shall not. */
    public boolean open() {
        return !commands.isEmpty()
                && !parsed.isUsageHelpRequested()
                && parsed.commandSpec().findOption(ConfigOption.NAME) != null
                && !parsed.hasMatchedOption(ConfigOption.NAME);
    }

    /** How many words name the command. */
    public int words() {
        return commands.size();
    }

    /** True where nothing is to be printed. */
    public boolean quiet() {
        return parsed.hasMatchedOption("--quiet");
    }

    /** What holds for it. */
    public Configuration configuration(ConfigPlaces places) throws UsageException {
        return Configuration.read(places, evidence());
    }

    private List<String> evidence() {
        Stream<ArgSpec> options =
                EVIDENCE.stream().filter(parsed::hasMatchedOption).map(name -> parsed.matchedOption(name));
        return Stream.concat(parsed.matchedPositionals().stream(), options)
                .flatMap(each -> each.originalStringValues().stream())
                .flatMap(word -> PartsArgument.parts(word).stream())
                .toList();
    }

    /** The words that are added, each an option with its value. */
    public List<String> added(Configuration configuration) {
        List<String> words = new ArrayList<>();
        for (ConfigKey key : ConfigKey.values()) {
            configuration
                    .setting(key)
                    .filter(this::holds)
                    .ifPresent(setting -> setting.values().forEach(value -> words.add(key.option() + "=" + value)));
        }
        return words;
    }

    private boolean holds(Configuration.Setting setting) {
        ConfigKey key = setting.key();
        CommandSpec spec = parsed.commandSpec();
        OptionSpec option = spec.findOption(key.option());
        if (option == null || parsed.hasMatchedOption(option)) {
            return false;
        }
        return switch (key) {
            case AK ->
                (option.isMultiValue() || setting.values().size() == 1)
                        && (spec.findOption("--quote") == null
                                || spec.name().equals("quote")
                                || parsed.hasMatchedOption("--quote"));
            case KEYS, GOOD, BAD -> !MAKING.contains(commands.get(0)) && !parsed.hasMatchedOption("--as");
            case FORMAT ->
                !parsed.hasMatchedOption("--attest")
                        && !parsed.hasMatchedOption("--output")
                        && !lines
                        && offers(option, setting.values().get(0));
            case COLOR -> true;
        };
    }

    private static boolean offers(OptionSpec option, String word) {
        Iterable<String> words = option.completionCandidates();
        return words != null && StreamSupport.stream(words.spliterator(), false).anyMatch(word::equals);
    }
}
