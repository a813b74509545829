package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Imatool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The roff that the build has made says what the command model says, word for word. */
class GeneratedPagesTest {
    private static final Path PAGES =
            Path.of(System.getProperty("man.generated")).resolve("man1");
    private static final List<String> COMMANDS = CommandTree.documented(Imatool.commandLine()).stream()
            .map(CommandTree::pageName)
            .toList();

    @Test
    void everyCommandHasItsPage() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            COMMANDS.stream().map(name -> name + ".1").toList());
        }
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void theSectionsAreThoseOfAManualPage(String page) throws IOException {
        assertThat(roff(page).lines().filter(line -> line.startsWith(".SH ")))
                .startsWith(".SH \"NAME\"", ".SH \"SYNOPSIS\"", ".SH \"DESCRIPTION\"", ".SH \"OPTIONS\"")
                .containsSubsequence(
                        ".SH \"" + parts(command(page)) + "\"",
                        ".SH \"EXIT STATUS\"",
                        ".SH \"EXAMPLES\"",
                        ".SH \"SEE ALSO\"")
                .endsWith(".SH \"SEE ALSO\"")
                .doesNotHaveDuplicates();
    }

    /** The section after the options; a command may have options only. */
    private static String parts(CommandLine command) {
        if (!command.getSubcommands().isEmpty()) {
            return "COMMANDS";
        }
        return command.getCommandSpec().positionalParameters().isEmpty() ? "OPTIONS" : "ARGUMENTS";
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void everyTextOfTheModelStandsInThePage(String page) throws IOException {
        String text = text(roff(page));
        CommandLine command = command(page);
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        assertThat(text).contains(page + " - " + Wording.purpose(usage) + "\n");
        assertThat(text).contains(Wording.paragraphs(usage));
        assertThat(text).contains(usage.exitCodeList().values());
        for (ArgSpec argument : command.getCommandSpec().args()) {
            String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
            assertThat(text)
                    .containsPattern("(?s)" + name + ".{0,40}\n.{0,10}\\Q" + Wording.description(argument) + "\\E\n");
        }
        for (Example example : Example.of(usage.footer())) {
            assertThat(text).contains(example.question(), String.join("\n", example.lines()) + "\n");
        }
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void nothingOfTheBuildStandsInThePage(String page) throws IOException {
        assertThat(roff(page))
                .contains(".TH \"" + page.toUpperCase(Locale.ROOT).replace("-", "\\-") + "\" \"1\" \"\" \"imatool ")
                .doesNotContain("Date:", Path.of("").toAbsolutePath().toString(), "pass:");
    }

    /** Roff as read: requests and fonts gone, characters as themselves. */
    private static String text(String roff) {
        return roff.lines()
                .filter(line -> !line.matches("[.']\\\\?[\\\\\"a-zA-Z].*"))
                .map(line -> line.replaceAll("\\\\f(\\(CR|.)", "")
                        .replace("\\(aq", "'")
                        .replace("\\*(Aq", "'")
                        .replace("\\&", "")
                        .replace("\\-", "-")
                        .replace("\\(rs", "\\"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static String roff(String page) throws IOException {
        return Files.readString(PAGES.resolve(page + ".1"));
    }

    private static CommandLine command(String page) {
        return CommandTree.documented(Imatool.commandLine()).stream()
                .filter(command -> CommandTree.pageName(command).equals(page))
                .findFirst()
                .orElseThrow();
    }
}
