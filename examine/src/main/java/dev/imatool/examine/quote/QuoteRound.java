package dev.imatool.examine.quote;

import dev.imatool.model.Container;
import dev.imatool.replay.quote.QuoteVerdict;
import java.util.Optional;

/**
 * What the quote of one round of a pushed attestation proves. Later rounds bring what was measured since, so that the list of one goes
 * on where that of another ends.
 *
 * @param document the round
 * @param first number of its first entry in the list that the rounds make together; 0 where it was joined with none and has not
 *     its beginning, or brings no entry
 * @param entries how many entries it brings
 * @param verdict what its quote proves
 * @param covered the last entry of the list that its quote covers, whoever vouches for its key; 0 where it covers none
 * @param container the one that this entry claims to be of; absent for the host
 * @param freshness what proves that its quote is fresh
 */
public record QuoteRound(
        String document,
        long first,
        long entries,
        QuoteVerdict verdict,
        long covered,
        Optional<Container> container,
        QuoteReport.Freshness freshness) {
    /** True when something is wrong with it, or nothing is known. */
    public boolean bad() {
        return verdict != QuoteVerdict.COVERED && verdict != QuoteVerdict.COVERED_PREFIX;
    }
}
