package dev.imatool.examine.evidence.lists;

import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.Completeness;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.QuotedPcr;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One list of a set with all that its other parts say about it.
 *
 * @param part the list
 * @param exported how many of the files it was read from were exported before
 * @param pcr the PCR of its first entry: only a value of that one needs the parts from the first on
 * @param summary of it
 * @param templateDigests what comparing its template digests says
 * @param quotes what each quote proves about it
 * @param bootAggregates whether its boot_aggregates are the hash of known PCR values
 * @param pcrs how it compares with the PCR values found
 * @param signatures its entries by verdict on their signatures
 * @param unproven its entries that say what no digest proves
 * @param quoteCoverage which of its entries a quote vouches for
 * @param fitting the same, if nobody had to vouch for the keys of quotes
 * @param contradictions what it says against itself, its boot_aggregates and its signatures
 * @param starts what its PCRs held before its first entry, where the user says so and it has no boot_aggregate
 * @param notices what is odd about it
 */
public record ExaminedList(
        Part part,
        int exported,
        int pcr,
        InputSummary summary,
        TemplateDigestCounts templateDigests,
        List<EvidenceQuote> quotes,
        BootAggregates bootAggregates,
        Optional<List<EvidencePcr>> pcrs,
        SignatureCounts signatures,
        UnprovenEntries unproven,
        QuoteCoverage quoteCoverage,
        QuoteCoverage fitting,
        Findings contradictions,
        GivenStarts starts,
        List<Notice> notices) {
    /**
     * Which of several copies decides, the best last: the one of which quotes prove most, then the one that leads to the PCR
     * values, then a sound one before one that is damaged or contradicts itself, then the longest. A tail that somebody adds
     * to a copy proves nothing, so it takes nothing away from what is proven of its beginning.
     */
    static final Comparator<ExaminedList> DECIDING = Comparator.comparingLong(
                    (ExaminedList list) -> list.quoteCoverage.covered())
            .thenComparingLong(list -> list.fitting.covered())
            .thenComparingLong(list -> -list.missed())
            .thenComparing(ExaminedList::sound)
            .thenComparingLong(list -> list.summary.entries());

    public ExaminedList {
        quotes = List.copyOf(quotes);
        pcrs = pcrs.map(List::copyOf);
        notices = List.copyOf(notices);
    }

    /** True when it was compared with values from {@code start} on. */
    public boolean startsAt(ExpectedPcr start) {
        return starts.values().contains(start);
    }

    private long missed() {
        return pcrs.stream()
                .flatMap(List::stream)
                .filter(pcr -> !pcr.reproduced())
                .count();
    }

    /** True when it is whole, and each of its entries is what its template digest says. */
    boolean sound() {
        return summary.entries() > 0
                && summary.completeness() == Completeness.COMPLETE
                && templateDigests.mismatching() == 0
                && unproven.count() == 0;
    }

    /** What proves that its parts are one list: the quote or the value that covers most of it. */
    Optional<JoinedList.Proof> joinProof() {
        Stream<JoinedList.Proof> ofQuotes = quotes.stream()
                .filter(EvidenceQuote::fits)
                .filter(quote -> quote.proof().coverage().orElseThrow().pcrs().stream()
                        .anyMatch(quoted -> quoted.slot().pcr() == pcr && quoted.state() == QuotedPcr.State.REPRODUCED))
                .sorted(Comparator.comparing(quote -> !quote.vouchedFor()))
                .map(quote -> {
                    CoveredPrefix coverage = quote.proof().coverage().orElseThrow();
                    return JoinedList.Proof.ofQuote(quote.message(), coverage.entry(), coverage.container());
                });
        Stream<JoinedList.Proof> ofValues = pcrs.stream()
                .flatMap(List::stream)
                .filter(value -> value.expected().pcr() == pcr && value.reproduced())
                .filter(value -> value.entry().isPresent())
                .map(value ->
                        JoinedList.Proof.of(value.expected(), value.entry().getAsLong(), value.container()));
        return Stream.concat(ofQuotes, ofValues).reduce((one, other) -> other.entry() > one.entry() ? other : one);
    }

    /** The parts that it was read from; absent where it is one file. */
    public Optional<JoinedList> joined() {
        return JoinedList.of(summary, joinProof());
    }

    /** True when a value or a quote reaches into what comes after the exported parts. */
    boolean joinProven() {
        int own = part.source().parts().size() - exported;
        return joined().filter(list -> joinProof().isPresent())
                .filter(list -> list.parts().stream()
                        .skip(list.parts().size() - own)
                        .filter(each -> each.entries() > 0)
                        .findFirst()
                        .filter(list::proven)
                        .isPresent())
                .isPresent();
    }

    /** True when a newer copy may say more about it: a quote or a value does not fit. */
    boolean missesSomething() {
        return missed() > 0
                || quotes.stream()
                        .anyMatch(quote -> quote.proof().replay().failed()
                                || quote.proof()
                                        .coverage()
                                        .filter(CoveredPrefix::open)
                                        .isPresent());
    }
}
