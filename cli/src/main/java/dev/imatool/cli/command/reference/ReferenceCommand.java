package dev.imatool.cli.command.reference;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prepares sources of known files; what is done to them is a command of its own. */
@Command(
        name = "reference",
        description = {
            "Builds an index of known files.",
            "",
            "build puts all that sources of known files say into one file. imatool check takes it as --good or --bad and gives"
                    + " the answers of the sources themselves, without reading them again."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Put the packages of a release into an index, once:",
            "    imatool reference build rpms/ -o known.idx",
            "",
            "  The same of packages and an image, for lists with SHA-256 alone:",
            "    imatool reference build rpms/ image.tar --algorithm sha256 -o known.idx"
        })
public final class ReferenceCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "missing required parameter: one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
