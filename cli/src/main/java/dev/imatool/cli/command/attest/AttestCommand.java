package dev.imatool.cli.command.attest;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks signed reports; what checks one is a command of its own. */
@Command(
        name = "attest",
        description = {
            "Checks signed reports.",
            "",
            "Every command that has a JSON report signs it with --attest KEY: the report becomes an in-toto statement about the"
                    + " files that it was made of, in a DSSE envelope. verify checks such an envelope. docs/attest.md shows how"
                    + " openssl checks one without imatool."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which report is this, and did this key sign it?",
            "    imatool attest verify friday.dsse.json --key me.pub",
            "",
            "  Did this person sign the report, and is it about this list?",
            "    imatool attest verify friday.dsse.json --key me.pub friday/binary*"
        })
public final class AttestCommand implements Callable<Integer> {
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
