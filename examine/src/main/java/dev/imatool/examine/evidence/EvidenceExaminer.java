package dev.imatool.examine.evidence;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureAppraisal;
import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.appraise.signature.SignatureKeys;
import dev.imatool.appraise.signature.SigningKey;
import dev.imatool.examine.input.BufferPass;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.replay.BootAggregateCheck;
import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.replay.PcrAnswer;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.signature.FileHashFunctions;
import dev.imatool.examine.verify.VerifyReportBuilder;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.Replay;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.quote.QuoteChecks;
import dev.imatool.replay.quote.QuoteProof;
import dev.imatool.replay.quote.QuoteReplay;
import dev.imatool.replay.verify.CopyResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs on one list of the evidence, in one pass, all that its other parts allow. */
final class EvidenceExaminer {
    private final EvidenceSet set;
    private final EvidenceKeys keys;
    private final ListPass pass;
    private final FindingCollector findings;
    private final List<Notice> notices;
    private final List<InputSummary> inputs;

    EvidenceExaminer(
            EvidenceSet set,
            EvidenceKeys keys,
            ListPass pass,
            FindingCollector findings,
            List<Notice> notices,
            List<InputSummary> inputs) {
        this.set = set;
        this.keys = keys;
        this.pass = pass;
        this.findings = findings;
        this.notices = notices;
        this.inputs = inputs;
    }

    /** A quote, and the search for the prefix that it covers. */
    private record Running(EvidenceQuotes.Matched matched, QuoteChecks checks, Optional<QuoteReplay> replay) {
        static Running of(EvidenceQuotes.Matched matched) {
            QuoteChecks checks = QuoteChecks.of(matched.evidence());
            return new Running(
                    matched,
                    checks,
                    matched.evidence().quote().map(quote -> QuoteReplay.of(matched.evidence(), checks)));
        }
    }

    EvidenceCase examine() throws IOException {
        EvidenceValues values = EvidenceValues.of(set);
        EvidenceQuotes matching = new EvidenceQuotes(set, keys.nonce(), keys.attestation());
        List<Running> quotes = matching.all().stream().map(Running::of).toList();
        BootAggregateCheck boot = new BootAggregateCheck(values.eventLog(), values.pcrs());
        Replay replay = Replay.against(values.pcrs());
        SignatureAppraisal signatures =
                new SignatureAppraisal(SignatureKeys.of(signingKeys()), new FileHashFunctions());
        BufferPass buffers = new BufferPass();
        Part list = set.list();
        ListPass.Outcome outcome = pass.verifying(list.source(), findings, (digests, check) -> {
            quotes.forEach(quote -> quote.replay.ifPresent(search -> search.extend(digests)));
            boot.add(digests.entry());
            buffers.visit(digests.entry());
            replay.extend(digests);
            signatures.appraise(digests.entry()).ifPresent(this::judged);
        });
        VerifyReportBuilder.missing(outcome.summary(), buffers.result()).forEach(findings::add);
        inputs.add(outcome.summary());
        notices.addAll(Notice.all(List.of(outcome.summary())));
        notices.addAll(values.notices());
        matching.leftOut()
                .forEach(words -> notices.add(Notice.ofText(
                        Severity.WARNING,
                        "evidence_left_out",
                        list.path(),
                        Optional.empty(),
                        words,
                        Optional.empty())));
        List<EvidenceQuote> proven = quotes.stream()
                .map(quote -> proven(quote, matching.byKnownKey(quote.matched)))
                .toList();
        requireKnownKey(proven);
        notices.addAll(boot.contradictions());
        BootAggregates aggregates = boot.result(list.source().name(), findings);
        Optional<ReplayResult> pcrs = values.pcrs().isEmpty() ? Optional.empty() : Optional.of(replay.result());
        pcrs.ifPresent(result -> PcrAnswer.of(outcome.summary().name(), result, aggregates)
                .findings()
                .forEach(findings::add));
        SignatureCounts counts = signatures.counts();
        OptionalLong kernelCount = kernelCount();
        EvidenceCase examined = new EvidenceCase(
                outcome.summary(),
                outcome.templateDigests(),
                copies(),
                proven,
                aggregates,
                pcrs,
                counts.signed() == 0 ? Optional.empty() : Optional.of(counts),
                keys.signing().isEmpty(),
                kernelCount,
                Vouching.of(counting(proven), outcome.summary().entries()),
                List.of());
        return EvidenceAdvice.with(examined, set, keys);
    }

    /** Keys that the user gives, else those found: then nobody vouches for them, which the report says. */
    private List<SigningKey> signingKeys() {
        if (!keys.signing().isEmpty()) {
            return keys.signing();
        }
        List<SigningKey> all = new ArrayList<>();
        for (Part part : set.of(PartKind.PUBLIC_KEY)) {
            EvidenceKeys.read(part).forEach(key -> all.add(SigningKey.given(key)));
        }
        return all;
    }

    private void judged(EntrySignatures entry) {
        if (entry.verdict().finding()) {
            findings.add(new Finding.Signature(set.list().source().name(), entry));
        }
    }

    /** Where the user gives keys, quotes by others vouch for nothing. */
    private List<EvidenceQuote> counting(List<EvidenceQuote> quotes) {
        return keys.attestation().isEmpty()
                ? quotes
                : quotes.stream().filter(quote -> !quote.keyFromEvidence()).toList();
    }

    /** Machines quote with several keys, so one quote by a key of the user is enough. */
    private void requireKnownKey(List<EvidenceQuote> quotes) {
        if (!keys.attestation().isEmpty() && quotes.stream().allMatch(EvidenceQuote::keyFromEvidence)) {
            quotes.stream()
                    .filter(quote -> !quote.proof().checks().signature().failed())
                    .forEach(quote -> findings.add(new Finding.OfLine(
                            "quote_signature",
                            quote.message(),
                            0,
                            "not signed with a key that --ak gives",
                            Optional.empty())));
        }
    }

    private EvidenceQuote proven(Running quote, boolean byKnownKey) {
        QuoteProof proof = QuoteProof.of(quote.checks, quote.replay.map(QuoteReplay::coverage));
        String name = quote.matched.message().path();
        proof.steps().forEach((step, check) -> {
            if (check.failed()) {
                findings.add(new Finding.OfLine("quote_" + step, name, 0, check.detail(), Optional.empty()));
            }
        });
        return new EvidenceQuote(
                name,
                quote.matched.signature().map(Part::path),
                quote.matched.evidence().key().map(key -> key.origin()),
                !byKnownKey,
                quote.matched.nonceFound(),
                quote.matched.evidence(),
                proof);
    }

    /** The kernel's count may be of a moment later than the list, so a difference is told and no finding. */
    private OptionalLong kernelCount() {
        return set.of(PartKind.ENTRY_COUNT).stream()
                .map(part -> new String(part.content().toByteArray(), StandardCharsets.US_ASCII).strip())
                .filter(digits -> digits.length() < 18)
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private List<EvidenceCopy> copies() throws IOException {
        List<EvidenceCopy> copies = new ArrayList<>();
        for (Part copy : set.lists().subList(1, set.lists().size())) {
            ListPass.Compared compared = pass.comparing(set.list().source(), copy.source());
            inputs.add(compared.second());
            notices.addAll(Notice.all(List.of(compared.second())));
            findings.addAll(copy.source().name(), compared.check());
            if (compared.result() instanceof CopyResult.PartsAt parts) {
                findings.add(new Finding.CopiesPart(copy.source().name(), parts));
            }
            copies.add(new EvidenceCopy(copy.path(), compared.result()));
        }
        return copies;
    }
}
