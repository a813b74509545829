package dev.imatool.cli.command;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.tpm.QuoteOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.quote.QuoteExamination;
import dev.imatool.examine.quote.QuoteQuestion;
import dev.imatool.render.quote.QuoteRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares a list with a quote of a TPM. */
@Command(
        name = "quote",
        description = {
            "Checks a TPM quote and reports which part of a list it covers.",
            "",
            "Every step is judged on its own: that it is a quote, the signature, the nonce, the selection of PCRs, the digest"
                    + " of their values, and the replay: after which entry the list gives the quoted values. Later entries are"
                    + " not covered. A quote covers template digests: an entry whose digest cannot be computed from what it says"
                    + " is a finding.",
            "",
            "Whether the key belongs to the machine is for you to know. A key that came with the quote (in Keylime's evidence)"
                    + " covers nothing until you name it with --ak or accept it with --accept-found-key. Only a restricted key"
                    + " proves that a TPM made the quote."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which part of the list does the quote cover?",
            "    imatool quote binary_runtime_measurements -m quote.msg \\",
            "        -s quote.sig -u ak.pub -f quote.pcrs --nonce nonce.hex",
            "",
            "  The same of what Keylime's agent sent, in one round or several:",
            "    imatool quote round-1.json round-2.json --ak host1-ak.pub"
        })
public final class QuoteCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = {
                "The measurement list, binary or ascii, compressed or not, or evidence of Keylime that holds list and"
                        + " quote; - is standard input. PART + PART joins parts of one list in that order; a folder"
                        + " is read as the one list it holds.",
                "Several documents of Keylime are rounds of one pushed attestation: each quote is checked, and a list that"
                        + " begins where an earlier round ended is joined with it where its quote proves that."
            })
    List<String> logs = new ArrayList<>();

    @Mixin
    QuoteOptions options;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public QuoteCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        QuoteQuestion question = options.question(logs);
        options.refuseOldNonce(output.quiet(), logs);
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", logs)
                    .claim("-m", question.message())
                    .claim("-s", question.signature())
                    .claim("-u", question.key())
                    .claim("-f", question.pcrs());
            QuoteExamination examination = new QuoteExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(question), QuoteRendering.RENDERING)
                    .status();
        }
    }
}
