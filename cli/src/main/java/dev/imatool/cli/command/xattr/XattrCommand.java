package dev.imatool.cli.command.xattr;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Decodes or builds values of security.ima and security.evm; each is a command of its own. */
@Command(
        name = "xattr",
        description = {
            "Decodes or builds security.ima and security.evm values.",
            "",
            "decode prints what each value is, and whether it holds the digest of a file. build prints the value that the"
                    + " kernel would write for a file. Signatures are described, not verified; 'imatool signatures'"
                    + " verifies those in a list."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Do the values in the file system fit this copy of the file?",
            "    imatool xattr decode ls.xattr --file ls",
            "",
            "  Which value belongs to a file?",
            "    imatool xattr build --file ls --algorithm sha256"
        })
public final class XattrCommand implements Callable<Integer> {
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
