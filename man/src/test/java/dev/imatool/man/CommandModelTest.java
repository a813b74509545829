package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Imatool;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a page needs of the command model; a command that lacks it gets a poor page and a poor {@code --help}. */
class CommandModelTest {
    private static final List<String> COMMANDS = CommandTree.documented(Imatool.commandLine()).stream()
            .map(CommandTree::pageName)
            .toList();

    @Test
    void allCommandsAreThere() {
        assertThat(COMMANDS).contains("imatool", "imatool-show", "imatool-verify", "imatool-replay", "imatool-diff");
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void everyOptionAndArgumentSaysWhatItIsFor(String page) {
        Stream<ArgSpec> arguments = command(page).getCommandSpec().args().stream();
        assertThat(arguments.filter(argument -> Wording.description(argument).isBlank()))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void everyCommandSaysWhatItIsForInOneShortClause(String page) {
        UsageMessageSpec usage = command(page).getCommandSpec().usageMessage();
        assertThat(Wording.purpose(usage)).isNotBlank().doesNotEndWith(".").hasSizeLessThan(100);
        assertThat(Wording.paragraphs(usage)).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void everyCommandTellsItsExitStatus(String page) {
        assertThat(command(page).getCommandSpec().usageMessage().exitCodeList())
                .containsOnlyKeys("0", "1", "2", "3", "70")
                .doesNotContainValue("");
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void theHelpEndsWithTwoExamples(String page) {
        List<Example> examples = examples(page);
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
        String help = command(page).getUsageMessage();
        assertThat(help.stripTrailing()).endsWith(examples.getLast().lines().getLast());
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void examplesRunTheCommandWithOptionsItHas(String page) {
        for (Example example : examples(page)) {
            List<String> runs = runs(example);
            assertThat(runs).as(example.question()).isNotEmpty();
            for (String run : runs) {
                CommandLine named = named(page, run);
                Set<String> known = named.getCommandSpec().options().stream()
                        .flatMap(option -> Arrays.stream(option.names()))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(Arrays.stream(run.split(" +"))
                                .filter(word -> word.matches("-.+"))
                                .map(word -> word.replaceFirst("=.*", "")))
                        .as(run)
                        .isSubsetOf(known);
            }
        }
    }

    @Test
    void noTwoOptionsOfACommandHaveAName() {
        for (CommandLine command : CommandTree.all(Imatool.commandLine())) {
            List<String> names = command.getCommandSpec().options().stream()
                    .map(OptionSpec::names)
                    .flatMap(Arrays::stream)
                    .toList();
            assertThat(names).as(CommandTree.pageName(command)).doesNotHaveDuplicates();
        }
    }

    /** What an example types after {@code imatool}, up to whatever the shell does with the output. */
    private static List<String> runs(Example example) {
        return Arrays.stream(String.join("\n", example.lines()).split("[|&;>\n]"))
                .map(String::strip)
                .filter(command -> command.startsWith("imatool "))
                .map(command -> command.substring("imatool ".length()))
                .toList();
    }

    /** The command that is run: that of the page, or one below it. */
    private static CommandLine named(String page, String run) {
        CommandLine named = Imatool.commandLine();
        for (String word : run.split(" ")) {
            CommandLine below = named.getSubcommands().get(word);
            if (below == null) {
                break;
            }
            named = below;
        }
        String name = CommandTree.pageName(named);
        assertThat(name).as("the command that '%s' runs", run).isNotEqualTo("imatool");
        assertThat(name + "-").startsWith(page + "-");
        return named;
    }

    private static List<Example> examples(String page) {
        return Example.of(command(page).getCommandSpec().usageMessage().footer());
    }

    private static CommandLine command(String page) {
        return CommandTree.documented(Imatool.commandLine()).stream()
                .filter(command -> CommandTree.pageName(command).equals(page))
                .findFirst()
                .orElseThrow();
    }
}
