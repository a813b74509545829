package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Imatool;
import dev.imatool.cli.command.CommandNames;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class FishCompletionTest {
    private static final String SCRIPT = FishCompletion.of(Imatool.commandLine());

    @Test
    void everyOptionOfEveryCommandIsThere() {
        List<CommandLine> commands = CommandTree.all(Imatool.commandLine());
        for (CommandLine command : commands) {
            String lines = section(SCRIPT, command.getCommandSpec().qualifiedName());
            for (OptionSpec option : command.getCommandSpec().options()) {
                String names = Arrays.stream(option.names())
                        .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                        .reduce("", String::concat);
                assertThat(lines).contains("'" + names + " ");
            }
        }
    }

    @Test
    void wordsAreOfferedWhereAnArgumentTakesOnlySome() {
        assertThat(section(SCRIPT, "imatool show"))
                .contains(
                        " -n '__imatool_in show' -l format -x -a 'text markdown html json ndjson csv sarif ecs' -d ",
                        " -l byte-order -x -a 'auto little big' -d ");
        String documents = String.join(" ", CommandNames.documents());
        assertThat(section(SCRIPT, "imatool schema")).contains(" -f -a '" + documents + "'\n");
        assertThat(section(SCRIPT, "imatool help")).contains(" -f -a 'identify show verify case evidence timeline ");
        assertThat(section(SCRIPT, "imatool replay")).contains(" -l pcrs -r -F -d ", "'__imatool_in replay' -F\n");
        assertThat(section(SCRIPT, "imatool attest verify")).contains(" -l key -r -F -d ");
        assertThat(section(SCRIPT, "imatool show")).contains(" -l limit -x -d ");
    }

    @Test
    void otherNamesAndCommandsOfACommandAreKnown() {
        assertThat(section(SCRIPT, "imatool containers")).contains(" -n '__imatool_in containers namespaces' ");
        assertThat(section(SCRIPT, "imatool xattr")).contains(" -n '__imatool_before xattr' -f -a decode -d 'decodes ");
        assertThat(section(SCRIPT, "imatool xattr decode")).contains(" -n '__imatool_in \"xattr decode\"' ");
    }

    /** fish ends a text at {@code '}, and expands what it offers. */
    @Test
    void textsAreOnlyTexts() {
        CommandSpec hostile = CommandSpec.create().name("it");
        hostile.usageMessage().description("It's \\ (false).");
        hostile.addPositional(PositionalParamSpec.builder()
                .paramLabel("X")
                .arity("1")
                .completionCandidates(List.of("$(touch run)", "plain"))
                .build());
        CommandLine root = new CommandLine(CommandSpec.create().name("root"));
        root.addSubcommand(hostile);
        assertThat(FishCompletion.of(root))
                .contains(" -f -a it -d 'it\\'s \\\\ (false)'\n")
                .contains(" -f -a '\\'$(touch run)\\' plain'\n");
    }

    /** The lines of a command. */
    private static String section(String script, String command) {
        String begin = "\n# " + command + "\n";
        assertThat(script).contains(begin);
        String rest = script.substring(script.indexOf(begin) + begin.length());
        return rest.split("\n\n", 2)[0] + "\n";
    }
}
