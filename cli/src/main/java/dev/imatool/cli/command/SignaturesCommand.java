package dev.imatool.cli.command;

import dev.imatool.cli.output.ReportOutput;
import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureAppraisal;
import dev.imatool.appraise.signature.key.Certification;
import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.cli.json.SignaturesJson;
import dev.imatool.cli.options.tpm.ExpectedPcrOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.tpm.KeyOptions;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.SignaturesText;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.replay.PcrAnswer;
import dev.imatool.examine.replay.StartNotices;
import dev.imatool.examine.replay.UndecidedNotices;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.signature.FileHashFunctions;
import dev.imatool.examine.signature.MeasuredKeys;
import dev.imatool.examine.signature.SignatureFindings;
import dev.imatool.examine.signature.SignatureSink;
import dev.imatool.examine.signature.SignaturesReport;
import dev.imatool.examine.signature.SigningKeyFiles;
import dev.imatool.parsers.InputSource;
import dev.imatool.render.output.Format;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.Replay;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the signatures that a list logs. */
@Command(
        name = "signatures",
        description = {
            "Checks the signatures in a measurement list.",
            "",
            "Signatures of files (sig), of their metadata (portable EVM signatures) and of modules (modsig), versions 1 to"
                    + " 3. An entry has one verdict, the gravest of its signatures. A bad or malformed signature is a"
                    + " finding; an unknown key or one that is not supported is a finding with --strict only, because it proves nothing either way. Unsigned"
                    + " are entries that measure a file and have room for a signature; boot_aggregate, buffers, violations"
                    + " and templates without such a field are not counted so.",
            "",
            "Kernels look a key up by the name that the signature gives it: the key id in the header; for modules issuer and"
                    + " serial number, or the key identifier. So a signature by a key whose certificate bears another name"
                    + " is malformed, even though it holds; the report names that key. A key without a certificate may"
                    + " bear any key id: a signature that names another than tools compute is by an unknown key.",
            "",
            "Certificates that the list measured in keyrings of the kernel are used as well, and named where they were."
                    + " With --pcrs or --pcr they count only as far as those values vouch for the list. Validity and usage"
                    + " of certificates make no signature bad: kernels do not look at them."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Is every signed file signed by a key of the vendor?",
            "    imatool signatures binary_runtime_measurements --keys /etc/keys --strict",
            "",
            "  By which key is each entry signed, with measured keys as far as the TPM",
            "  vouches for them?",
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
    KeyOptions keyOptions;

    @Mixin
    ExpectedPcrOptions expectedOptions;

    @Mixin
    ExpectedPcrOptions.Starts starts;

    @Option(
            names = "--strict",
            description = {"A signature by an unknown key, or one that cannot be checked, is a finding as well."})
    boolean strict;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public SignaturesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (!keyOptions.measured()
                && !(expectedOptions.files().isEmpty()
                        && expectedOptions.typed().isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--pcrs and --pcr say which measured keys count: they mean nothing with --no-measured-keys");
        }
        if (!starts.given().values().isEmpty()
                && (!keyOptions.measured()
                        || (expectedOptions.files().isEmpty()
                                && expectedOptions.typed().isEmpty()))) {
            throw new ParameterException(spec.commandLine(), "--start means nothing without --pcrs or --pcr");
        }
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log).claim("--pcrs", expectedOptions.files());
            List<String> files = new ArrayList<>(keyOptions.files());
            files.addAll(moreKeys);
            SigningKeyFiles.Read given = new SigningKeyFiles(inputs).read(files);
            ExpectedPcrReader.Expected expected = expectedOptions.read(inputs);
            ListPass pass =
                    new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()));
            return judge(pass, inputs.repeatedly(log), given, expected).status();
        }
    }

    private ExitCode judge(
            ListPass pass, InputSource source, SigningKeyFiles.Read given, ExpectedPcrReader.Expected expected)
            throws IOException {
        List<Notice> notices = new ArrayList<>(given.notices());
        notices.addAll(expected.notices());
        FindingCollector collector = new FindingCollector();
        SignatureKeys keys = SignatureKeys.of(keys(pass, source, given, expected, collector, notices));
        SignatureAppraisal appraisal = new SignatureAppraisal(keys, new FileHashFunctions());
        SignaturesReport report = report(pass, source, appraisal, keys, given, collector, notices);
        ReportOutput delivery = new ReportOutput(streams, output, format.format());
        boolean document = format.format() == Format.JSON;
        if (output.quiet() || (!document && !output.all())) {
            return delivery.deliver(report, SignaturesText::write, (nothing, out) -> {});
        }
        ExitCode code = report.exit();
        try (SignatureSink sink = document
                ? new SignaturesJson(delivery.stream(), report)
                : new SignaturesText(delivery.writer(), delivery.theme(), report)) {
            SignatureAppraisal again = appraisal.again();
            pass.over(source, new FindingCollector(), (digests, check) -> {
                Optional<EntrySignatures> judged = again.appraise(digests.entry());
                if (judged.isPresent()) {
                    sink.entry(judged.get());
                }
            });
            sink.end();
        } catch (ReportStream.Closed nobodyReads) {
            return code;
        }
        delivery.notices(report);
        return code;
    }

    /** A first pass for the certificates, because they may be measured behind what they signed. */
    private List<SigningKey> keys(
            ListPass pass,
            InputSource source,
            SigningKeyFiles.Read given,
            ExpectedPcrReader.Expected expected,
            FindingCollector findings,
            List<Notice> notices)
            throws IOException {
        List<SigningKey> keys = new ArrayList<>(given.keys());
        if (keyOptions.measured()) {
            MeasuredKeys measured = new MeasuredKeys();
            Replay replay = Replay.against(expected.values(), starts.given());
            boolean compared = !expected.values().isEmpty();
            pass.over(source, new FindingCollector(), (digests, check) -> {
                measured.visit(digests.entry(), check);
                if (compared) {
                    replay.extend(digests);
                }
            });
            ReplayResult result = replay.result();
            keys.addAll(measured.keys(compared ? Optional.of(result) : Optional.empty()));
            PcrAnswer answer = PcrAnswer.of(source.name(), result, BootAggregates.NOT_ASKED);
            answer.findings().forEach(findings::add);
            if (answer.verdict() == ReplayVerdict.NOT_REPRODUCED) {
                notices.add(Notice.of(
                                NoticeKind.PCR_NOT_REPRODUCED,
                                expected.sources(),
                                "the list does not reproduce a PCR value, so keys measured under that PCR are not trusted")
                        .hint("imatool replay and imatool explain tell more"));
            }
            notices.addAll(UndecidedNotices.of(answer.unused(), expected.sources()));
            notices.addAll(StartNotices.of(
                    starts.given(),
                    start -> result.pcrs().stream().anyMatch(row -> GivenStarts.is(start, row.bank(), row.pcr()))));
        }
        return keys;
    }

    /** Which measured certificates a given key signed. */
    private static Map<SigningKey, SigningKey> certifiers(SignatureKeys keys) {
        Certification certification = new Certification(keys.all(), new FileHashFunctions());
        Map<SigningKey, SigningKey> certifiers = new HashMap<>();
        for (SigningKey key : keys.all()) {
            if (key.source() instanceof KeySource.Measured) {
                key.key().certificate().flatMap(certification::issuer).ifPresent(issuer -> certifiers.put(key, issuer));
            }
        }
        return certifiers;
    }

    private SignaturesReport report(
            ListPass pass,
            InputSource source,
            SignatureAppraisal appraisal,
            SignatureKeys keys,
            SigningKeyFiles.Read given,
            FindingCollector collector,
            List<Notice> notices)
            throws IOException {
        SignatureFindings findings = new SignatureFindings(source.name(), collector, strict);
        ListPass.Outcome outcome = pass.proving(
                source,
                collector,
                (digests, check) -> appraisal.appraise(digests.entry()).ifPresent(findings::add));
        List<Notice> all = new ArrayList<>(Notice.all(List.of(outcome.summary())));
        all.addAll(notices);
        String verdict = outcome.summary().entries() == 0
                ? ReportHeader.NOTHING_READ
                : SignaturesReport.verdict(appraisal.counts());
        return new SignaturesReport(
                pass.inputs()
                        .recordedIn(new ReportHeader(
                                "signatures", List.of(outcome.summary()), verdict, collector.findings(), all)),
                outcome.templateDigests(),
                appraisal.counts(),
                new SignaturesReport.Keys(
                        keys.all(),
                        findings.goodByKey(),
                        findings.unknownKeys(),
                        certifiers(keys),
                        given.files(),
                        given.skipped()),
                findings.byMeasuredKeys(),
                findings.notGood());
    }
}
