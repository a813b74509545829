package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import java.util.List;
import java.util.Optional;

/**
 * A list whose entries are the first ones of a newer list, contents and digests.
 *
 * @param newer file of the newer list
 * @param entries how many entries that one has
 * @param quoteCoverage what quotes of the newer list prove about this one
 * @param quotes the quotes of this list, with the newer one where they cover that
 * @param pcrs its PCR values, with the newer list where that leads to them
 * @param sharesCount true when the kernel's count next to this list is that of the newer one, too
 */
public record OlderCopy(
        String newer,
        long entries,
        QuoteCoverage quoteCoverage,
        List<EvidenceQuote> quotes,
        Optional<List<EvidencePcr>> pcrs,
        boolean sharesCount) {
    public OlderCopy {
        quotes = List.copyOf(quotes);
        pcrs = pcrs.map(List::copyOf);
    }
}
