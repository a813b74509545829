package dev.imatool.cli.command.attest;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.attest.AttestExamination;
import dev.imatool.examine.attest.AttestQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.render.attest.AttestRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a signed report. */
@Command(
        name = "verify",
        description = {
            "Checks a signed report: who signed it, what it is, and which files it is about.",
            "",
            "verified means that the key signed the report, that it is an in-toto statement about a report of imatool, and that"
                    + " every FILE given is one of its subjects. Files are found by their SHA-256; their names do not matter."
                    + " A signature says who made the report, not that the report is right: contrib/check-proof.py"
                    + " recomputes what it claims."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Did this person sign the report?",
            "    imatool attest verify report.dsse.json --key me.pub",
            "",
            "  Is it about this list, and what does it say?",
            "    imatool attest verify report.dsse.json --key me.pub runtime_measurements",
            "    jq -r .payload report.dsse.json | base64 -d | jq .predicate.verdict"
        })
public final class AttestVerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "ENVELOPE",
            description = "The signed report, as --attest prints it; - is standard input.")
    String envelope = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE",
            description = "A file that the report should be about; - is standard input.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description =
                    "The public key, or certificate, of whom you expect to have signed it (ECDSA or Ed25519). Of several"
                            + " in the file, one must have.")
    String key = "";

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public AttestVerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        // hashed in any case: files are found by their digests
        try (InputArguments inputs = output.inputs(streams, format.format(), true)) {
            inputs.claim("ENVELOPE", envelope).claim("--key", key).claim("FILE", files);
            AttestExamination examination = new AttestExamination(new ListPass(inputs));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(new AttestQuestion(envelope, key, files)), AttestRendering.RENDERING)
                    .status();
        }
    }
}
