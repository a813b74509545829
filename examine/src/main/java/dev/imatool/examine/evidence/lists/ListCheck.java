package dev.imatool.examine.evidence.lists;

import dev.imatool.appraise.signature.SignatureAppraisal;
import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.eventlog.ImaEventFindings;
import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.EvidenceQuotes;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.input.BufferPass;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.replay.BootAggregateCheck;
import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.signature.FileHashFunctions;
import dev.imatool.examine.verify.VerifyReportBuilder;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.Replay;
import dev.imatool.replay.eventlog.ImaEventComparison;
import dev.imatool.replay.quote.QuoteChecks;
import dev.imatool.replay.quote.QuoteReplay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs on one list of a set, in one pass, all that its other parts allow. */
final class ListCheck {
    private final EvidenceSet set;
    private final EvidenceKeys keys;
    private final ListPass pass;
    private final EvidenceValues values;
    private final List<EvidenceQuotes.Matched> matched;

    ListCheck(
            EvidenceSet set,
            EvidenceKeys keys,
            ListPass pass,
            EvidenceValues values,
            List<EvidenceQuotes.Matched> matched) {
        this.set = set;
        this.keys = keys;
        this.pass = pass;
        this.values = values;
        this.matched = matched;
    }

    /** A quote, and the search for the prefix that it covers. */
    record Running(EvidenceQuotes.Matched matched, QuoteChecks checks, Optional<QuoteReplay> replay) {
        static Running of(EvidenceQuotes.Matched matched, GivenStarts starts) {
            QuoteChecks checks = QuoteChecks.of(matched.evidence());
            return new Running(
                    matched,
                    checks,
                    matched.evidence().quote().map(quote -> QuoteReplay.of(matched.evidence(), checks, starts)));
        }

        EvidenceQuote result() {
            return EvidenceQuote.of(matched, checks, replay.map(QuoteReplay::coverage));
        }
    }

    /** What it says about that list of the set. */
    ExaminedList of(Part list) throws IOException {
        String name = list.source().name();
        GivenStarts starts = starts(list);
        List<Running> quotes =
                matched.stream().map(quote -> Running.of(quote, starts)).toList();
        BootAggregateCheck boot = new BootAggregateCheck(values.eventLog(), values.pcrs());
        // without a value every bank would be computed for nothing
        Optional<Replay> replay =
                values.pcrs().isEmpty() ? Optional.empty() : Optional.of(Replay.against(values.pcrs(), starts));
        SignatureAppraisal signatures =
                new SignatureAppraisal(SignatureKeys.of(signingKeys()), new FileHashFunctions());
        BufferPass buffers = new BufferPass();
        UnprovenEntries unproven = new UnprovenEntries();
        FindingCollector findings = new FindingCollector();
        Optional<ImaEventComparison> imaEvents =
                values.eventLog().flatMap(EventLogReading::log).flatMap(ImaEventComparison::of);
        int[] firstPcr = {EntryView.NO_PCR};
        ListPass.Outcome outcome = pass.verifying(list.source(), findings, (digests, check) -> {
            if (digests.entry().number() == 1) {
                firstPcr[0] = digests.entry().pcr();
            }
            quotes.forEach(quote -> quote.replay.ifPresent(search -> search.extend(digests)));
            boot.add(digests.entry());
            buffers.visit(digests.entry());
            replay.ifPresent(chains -> chains.extend(digests));
            unproven.look(digests);
            imaEvents.ifPresent(events -> events.look(digests));
            signatures.finding(digests.entry()).ifPresent(entry -> findings.add(new Finding.Signature(name, entry)));
        });
        VerifyReportBuilder.missing(outcome.summary(), buffers.result(), findings);
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(outcome.summary())));
        imaEvents.map(ImaEventComparison::result).ifPresent(result -> {
            String log = values.eventLog().orElseThrow().summary().name();
            ImaEventFindings.of(name, log, result).forEach(findings::add);
            notices.add(ImaEventFindings.notice(log, result));
        });
        List<EvidenceQuote> proven = quotes.stream().map(Running::result).toList();
        BootAggregates aggregates = boot.result(name, findings);
        SignatureCounts counts = signatures.counts();
        long entries = outcome.summary().entries();
        return new ExaminedList(
                list,
                set.before().stream()
                        .mapToInt(part -> part.list().source().parts().size())
                        .sum(),
                firstPcr[0],
                outcome.summary(),
                outcome.templateDigests(),
                proven,
                aggregates,
                replay.map(chains -> EvidencePcr.of(name, chains.result(), aggregates)),
                counts,
                unproven,
                QuoteCoverage.of(
                        proven.stream().filter(EvidenceQuote::vouchedFor).toList(), entries),
                QuoteCoverage.of(proven, entries),
                findings.findings(),
                starts,
                notices);
    }

    /** A list that has its beginning is not the one that the user gives a start for. */
    private GivenStarts starts(Part list) throws IOException {
        if (keys.starts().values().isEmpty()) {
            return GivenStarts.NONE;
        }
        boolean begins = pass.first(list.source(), EntryView::bootAggregate).orElse(false);
        return begins ? GivenStarts.NONE : keys.starts();
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
}
