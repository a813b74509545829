package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Imatool;
import dev.imatool.cli.command.CommandNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        List<CommandLine> commands = CommandTree.all(Imatool.commandLine());
        for (CommandLine command : commands.subList(1, commands.size())) {
            String branch = command.getSubcommands().isEmpty()
                    ? branch(around(command), command.getCommandName())
                    : function(command.getCommandName());
            for (OptionSpec option : command.getCommandSpec().options()) {
                for (String name : option.names()) {
                    assertThat(branch).containsPattern("[)*]" + name + "=?\\[");
                }
            }
        }
    }

    @Test
    void wordsAreOfferedWhereAnArgumentTakesOnlySome() {
        assertThat(branch("show"))
                .contains(":FORMAT:(text markdown html json ndjson csv sarif ecs)'", ":ORDER:(auto little big)'");
        String documents = String.join(" ", CommandNames.documents());
        assertThat(branch("schema")).contains("':COMMAND:(" + documents + ")'");
        assertThat(branch("help")).contains("'::COMMAND:(identify show verify case evidence timeline replay ");
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

    @Test
    void commandsOfACommandAreOffered() {
        assertThat(branch("xattr").strip()).isEqualTo("_imatool_xattr");
        assertThat(function("xattr")).contains("'decode:decodes ", "'build:builds ", "'1:command:->command'");
    }

    /** What completes the commands of a command. */
    private static String function(String command) {
        String begin = "\n_imatool_" + command + "() {\n";
        assertThat(SCRIPT).contains(begin);
        String rest = SCRIPT.substring(SCRIPT.indexOf(begin) + begin.length());
        return rest.substring(0, rest.indexOf("\n}\n"));
    }

    /** Where a command is completed: several commands have one with the same name. */
    private static String around(CommandLine command) {
        boolean first = command.getParent().getParent() == null;
        return first ? SCRIPT : function(command.getParent().getCommandName());
    }

    private static String branch(String command) {
        return branch(SCRIPT, command);
    }

    /** What completes the options of a command, which may have another name as well. */
    private static String branch(String script, String command) {
        Matcher begin =
                Pattern.compile("\n        " + command + "(?:\\|[a-z]+)*\\)\n").matcher(script);
        assertThat(begin.find()).as(command).isTrue();
        String rest = script.substring(begin.end());
        return rest.substring(0, rest.indexOf(";;"));
    }
}
