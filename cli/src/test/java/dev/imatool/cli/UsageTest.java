package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class UsageTest {
    @Test
    void withoutArgumentsTheHelpIsShownAsWrongUsage() {
        Outcome outcome = Outcome.of();
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("Usage: imatool").contains("  replay  ", "  diff  ");
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        assertThat(Outcome.of("--version")).isEqualTo(new Outcome(0, "imatool " + Tool.VERSION + "\n", ""));
        assertThat(Files.readString(Path.of("../pom.xml"))).contains("<version>" + Tool.VERSION + "</version>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show",
                "verify",
                "replay",
                "explain",
                "diff",
                "history",
                "repair",
                "learn",
                "check",
                "reference",
                "audit",
                "xattr",
                "policy",
                "runtime-policy",
                "quote",
                "eventlog",
                "signatures",
                "config",
                "schema",
                "shell"
            })
    void helpEndsWithTwoExamplesAndNamesTheExitStatus(String command) {
        Outcome outcome = Outcome.of(command, "--help");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: imatool " + command).contains("Exit status:\n  0 ", "\n  70 ");
        String examples = outcome.out().substring(outcome.out().indexOf("\nExamples:\n"));
        assertThat(examples.lines().filter(line -> line.startsWith("    imatool " + command)))
                .hasSize(2);
        assertThat(outcome.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(Outcome.of("help", command)).isEqualTo(outcome);
    }

    /** What stands in an example can be pasted: a line is a command, or goes on where the line before ends in a backslash or a pipe. */
    @Test
    void everyExampleIsWholeCommandsOfAtMost76Columns() {
        for (CommandLine command : withNested(Imatool.commandLine())) {
            boolean goesOn = false;
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                String where = command.getCommandName() + ": " + line;
                assertThat(line.length()).as(where).isLessThanOrEqualTo(line.startsWith("    ") ? 76 : 80);
                if (goesOn) {
                    assertThat(line).as(where).matches(" {6,}\\S.*");
                } else if (line.startsWith("    ")) {
                    assertThat(line).as(where).matches(" {4}[a-z(][a-z0-9_.-]* .*");
                }
                goesOn = line.endsWith(" \\") || line.endsWith(" |");
            }
            assertThat(goesOn).as(command.getCommandName()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "99999999999"})
    void aLimitIsANumberOfRows(String typed) {
        Outcome outcome = Outcome.of("show", "--limit=" + typed, "list");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("'" + typed + "' is not a number of rows");
    }

    @Test
    void whatAlignsNamespacesDoesNotGoWithTwoThatAreNamed() {
        Outcome outcome = Outcome.of("diff", "list", "--namespace", "1", "--with", "2", "--ignore-namespaces");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("leave out --map-namespace, --ignore-namespaces and --container");
    }

    @Test
    void standardInputInPartsOfSeveralListsIsRefused() {
        Outcome outcome = Outcome.of("replay", "-", "+", "b", "-", "+", "c");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("standard input can only be the one LOG");
    }

    /** What is broken after a colon, such as {@code sha1:10}, cannot be read off the help any more. */
    @Test
    void noValueIsBrokenAfterItsColon() {
        for (CommandLine command : withNested(Imatool.commandLine())) {
            String help = command.getUsageMessage(Help.Ansi.OFF);
            for (String line : help.lines().toList()) {
                String word = line.substring(line.lastIndexOf(' ') + 1);
                if (word.endsWith(":")) {
                    Pattern longer = Pattern.compile("(?<!\\S)" + Pattern.quote(word) + "(?=\\S)");
                    assertThat(texts(command).filter(longer.asPredicate()))
                            .as(command.getCommandName() + ": " + line)
                            .isEmpty();
                }
            }
        }
    }

    private static Stream<String> texts(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        return Stream.concat(
                Stream.of(spec.usageMessage().description()),
                spec.args().stream().flatMap(argument -> Stream.of(argument.description())));
    }

    private static List<CommandLine> withNested(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(each -> all.addAll(withNested(each)));
        return all;
    }

    @Test
    void everyOptionAndParameterIsDescribed() {
        List<String> undescribed = new ArrayList<>();
        for (CommandLine command : Imatool.commandLine().getSubcommands().values()) {
            for (ArgSpec argument : command.getCommandSpec().args()) {
                if (argument.description().length == 0) {
                    undescribed.add(command.getCommandName() + " " + argument);
                }
            }
        }
        assertThat(undescribed).isEmpty();
    }

    @Test
    void anUnknownOptionIsOneLineAndAHint() {
        Outcome outcome = Outcome.of("verify", "--formt=json", "x");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("imatool: error: unknown option: '--formt=json'")
                .endsWith("imatool: hint: see 'imatool verify --help'\n")
                .hasLineCount(2);
    }

    @Test
    void anUnknownCommandIsOneLineAndAHint() {
        Outcome outcome = Outcome.of("reply", "x");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("imatool: error: ")
                .contains("reply", "replay")
                .endsWith("imatool: hint: see 'imatool --help'\n")
                .hasLineCount(2);
    }

    @Test
    void anUnknownWordNamesThoseThatAreKnown() {
        Outcome outcome = Outcome.of("replay", "--format", "xml", "x");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("'xml' is none of text, markdown, html, json, ndjson, sarif, ecs");
    }

    @Test
    void aPcrValueThatIsNoneIsWrongUsage() {
        Outcome outcome = Outcome.of("replay", "--pcr", "sha256:10=abc", "x");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("imatool: error: ").contains("--pcr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff", "verify"})
    void standardInputIsThereOnce(String command) {
        Outcome outcome = Outcome.of(command, "-", "-");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("can be standard input");
    }

    @Test
    void listAndExpectedValuesCannotBothComeFromStandardInput() {
        Outcome outcome = Outcome.of("replay", "--pcrs", "-", "-");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("only one of LOG and --pcrs can be standard input");
    }

    static List<List<String>> keysFromStandardInput() {
        return List.of(
                List.of("signatures", "-", "--keys", "-"),
                List.of("check", "list", "--good", "-", "--keys", "-"),
                List.of("check", "list", "--good", "-", "--policy-key", "-"),
                List.of("runtime-policy", "create", "--good", "-", "--policy-key", "-"),
                List.of("evidence", "folder", "--ak", "-", "--keys", "-"),
                List.of("timeline", "folder", "--ak", "-", "--audit", "-"),
                List.of("verify", "--evidence", "folder", "--ak", "-", "--keys", "-"));
    }

    @ParameterizedTest
    @MethodSource("keysFromStandardInput")
    void keysAndAnotherInputCannotBothComeFromStandardInput(List<String> words) {
        Outcome outcome = Outcome.of(words.toArray(String[]::new));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("can be standard input");
    }

    @Test
    void escapesInArgumentsDoNotReachTheTerminal() {
        assertThat(Outcome.of("verify", "a", "b", "\u001b[31mred").err())
                .doesNotContain("\u001b")
                .contains("\\x1b[31mred");
    }
}
