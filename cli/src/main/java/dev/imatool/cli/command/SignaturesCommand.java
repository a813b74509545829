package dev.imatool.cli.command;

import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.tpm.ExpectedPcrOptions;
import dev.imatool.cli.options.tpm.KeyOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.signature.SignaturesExamination;
import dev.imatool.examine.signature.SignaturesQuestion;
import dev.imatool.render.signatures.SignaturesRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the signatures in a list. */
@Command(
        name = "signatures",
        description = {
            "Checks the signatures in a measurement list.",
            "",
            "Checks signatures of files (sig), of their metadata (portable EVM signatures) and of modules (modsig), versions 1 to"
                    + " 3. The worst signature of an entry decides its verdict. A bad or malformed signature is a finding. A"
                    + " signature by an unknown key, or one that is not supported, is a finding only with --strict, because"
                    + " it proves nothing. Unsigned are entries that measure a file and have room for a signature;"
                    + " boot_aggregate, buffers, violations and templates without such a field are not counted there.",
            "",
            "The text lists entries that are not good; --all lists every entry. ndjson and csv have every entry with a"
                    + " signature, and with --all the unsigned entries too.",
            "",
            "Kernels look up a key by the name in the signature: the key id in the header; for modules issuer and serial"
                    + " number, or the key identifier. A signature by a key whose certificate has another name is therefore"
                    + " malformed, even if it verifies; the report names that key. A key without a certificate may have any"
                    + " key id: if the signature names another id than tools compute, its key is unknown.",
            "",
            "Certificates that the list measured in keyrings of the kernel are used too, and the report names their entries."
                    + " With --pcrs or --pcr only those covered by the values count. Validity and key usage make no"
                    + " signature bad: kernels do not check them."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Is every signed file signed by a key of the vendor?",
            "    imatool signatures --strict --keys /etc/keys \\",
            "      binary_runtime_measurements",
            "",
            "  Which key signed each entry, if measured keys count only as far as the",
            "  PCR values cover them?",
            "    imatool signatures --all --pcrs pcrs.yaml binary_runtime_measurements"
        })
public final class SignaturesCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "KEYS", description = "More of --keys.")
    List<String> moreKeys = new ArrayList<>();

    @Mixin
    KeyOptions keys;

    @Mixin
    ExpectedPcrOptions expected;

    @Mixin
    ExpectedPcrOptions.Starts starts;

    @Option(
            names = "--strict",
            description = "Make a signature by an unknown key, or one that cannot be checked, a finding too.")
    boolean strict;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public SignaturesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<String> trusted =
                Stream.concat(keys.files().stream(), moreKeys.stream()).toList();
        SignaturesQuestion question =
                new SignaturesQuestion(log, trusted, keys.measured(), expected.arguments(), starts.given(), strict);
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log)
                    .claim("--keys", trusted)
                    .claim("--pcrs", question.expected().files());
            SignaturesExamination examination =
                    new SignaturesExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(question), SignaturesRendering.rendering(output.all()))
                    .status();
        }
    }
}
