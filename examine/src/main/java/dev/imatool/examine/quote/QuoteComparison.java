package dev.imatool.examine.quote;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.parts.FolderList;
import dev.imatool.examine.parts.SoughtValue;
import dev.imatool.examine.replay.StartNotices;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.QuoteStatement;
import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.KeyName;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuoteChecks;
import dev.imatool.replay.quote.QuoteDetail;
import dev.imatool.replay.quote.QuoteEvidence;
import dev.imatool.replay.quote.QuoteProof;
import dev.imatool.replay.quote.QuoteReplay;
import dev.imatool.replay.quote.QuoteVerdict;
import dev.imatool.replay.quote.QuotedPcr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds one list against one quote. */
final class QuoteComparison {
    private final ListPass pass;

    /** @param pass reads the list */
    QuoteComparison(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if the list cannot be read
     */
    QuoteReport with(QuoteParts.Gathered parts) throws IOException {
        QuoteEvidence evidence = parts.evidence();
        QuoteChecks checks = QuoteChecks.of(evidence);
        Optional<QuoteReplay> replay = evidence.quote().map(quote -> QuoteReplay.of(evidence, checks, parts.starts()));
        FindingCollector ofEntries = new FindingCollector();
        int[] firstPcr = {EntryView.NO_PCR};
        ListPass.Outcome outcome = pass.verifying(list(parts, evidence), ofEntries, (digests, check) -> {
            if (digests.entry().number() == 1) {
                firstPcr[0] = digests.entry().pcr();
            }
            replay.ifPresent(found -> found.extend(digests));
        });
        QuoteProof proof = QuoteProof.of(checks, replay.map(QuoteReplay::coverage));
        FindingCollector findings = new FindingCollector();
        proof.steps().forEach((step, check) -> failed(findings, parts.names(), step, check));
        if (proof.verdict() == QuoteVerdict.NOT_COVERED && !proof.replay().failed()) {
            findings.add(new Finding.OfQuote(
                    FindingKind.QUOTE_NOT_COVERED, parts.names().message(), notCovered(proof)));
        }
        if (proof.verdict() == QuoteVerdict.UNDECIDED) {
            findings.add(new Finding.OfQuote(
                    FindingKind.QUOTE_UNDECIDED,
                    parts.names().message(),
                    proof.replay().detail()));
        }
        if (checks.signature().passed() && !checks.keyVouchedFor()) {
            findings.add(new Finding.OfLine(
                    FindingKind.QUOTE_KEY_NOT_VOUCHED_FOR,
                    parts.names().message(),
                    new QuoteStatement.SignedWithOwnKey(
                            evidence.key().orElseThrow().origin())));
        }
        QuoteReport.Freshness freshness = QuoteReport.Freshness.of(proof, parts.nonceBrought());
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(outcome.summary())));
        notices.addAll(parts.notices());
        notices.addAll(KeyRemarks.of(evidence, freshness, parts.names().message()));
        notices.addAll(KeyRemarks.resettable(proof, parts.names().message()));
        notices.addAll(StartNotices.of(
                parts.starts(),
                start -> proof.coverage().stream()
                        .flatMap(coverage -> coverage.pcrs().stream())
                        .anyMatch(pcr -> pcr.start().equals(Optional.of(start.value()))
                                && pcr.slot().pcr() == start.pcr())));
        findings.addAll(ofEntries.findings());
        boolean nothing = outcome.summary().entries() == 0;
        String verdict = nothing && proof.verdict() != QuoteVerdict.INVALID
                ? ReportHeader.NOTHING_READ
                : proof.verdict().id();
        return new QuoteReport(
                pass.inputs()
                        .recordedIn(new ReportHeader(
                                        "quote", List.of(outcome.summary()), verdict, findings.findings(), notices)
                                .withJoined(JoinedList.of(
                                        outcome.summary(), joinProof(proof, parts.names(), firstPcr[0])))),
                evidence,
                proof,
                outcome.templateDigests(),
                signer(evidence),
                freshness,
                List.of());
    }

    /** Of a folder the one list in it, if need be in parts that the quoted values prove to be one. */
    private InputSource list(QuoteParts.Gathered parts, QuoteEvidence evidence) throws IOException {
        List<SoughtValue> quoted = new ArrayList<>();
        evidence.pcrs()
                .values()
                .forEach((slot, value) -> SoughtValue.of(new ExpectedPcr(
                                slot.bank(), slot.pcr(), value, parts.names().message()))
                        .ifPresent(quoted::add));
        return new FolderList(pass).in(parts.log(), quoted);
    }

    /** The quote, where it covers the list up to some entry, and the PCR in which that begins. */
    private static Optional<JoinedList.Proof> joinProof(QuoteProof proof, QuoteReport.Names names, int pcr) {
        return proof.coverage()
                .filter(CoveredPrefix::found)
                .filter(coverage -> proof.checks().signed())
                .filter(coverage -> coverage.pcrs().stream()
                        .anyMatch(quoted -> quoted.slot().pcr() == pcr && quoted.state() == QuotedPcr.State.REPRODUCED))
                .map(coverage -> JoinedList.Proof.ofQuote(names.message(), coverage.entry(), coverage.container()));
    }

    private static QuoteDetail notCovered(QuoteProof proof) {
        QuoteCheck signature = proof.checks().signature();
        return signature.passed() ? proof.replay().detail() : new QuoteDetail.NotProven(signature.detail());
    }

    private static void failed(FindingCollector findings, QuoteReport.Names names, String step, QuoteCheck check) {
        if (check.failed()) {
            String input = switch (step) {
                case "signature" -> names.signature();
                case "pcr_digest" -> names.pcrs();
                default -> names.message();
            };
            findings.add(new Finding.OfQuote(FindingKind.ofQuoteStep(step), input, check.detail()));
        }
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
