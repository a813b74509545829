package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Imatool;
import dev.imatool.cli.command.CommandNames;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class ZshCompletionTest {
    private static final String SCRIPT = ZshCompletion.of(Imatool.commandLine());

    @Test
    void theFirstLineTellsZshWhatItCompletes() {
        assertThat(SCRIPT).startsWith("#compdef imatool\n").endsWith("\n_imatool \"$@\"\n");
    }

    @Test
    void everyOptionOfEveryCommandIsThere() {
        for (CommandLine command : Imatool.commandLine().getSubcommands().values()) {
            String branch = branch(command.getCommandName());
            for (OptionSpec option : command.getCommandSpec().options()) {
                for (String name : option.names()) {
                    assertThat(branch).containsPattern("[)*]" + name + "=?\\[");
                }
            }
        }
    }

    @Test
    void wordsAreOfferedWhereAnArgumentTakesOnlySome() {
        assertThat(branch("show")).contains(":FORMAT:(text json ndjson csv)'", ":ORDER:(auto little big)'");
        String documents = String.join(" ", CommandNames.documents());
        assertThat(branch("schema")).contains("':COMMAND:(" + documents + ")'");
        assertThat(branch("help")).contains("'::COMMAND:(show verify replay ");
        assertThat(branch("replay")).contains(":FILE:_files'", "'*:LOG:_files'");
    }

    /** zsh reads {@code :} and {@code ]} as the end of a part, and {@code '} as the end of the argument. */
    @Test
    void textsCannotEndTheirPart() {
        CommandSpec hostile = CommandSpec.create().name("it");
        hostile.usageMessage().description("It's.");
        hostile.addOption(OptionSpec.builder("--set")
                .paramLabel("A:B")
                .arity("1")
                .description("Don't take [a-z]")
                .build());
        hostile.addPositional(
                PositionalParamSpec.builder().paramLabel("X").arity("0..1").build());
        CommandLine root = new CommandLine(CommandSpec.create().name("root"));
        root.addSubcommand(hostile);
        assertThat(ZshCompletion.of(root))
                .contains("'(--set)--set=[Don'\\''t take \\[a-z\\]]:A\\:B: '")
                .contains("'it:it'\\''s'")
                .contains("'::X:_files'");
    }

    private static String branch(String command) {
        String begin = "\n        " + command + ")\n";
        assertThat(SCRIPT).contains(begin);
        String rest = SCRIPT.substring(SCRIPT.indexOf(begin) + begin.length());
        return rest.substring(0, rest.indexOf(";;"));
    }
}
