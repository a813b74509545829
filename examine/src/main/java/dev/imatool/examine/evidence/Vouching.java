package dev.imatool.examine.evidence;

import dev.imatool.replay.quote.Coverage;
import dev.imatool.replay.quote.QuoteVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which entries of an input a quote vouches for. A quote speaks of one of the lists of an input.
 *
 * @param quote file of the quote that covers most; absent where none covers anything
 * @param last number of the last covered entry; 0 where none is
 * @param covered entries of its list up to there that extend a quoted PCR
 * @param after entries of its list behind, which were measured after the quote or added later
 * @param never entries that no quote can say anything about
 * @param elsewhere those among them that are of other lists
 */
public record Vouching(Optional<String> quote, long last, long covered, long after, long never, long elsewhere) {
    /** What {@code quotes} prove about a list of so many entries. */
    public static Vouching of(List<EvidenceQuote> quotes, long entries) {
        return quotes.stream()
                .filter(Vouching::covers)
                .map(Vouching::of)
                .max(Comparator.comparingLong(Vouching::covered))
                .orElseGet(() -> new Vouching(Optional.empty(), 0, 0, 0, entries, 0));
    }

    private static Vouching of(EvidenceQuote quote) {
        Coverage coverage = quote.proof().coverage().orElseThrow();
        long prefix = coverage.entry() == 0 ? 0 : coverage.entry() - coverage.first() + 1;
        return new Vouching(
                Optional.of(quote.message()),
                coverage.entry(),
                prefix - coverage.notQuoted(),
                coverage.behind(),
                coverage.notQuoted() + coverage.elsewhere(),
                coverage.elsewhere());
    }

    private static boolean covers(EvidenceQuote quote) {
        QuoteVerdict verdict = quote.proof().verdict();
        return (verdict == QuoteVerdict.COVERED || verdict == QuoteVerdict.COVERED_PREFIX)
                && quote.proof().coverage().isPresent();
    }
}
