package dev.imatool.cli.shell;

import dev.imatool.cli.terminal.Streams;
import java.util.List;
import picocli.CommandLine;

/** What the shell needs of the program around it. */
public interface ShellHost {
    /**
     * Runs one command line.
     *
     * @param words the name of the command first
     * @return the exit status
     */
    int run(List<String> words, Streams streams);

    /**
     * The command line with the command that is named, or with all.
     *
     * @param words the name of the command first
     */
    CommandLine model(List<String> words);
}
