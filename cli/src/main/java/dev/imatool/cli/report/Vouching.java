package dev.imatool.cli.report;

import dev.imatool.replay.quote.Coverage;
import dev.imatool.replay.quote.QuoteVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which entries of a list a quote vouches for.
 *
 * @param quote file of the quote that covers most; absent where none covers anything
 * @param last number of the last covered entry; 0 where none is
 * @param covered entries up to there that extend a quoted PCR
 * @param after entries behind, which were measured after the quote or added later
 * @param never entries that no quote can say anything about
 */
public record Vouching(Optional<String> quote, long last, long covered, long after, long never) {
    /** What {@code quotes} prove about a list of so many entries. */
    public static Vouching of(List<EvidenceQuote> quotes, long entries) {
        return quotes.stream()
                .filter(Vouching::covers)
                .max(Comparator.comparingLong(quote -> coverage(quote).entry()))
                .map(best -> of(best, entries))
                .orElseGet(() -> new Vouching(Optional.empty(), 0, 0, 0, entries));
    }

    private static Vouching of(EvidenceQuote best, long entries) {
        Coverage coverage = coverage(best);
        long last = coverage.entry();
        return new Vouching(
                Optional.of(best.message()), last, last - coverage.notQuoted(), entries - last, coverage.notQuoted());
    }

    private static boolean covers(EvidenceQuote quote) {
        QuoteVerdict verdict = quote.proof().verdict();
        return (verdict == QuoteVerdict.COVERED || verdict == QuoteVerdict.COVERED_PREFIX)
                && quote.proof().coverage().isPresent();
    }

    private static Coverage coverage(EvidenceQuote quote) {
        return quote.proof().coverage().orElseThrow();
    }
}
