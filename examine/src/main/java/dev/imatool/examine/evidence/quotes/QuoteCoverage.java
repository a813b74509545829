package dev.imatool.examine.evidence.quotes;

import dev.imatool.model.Container;
import dev.imatool.replay.quote.CoveredPrefix;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which entries of an input a quote vouches for. A quote speaks of one of the lists of an input, and of the contents of those
 * entries whose template digest is computed from what they say.
 *
 * @param quote file of the quote that covers most; absent where none covers anything
 * @param newer the list that the quote covers, where this one is an older copy of it
 * @param last number of the last covered entry; 0 where none is
 * @param container the one that this entry claims to be of; absent for the host
 * @param covered entries of its list up to there that extend a quoted PCR and whose contents are proven, or violations
 * @param violations those among them that are violations: their names are hashed by nothing
 * @param after entries of its list after it that extend a quoted PCR: they were measured after the quote or added later
 * @param never entries of which no quote proves anything
 * @param elsewhere those among them that are of other lists
 * @param unproven those among them whose digests are covered, but not what they say
 */
public record QuoteCoverage(
        Optional<String> quote,
        Optional<String> newer,
        long last,
        Optional<Container> container,
        long covered,
        long violations,
        long after,
        long never,
        long elsewhere,
        long unproven) {
    /** What {@code quotes} prove about a list of so many entries. */
    public static QuoteCoverage of(List<EvidenceQuote> quotes, long entries) {
        return quotes.stream()
                .filter(EvidenceQuote::fits)
                .map(QuoteCoverage::of)
                .max(Comparator.comparingLong(QuoteCoverage::covered).thenComparingLong(QuoteCoverage::unproven))
                .orElseGet(() -> nothing(entries));
    }

    /** No quote proves anything about a list of so many entries. */
    public static QuoteCoverage nothing(long entries) {
        return new QuoteCoverage(Optional.empty(), Optional.empty(), 0, Optional.empty(), 0, 0, 0, entries, 0, 0);
    }

    private static QuoteCoverage of(EvidenceQuote quote) {
        CoveredPrefix coverage = quote.proof().coverage().orElseThrow();
        return new QuoteCoverage(
                Optional.of(quote.message()),
                Optional.empty(),
                coverage.entry(),
                coverage.container(),
                coverage.proven() + coverage.violations(),
                coverage.violations(),
                coverage.behind() - coverage.behindNotQuoted(),
                coverage.notQuoted() + coverage.behindNotQuoted() + coverage.elsewhere() + coverage.unproven(),
                coverage.elsewhere(),
                coverage.unproven());
    }

    /** The quoted PCRs as bits. */
    public static long pcrs(CoveredPrefix coverage) {
        return coverage.pcrs().stream().mapToLong(pcr -> 1L << pcr.slot().pcr()).reduce(0, (one, other) -> one | other);
    }
}
