package dev.imatool.cli.command;

import dev.imatool.cli.json.QuoteJson;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.QuoteOptions;
import dev.imatool.cli.options.QuoteOutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.Finding;
import dev.imatool.cli.report.FindingCollector;
import dev.imatool.cli.report.Findings;
import dev.imatool.cli.report.Head;
import dev.imatool.cli.report.Notice;
import dev.imatool.cli.report.QuoteReport;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.QuoteText;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.replay.quote.KeyName;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuoteChecks;
import dev.imatool.replay.quote.QuoteEvidence;
import dev.imatool.replay.quote.QuoteProof;
import dev.imatool.replay.quote.QuoteReplay;
import dev.imatool.replay.quote.QuoteVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds a list against a quote of a TPM. */
@Command(
        name = "quote",
        description = {
            "Checks a TPM quote and tells which part of a list it covers.",
            "",
            "Every step is judged on its own: that a TPM made it and that it is a quote, the signature, the nonce, the"
                    + " selection of PCRs, the digest of their values, and the replay: after which entry the list gives the"
                    + " quoted values. Entries behind that one are not vouched for. Whether the key belongs to the machine"
                    + " is for you to know."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What of the list does the quote cover?",
            "    imatool quote binary_runtime_measurements -m quote.msg \\",
            "        -s quote.sig -u ak.pub -f quote.pcrs -q nonce.hex",
            "",
            "  The same of evidence that Keylime sent to its verifier:",
            "    imatool quote evidence.json"
        })
public final class QuoteCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "LOG",
            description =
                    "The measurement list, binary or ascii, .gz or not, or evidence of Keylime that holds list and"
                            + " quote; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    QuoteOptions options;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    QuoteOutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public QuoteCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        long fromStandardInput = Stream.of(
                        Optional.of(log), options.message(), options.signature(), options.key(), options.pcrs())
                .filter(part -> part.equals(Optional.of(InputArguments.STDIN_ARGUMENT)))
                .count();
        if (fromStandardInput > 1) {
            throw new ParameterException(spec.commandLine(), "only one input can be standard input");
        }
        try (InputArguments inputs = new InputArguments(streams)) {
            QuoteReport report = report(new QuoteParts(inputs, options).gather(log));
            return new Delivery(streams, output, format.format())
                    .deliver(report, QuoteText::write, QuoteJson::write)
                    .status();
        } catch (QuoteParts.MissingPartException missing) {
            throw new ParameterException(spec.commandLine(), String.valueOf(missing.getMessage()));
        }
    }

    private QuoteReport report(QuoteParts.Gathered parts) throws IOException {
        QuoteEvidence evidence = parts.evidence();
        QuoteChecks checks = QuoteChecks.of(evidence);
        Optional<QuoteReplay> replay = evidence.quote().map(quote -> QuoteReplay.of(evidence, checks));
        FindingCollector ofEntries = new FindingCollector();
        ListPass pass = new ListPass(streams, reading.toReadOptions(templates.formats()));
        ListPass.Outcome outcome = pass.verifying(
                parts.log(), ofEntries, (digests, check) -> replay.ifPresent(found -> found.extend(digests)));
        QuoteProof proof = QuoteProof.of(checks, replay.map(QuoteReplay::coverage));
        FindingCollector findings = new FindingCollector();
        proof.steps().forEach((step, check) -> failed(findings, parts.names(), step, check));
        if (proof.verdict() == QuoteVerdict.NOT_COVERED && !proof.replay().failed()) {
            findings.add(finding("quote_not_covered", parts.names().message(), notCovered(proof)));
        }
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(outcome.summary())));
        notices.addAll(parts.notices());
        notices.addAll(KeyRemarks.of(evidence, parts.names().message()));
        notices.addAll(KeyRemarks.resettable(proof, parts.names().message()));
        boolean nothing = outcome.summary().entries() == 0;
        String verdict = nothing && proof.verdict() != QuoteVerdict.INVALID
                ? Head.NOTHING_READ
                : proof.verdict().id();
        return new QuoteReport(
                new Head(
                        "quote",
                        List.of(outcome.summary()),
                        verdict,
                        together(findings, ofEntries.findings()),
                        notices),
                evidence,
                proof,
                outcome.templateDigests(),
                signer(evidence));
    }

    private static Findings together(FindingCollector ofQuote, Findings ofEntries) {
        ofEntries.listed().forEach(ofQuote::add);
        Findings all = ofQuote.findings();
        return new Findings(all.listed(), all.omitted() + ofEntries.omitted());
    }

    private static String notCovered(QuoteProof proof) {
        QuoteCheck signature = proof.checks().signature();
        return signature.passed() ? proof.replay().detail() : "the quote is not proven: " + signature.detail();
    }

    private static void failed(FindingCollector findings, QuoteReport.Names names, String step, QuoteCheck check) {
        if (check.failed()) {
            String input = switch (step) {
                case "signature" -> names.signature();
                case "pcr_digest" -> names.pcrs();
                default -> names.message();
            };
            findings.add(finding("quote_" + step, input, check.detail()));
        }
    }

    private static Finding finding(String kind, String input, String detail) {
        return new Finding.OfLine(kind, input, 0, detail, Optional.empty());
    }

    private static QuoteReport.Signer signer(QuoteEvidence evidence) {
        return new QuoteReport.Signer(
                evidence.key().flatMap(PublicKeyInfo::tpm).flatMap(KeyName::of),
                evidence.key()
                        .flatMap(PublicKeyInfo::tpm)
                        .flatMap(facts -> evidence.attestation()
                                .map(Attestation::qualifiedSigner)
                                .flatMap(signer -> KeyName.primaryIn(facts, signer))));
    }
}
