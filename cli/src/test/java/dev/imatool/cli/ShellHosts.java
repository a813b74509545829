package dev.imatool.cli;

import dev.imatool.cli.shell.ShellHost;
import dev.imatool.cli.terminal.Streams;
import java.util.List;
import picocli.CommandLine;

/** imatool itself, as a shell has it. */
public final class ShellHosts {
    private ShellHosts() {}

    /** With the models of the annotations. */
    public static ShellHost imatool() {
        CommandLine all = Imatool.commandLine();
        return new ShellHost() {
            @Override
            public int run(List<String> words, Streams streams) {
                return Imatool.run(words.toArray(String[]::new), streams, new AnnotatedModels());
            }

            @Override
            public CommandLine model(List<String> words) {
                return all;
            }
        };
    }
}
