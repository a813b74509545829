package dev.imatool.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Command models that need not be read off annotations. Here there are none. In the release image a class of the same name,
 * generated from the annotations while the image is built, stands before this one on the class path: reading the annotations
 * takes a third of a start.
 */
final class ReadyModels {
    private ReadyModels() {}

    /**
     * The model of a command, if it is ready.
     *
     * @param command the command
     * @param whole false when its name and its description are enough
     */
    static Optional<CommandSpec> of(Object command, boolean whole) {
        return Optional.empty();
    }
}
