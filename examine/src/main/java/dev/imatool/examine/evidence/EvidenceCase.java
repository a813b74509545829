package dev.imatool.examine.evidence;

import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One list of the evidence, and all that bears on it.
 *
 * @param list the list that was examined
 * @param templateDigests what comparing its template digests says
 * @param copies its other copies
 * @param quotes the quotes found beside it
 * @param bootAggregates whether its boot_aggregates are the hash of known PCR values
 * @param pcrs whether it leads to the PCR values found; absent where there are none
 * @param signatures its entries by verdict on their signatures; absent where no entry is signed
 * @param signingKeysFound true when the keys for that were found beside the list, so that nobody else vouches for them
 * @param kernelCount the number of entries that the kernel counted
 * @param vouching which entries a quote vouches for
 * @param collect what is worth collecting next time
 */
public record EvidenceCase(
        InputSummary list,
        TemplateDigestCounts templateDigests,
        List<EvidenceCopy> copies,
        List<EvidenceQuote> quotes,
        BootAggregates bootAggregates,
        Optional<ReplayResult> pcrs,
        Optional<SignatureCounts> signatures,
        boolean signingKeysFound,
        OptionalLong kernelCount,
        Vouching vouching,
        List<CollectNext> collect) {
    public EvidenceCase {
        copies = List.copyOf(copies);
        quotes = List.copyOf(quotes);
        collect = List.copyOf(collect);
    }
}
