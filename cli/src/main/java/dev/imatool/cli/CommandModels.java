package dev.imatool.cli;

import picocli.CommandLine.Model.CommandSpec;

/**
 * Where the models of commands come from: their annotations, or classes that were generated from these while the release image
 * was built, because reading annotations takes a third of a start.
 */
public interface CommandModels {
    /**
     * The model of a command.
     *
     * @param command the command
     * @param whole false when its name and its description are enough
     */
    CommandSpec of(Object command, boolean whole);
}
