package dev.imatool.examine.evidence;

import dev.imatool.replay.quote.Coverage;
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
 * @param covered entries of its list up to there that extend a quoted PCR and whose contents are proven, or violations
 * @param violations those among them that are violations: their names are hashed by nothing
 * @param after entries of its list after it, which were measured after the quote or added later
 * @param never entries of which no quote proves anything
 * @param elsewhere those among them that are of other lists
 * @param unproven those among them whose digests are covered, but not what they say
 */
public record Vouching(
        Optional<String> quote,
        Optional<String> newer,
        long last,
        long covered,
        long violations,
        long after,
        long never,
        long elsewhere,
        long unproven) {
    /** What {@code quotes} prove about a list of so many entries. */
    static Vouching of(List<EvidenceQuote> quotes, long entries) {
        return quotes.stream()
                .filter(EvidenceQuote::fits)
                .map(Vouching::of)
                .max(Comparator.comparingLong(Vouching::covered).thenComparingLong(Vouching::unproven))
                .orElseGet(() -> nothing(entries));
    }

    /** No quote proves anything about a list of so many entries. */
    static Vouching nothing(long entries) {
        return new Vouching(Optional.empty(), Optional.empty(), 0, 0, 0, 0, entries, 0, 0);
    }

    private static Vouching of(EvidenceQuote quote) {
        Coverage coverage = quote.proof().coverage().orElseThrow();
        return new Vouching(
                Optional.of(quote.message()),
                Optional.empty(),
                coverage.entry(),
                coverage.proven() + coverage.violations(),
                coverage.violations(),
                coverage.behind(),
                coverage.notQuoted() + coverage.elsewhere() + coverage.unproven(),
                coverage.elsewhere(),
                coverage.unproven());
    }

    /** The quoted PCRs as bits. */
    static long pcrs(Coverage coverage) {
        return coverage.pcrs().stream().mapToLong(pcr -> 1L << pcr.slot().pcr()).reduce(0, (one, other) -> one | other);
    }
}
