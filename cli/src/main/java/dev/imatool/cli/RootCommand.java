package dev.imatool.cli;

import dev.imatool.cli.report.Tool;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code imatool} without a command. */
@Command(
        name = Tool.NAME,
        versionProvider = RootCommand.Version.class,
        description = {
            "Offline analysis of Linux IMA measurement lists.",
            "",
            "Reads ascii_runtime_measurements and binary_runtime_measurements of any kernel, .gz or not, and texts"
                    + " that quote them. Nothing is ever sent anywhere, and nothing that a list names is opened."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "",
            "  What changed on this host between two collections?",
            "    imatool diff monday.bin friday.bin",
            "",
            "  Does the list explain what the TPM holds?",
            "    imatool replay --pcrs pcrs.yaml binary_runtime_measurements"
        })
final class RootCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /** picocli answers it before any command runs. */
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    void version(boolean asked) {}

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Tool.NAME + " " + Tool.VERSION};
        }
    }
}
