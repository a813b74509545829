package dev.imatool.examine.timeline;

import dev.imatool.parsers.InputSummary;
import java.util.List;
import java.util.Optional;

/**
 * A list of the evidence and what dates its entries. Lists with which it begins are collections of it.
 *
 * @param host what distinguishes it from the other lists of the evidence; to be escaped before it is shown
 * @param path its file in the evidence
 * @param list the list
 * @param collections it and the lists with which it begins, the shortest first
 * @param quotes the quotes of all of them, ordered by the clock of the TPM
 * @param firmware file of the firmware's event log
 * @param claimsContradict true where logs claim times that contradict the order of the list or each other: then no such time is said of
 *     other entries
 */
public record TimelineList(
        String host,
        String path,
        InputSummary list,
        List<CollectedList> collections,
        List<TimelineQuote> quotes,
        Optional<String> firmware,
        boolean claimsContradict) {
    public TimelineList {
        collections = List.copyOf(collections);
        quotes = List.copyOf(quotes);
    }
}
