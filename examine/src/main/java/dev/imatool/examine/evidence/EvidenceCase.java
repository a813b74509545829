package dev.imatool.examine.evidence;

import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.evidence.lists.EvidenceCopy;
import dev.imatool.examine.evidence.lists.EvidencePcr;
import dev.imatool.examine.evidence.lists.FirmwareLog;
import dev.imatool.examine.evidence.lists.KernelCount;
import dev.imatool.examine.evidence.lists.OlderCopy;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.KeyTrust;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Report;
import dev.imatool.model.Container;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One list of the evidence, and all that bears on it.
 *
 * @param host what tells it from the other lists of the evidence: part of its path, to be escaped before it is shown
 * @param list the list that was examined
 * @param verdict all of it in one word
 * @param findings what is wrong
 * @param templateDigests what comparing its template digests says
 * @param joined the parts that it was read from, and what proves that they are one list; absent where it is one file
 * @param copies its other copies
 * @param quotes the quotes found next to it
 * @param intervals entries that lie between two quotes of one run of the TPM
 * @param bootAggregates whether its boot_aggregates are the hash of known PCR values
 * @param firmware the firmware's event log, compared with the PCR values
 * @param pcrs whether it leads to the PCR values found; absent where there are none
 * @param signatures its entries by verdict on their signatures; absent where no entry is signed
 * @param signingKeysFound true when the keys for that were found next to the list, so that nobody else vouches for them
 * @param kernelCount the number of entries that the kernel counted
 * @param quoteCoverage which entries a quote vouches for
 * @param fitting what a quote would vouch for if somebody vouched for its key; absent where quotes vouch for entries, or fit none
 * @param answers what sources of known files say of its entries; absent where none was given
 * @param audits what audit logs report that were found with it; those without a record about integrity left out
 * @param newer the list that goes on where this one ends
 * @param collect what is worth collecting next time
 */
public record EvidenceCase(
        String host,
        InputSummary list,
        EvidenceVerdict verdict,
        Findings findings,
        TemplateDigestCounts templateDigests,
        Optional<JoinedList> joined,
        List<EvidenceCopy> copies,
        List<EvidenceQuote> quotes,
        List<QuoteInterval> intervals,
        BootAggregates bootAggregates,
        Optional<FirmwareLog> firmware,
        Optional<List<EvidencePcr>> pcrs,
        Optional<SignatureCounts> signatures,
        boolean signingKeysFound,
        Optional<KernelCount> kernelCount,
        QuoteCoverage quoteCoverage,
        Optional<QuoteCoverage> fitting,
        Optional<EvidenceAnswers> answers,
        List<AuditReport> audits,
        Optional<OlderCopy> newer,
        List<CollectNext> collect) {
    public EvidenceCase {
        copies = List.copyOf(copies);
        quotes = List.copyOf(quotes);
        intervals = List.copyOf(intervals);
        pcrs = pcrs.map(List::copyOf);
        audits = List.copyOf(audits);
        collect = List.copyOf(collect);
    }

    /** The same with advice. */
    EvidenceCase advised(List<CollectNext> advice) {
        return new EvidenceCase(
                host,
                list,
                verdict,
                findings,
                templateDigests,
                joined,
                copies,
                quotes,
                intervals,
                bootAggregates,
                firmware,
                pcrs,
                signatures,
                signingKeysFound,
                kernelCount,
                quoteCoverage,
                fitting,
                answers,
                audits,
                newer,
                advice);
    }

    /** What is known of its entries; where stretches overlap, the state that weighs most counts. */
    public List<EntrySpan> spans() {
        return EvidenceSpans.of(this);
    }

    /** What entries are where no quote covers any of them: not covered, or not reproduced where a value or a quote says otherwise. */
    public EntryState uncovered() {
        return EvidenceSpans.uncovered(this);
    }

    /** The kind of the finding that weighs most: of those of one weight the one that was met first. */
    public Optional<FindingKind> worst() {
        Optional<EvidenceVerdict> heaviest =
                findings.kinds().stream().map(EvidenceVerdict::of).max(Comparator.naturalOrder());
        return heaviest.flatMap(weight -> Stream.concat(
                        findings.listed().stream().map(Finding::kind),
                        findings.kinds().stream().sorted())
                .filter(kind -> EvidenceVerdict.of(kind) == weight)
                .findFirst());
    }

    /** The containers of the entries that it names by their numbers. */
    Stream<Container> containers() {
        Stream<Optional<Container>> entries = Stream.of(
                        Stream.of(quoteCoverage.container(), fitting.flatMap(QuoteCoverage::container)),
                        joined.flatMap(JoinedList::proof).map(JoinedList.Proof::container).stream(),
                        pcrs.stream().flatMap(List::stream).map(EvidencePcr::container),
                        bootAggregates.results().stream()
                                .map(result -> result.aggregate().container()),
                        intervals.stream().flatMap(each -> Stream.of(each.firstIn(), each.lastIn())))
                .flatMap(each -> each);
        Stream<CoveredPrefix> prefixes = quotes.stream()
                .flatMap(quote -> Stream.concat(
                        quote.proof().coverage().stream(),
                        quote.newer().map(EvidenceQuote.NewerList::coverage).stream()));
        return Stream.of(
                        entries.flatMap(Optional::stream),
                        prefixes.flatMap(CoveredPrefix::containers),
                        audits.stream().flatMap(Report::namedContainers))
                .flatMap(all -> all);
    }

    /** True when the key of the quote that covers entries was found in the evidence and accepted. */
    public boolean keyAccepted() {
        return quoteCoverage.quote().isPresent()
                && quotes.stream()
                        .filter(quote -> quoteCoverage.quote().get().equals(quote.message()))
                        .anyMatch(quote ->
                                quote.trust().filter(KeyTrust.ACCEPTED::equals).isPresent());
    }
}
