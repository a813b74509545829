package dev.imatool.cli.command;

import dev.imatool.cli.json.XattrJson;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.HashName;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.report.XattrReport;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.XattrText;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.signature.FileDigestReader;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.xattr.XattrBuilder;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes values of security.ima and security.evm apart, compares them with a file, and builds them. */
@Command(
        name = "xattr",
        description = {
            "Takes values of security.ima and security.evm apart, or builds one.",
            "",
            "decode says what each VALUE is, and whether it holds the digest of a file (--file, --digest). build gives"
                    + " the value that the kernel would write for that digest. Signatures are described, not verified. A"
                    + " value whose byte for the algorithm is missing, as a well-known shell recipe writes it, is told as"
                    + " such."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Do the values in the file system fit this copy of the file?",
            "    getfattr -d -m security -e hex /usr/bin/ls > ls.xattr",
            "    imatool xattr decode ls.xattr --file ls",
            "",
            "  Which value belongs to a file?",
            "    imatool xattr build --file ls --algorithm sha256"
        })
public final class XattrCommand implements Callable<Integer> {
    private static final String BUILD = "build";

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "ACTION", description = "decode or build.")
    String action = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "VALUE",
            description = {
                "For decode: hex, 0x and hex, 0s and base64, or else a file with a value or with the output of getfattr;"
                        + " - is standard input."
            })
    List<String> values = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file that the value belongs to; its content is hashed.")
    Optional<String> file = Optional.empty();

    @Option(
            names = "--digest",
            paramLabel = "ALGORITHM:HEX",
            converter = HashName.DigestConverter.class,
            description = "The digest of that file, such as sha256:HEX.")
    Optional<HashName.TypedDigest> digest = Optional.empty();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            converter = HashName.AlgorithmConverter.class,
            description = "Hash algorithm for --file. Default: that of the value; for build sha256.")
    Optional<HashAlgorithm> algorithm = Optional.empty();

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public XattrCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (file.isPresent() && digest.isPresent()) {
            throw wrong("only one of --file and --digest can be given");
        }
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("VALUE", values);
            XattrReport report = switch (action) {
                case "decode" -> decode(inputs);
                case BUILD -> build(inputs);
                default -> throw wrong("'" + action + "' is none of decode, build");
            };
            return new ReportOutput(streams, output, format.format())
                    .deliver(report, XattrText::write, XattrJson::write)
                    .status();
        }
    }

    private XattrReport build(InputArguments inputs) throws IOException {
        if (file.isEmpty() && digest.isEmpty()) {
            throw wrong("build wants --file or --digest");
        }
        if (!values.isEmpty()) {
            throw wrong("build takes no VALUE");
        }
        XattrDiagnosis.FileDigest known =
                fileDigest(algorithm.orElse(HashAlgorithm.SHA256), inputs).orElseThrow();
        ByteString built = XattrBuilder.securityIma(known.algorithm(), known.digest());
        return XattrReportBuilder.built(built, known, inputs);
    }

    private XattrReport decode(InputArguments inputs) throws IOException {
        if (values.isEmpty()) {
            throw wrong("decode wants at least one VALUE");
        }
        XattrReportBuilder report = new XattrReportBuilder(inputs);
        for (String value : values) {
            report.add(value, bytes -> fileDigestFor(bytes, inputs));
        }
        return report.build();
    }

    /** The digest of the file in the algorithm of a value, so that the two can be compared. */
    private Optional<XattrDiagnosis.FileDigest> fileDigestFor(ByteString value, InputArguments inputs)
            throws IOException {
        HashAlgorithm wanted = algorithm
                .or(() -> XattrDiagnosis.algorithm(value))
                .orElse(FileDigestReader.ofLength(value.length() - 1));
        return fileDigest(wanted, inputs);
    }

    private Optional<XattrDiagnosis.FileDigest> fileDigest(HashAlgorithm wanted, InputArguments inputs)
            throws IOException {
        if (file.isEmpty()) {
            return digest.map(typed -> new XattrDiagnosis.FileDigest(typed.algorithm(), typed.digest()));
        }
        FileHash hash = FileHashes.of(wanted).orElseThrow(() -> wrong(wanted + " cannot be computed"));
        return Optional.of(new XattrDiagnosis.FileDigest(wanted, FileDigestReader.digest(file.get(), hash, inputs)));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
