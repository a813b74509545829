package dev.imatool.examine.evidence;

import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.model.ListFormat;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.quote.QuoteVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a case lacked. */
final class EvidenceAdvice {
    private final EvidenceCase examined;
    private final EvidenceSet set;
    private final EvidenceKeys keys;
    private final List<CollectNext> collect = new ArrayList<>();

    private EvidenceAdvice(EvidenceCase examined, EvidenceSet set, EvidenceKeys keys) {
        this.examined = examined;
        this.set = set;
        this.keys = keys;
    }

    /** The case with advice. */
    static EvidenceCase with(EvidenceCase examined, EvidenceSet set, EvidenceKeys keys) {
        EvidenceAdvice advice = new EvidenceAdvice(examined, set, keys);
        advice.quote();
        advice.others();
        return examined.advised(advice.collect);
    }

    private void quote() {
        if (examined.quotes().isEmpty()) {
            collect.add(CollectNext.QUOTE);
            add(CollectNext.PCR_VALUES, examined.pcrs().isEmpty());
            return;
        }
        add(
                CollectNext.QUOTE_BEFORE_LIST,
                examined.quoteCoverage().quote().isEmpty()
                        && examined.quotes().stream().anyMatch(EvidenceAdvice::provenInVain));
        add(CollectNext.OWN_NONCE, keys.nonce().isEmpty());
        add(CollectNext.KNOWN_KEY, keys.attestation().isEmpty());
        add(CollectNext.KEY_ATTRIBUTES, examined.quotes().stream().noneMatch(EvidenceQuote::madeByTpm));
    }

    /** A quote that somebody signed, and whose values no prefix of the list gives. */
    private static boolean provenInVain(EvidenceQuote quote) {
        return quote.proof().checks().signature().passed() && quote.proof().verdict() == QuoteVerdict.NOT_COVERED;
    }

    private void others() {
        add(CollectNext.EVENT_LOG, !examined.bootAggregates().asked());
        add(CollectNext.LIST_WITH_CAT, !set.of(PartKind.EMPTY_LIST).isEmpty());
        add(CollectNext.BINARY_LIST, examined.list().format().equals(Optional.of(ListFormat.ASCII)));
        add(
                CollectNext.SIGNING_KEYS,
                examined.signatures()
                        .filter(counts -> examined.signingKeysFound() || counts.of(SignatureVerdict.UNKNOWN_KEY) > 0)
                        .isPresent());
        add(CollectNext.COUNTERS, examined.kernelCount().isEmpty());
    }

    private void add(CollectNext next, boolean wanted) {
        if (wanted) {
            collect.add(next);
        }
    }
}
