package dev.imatool.cli.command;

import dev.imatool.cli.config.ConfigPlaces;
import dev.imatool.cli.config.ConfigText;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.report.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints what configuration files give. */
@Command(
        name = "config",
        description = {
            "Prints what configuration files give, and which file each value comes from.",
            "",
            "imatool.toml is read in the working directory, then in $XDG_CONFIG_HOME/imatool or ~/.config/imatool. The first"
                    + " file that has a key holds. An option on the command line replaces the values of its key.",
            "",
            "Keys: ak, keys, good, bad (a file or an array of files, relative to the configuration), format and color. A key"
                    + " applies to every command that has the option of that name; ak needs a quote, and commands that make"
                    + " references or policies take no sources from a configuration.",
            "",
            "A file in the working directory is not read where the directory lies in the evidence, and its ak, keys and good"
                    + " are not used where a file given lies beside it: whoever made the evidence may have made both. Set"
                    + " IMATOOL_CONFIG=FILE to read that file alone, IMATOOL_CONFIG= or --no-config to read none."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What holds here, and why?",
            "    imatool config",
            "",
            "  Which keys are trusted without being typed?",
            "    imatool config | grep -E '^(ak|keys)'"
        })
public final class ConfigCommand implements Callable<Integer> {
    private final Streams streams;

    /** A command of that process. */
    public ConfigCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        String text = ConfigText.of(new ConfigPlaces(Path.of(""), streams.environment()));
        try {
            streams.out().write(text.getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (ReportStream.Closed nobodyReads) {
            return ExitCode.OK.status();
        }
        return ExitCode.OK.status();
    }
}
