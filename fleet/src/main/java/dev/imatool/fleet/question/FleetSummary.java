package dev.imatool.fleet.question;

import java.util.Optional;

/**
 * How much there is in a fleet.
 *
 * @param firstDay absent where there is no list
 * @param entries that are stored
 * @param quoted those of them that a quote vouches for
 * @param hostsWithoutQuote hosts of which no list is covered by a quote
 * @param damagedLists lists that are damaged, cut short, or could not be read
 */
public record FleetSummary(
        long hosts,
        long lists,
        long days,
        Optional<String> firstDay,
        Optional<String> lastDay,
        long entries,
        long quoted,
        long hostsWithoutQuote,
        long damagedLists) {}
