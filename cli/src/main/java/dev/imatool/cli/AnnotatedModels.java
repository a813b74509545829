package dev.imatool.cli;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Models that picocli reads off the annotations. */
final class AnnotatedModels implements CommandModels {
    @Override
    public CommandSpec of(Object command, boolean whole) {
        return whole ? CommandSpec.forAnnotatedObject(command) : named(command);
    }

    /** Without the annotations of options, of which an overview shows none. */
    private static CommandSpec named(Object command) {
        Command annotation = Objects.requireNonNull(command.getClass().getAnnotation(Command.class));
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command)
                .name(annotation.name())
                .aliases(annotation.aliases());
        spec.usageMessage().description(annotation.description());
        return spec;
    }
}
