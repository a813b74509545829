package dev.imatool.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Models that picocli reads off the annotations. */
final class AnnotatedModels implements CommandModels {
    @Override
    public CommandSpec of(Object command, boolean whole) {
        return CommandSpec.forAnnotatedObject(command);
    }
}
