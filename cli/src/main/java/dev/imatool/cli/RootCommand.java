package dev.imatool.cli;

import dev.imatool.examine.report.Tool;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code imatool} without a command. Every start needs it, so no annotation has to be read for it. */
final class RootCommand implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private RootCommand() {}

    /** Its model, without commands. */
    static CommandSpec model() {
        CommandSpec spec = new RootCommand().spec.name(Tool.NAME).version(Tool.NAME + " " + Tool.VERSION);
        spec.usageMessage()
                .description(
                        "Offline analysis of Linux IMA measurement lists.",
                        "",
                        "Reads ascii_runtime_measurements and binary_runtime_measurements of any kernel, and texts"
                                + " that quote them; what is compressed (gzip, xz, zstd, bzip2), in base64 or in hex is"
                                + " decoded. Never uses the network and never opens the files that a list names.")
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Examples:",
                        "",
                        "  What changed on this host between two collections?",
                        "    imatool diff monday.bin friday.bin",
                        "",
                        "  Does the list explain what the TPM holds?",
                        "    imatool replay --pcrs pcrs.yaml binary_runtime_measurements");
        // picocli answers it before any command runs
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version and exit.")
                .build());
        return spec;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
