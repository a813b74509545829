package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.lists.EvidencePcr;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.reference.ProvenEntries;
import dev.imatool.model.EntryView;
import dev.imatool.replay.quote.QuotedPcr;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides what the evidence of a list proves of each of its entries. */
public final class EntryStates {
    private final QuoteCoverage coverage;
    private final EntryState uncovered;
    private final ProvenEntries quoted = new ProvenEntries();
    private final ProvenEntries byValues = new ProvenEntries();
    private final boolean values;
    private final Optional<EntryNumbers> bad;

    /** @param evidence the list, and what was found out about it */
    public EntryStates(EvidenceCase evidence) {
        this.coverage = evidence.quoteCoverage();
        this.uncovered = evidence.uncovered();
        this.bad = evidence.answers().map(EvidenceAnswers::bad);
        evidence.quotes().stream()
                .filter(EvidenceQuote::covers)
                .flatMap(quote -> quote.proof().covered().stream())
                .forEach(prefix -> prefix.pcrs().stream()
                        .filter(pcr -> pcr.state() == QuotedPcr.State.REPRODUCED)
                        .forEach(pcr -> quoted.add(prefix.list(), pcr.slot().pcr(), OptionalLong.of(prefix.entry()))));
        evidence.pcrs().stream()
                .flatMap(pcrs -> pcrs.stream())
                .filter(EvidencePcr::given)
                .forEach(pcr -> byValues.add("", pcr.expected().pcr(), pcr.entry()));
        this.values = evidence.pcrs().stream().flatMap(pcrs -> pcrs.stream()).anyMatch(EvidencePcr::given);
    }

    /** What is known of the entry. */
    public EntryState of(EntryView entry, TemplateDigestCheck check) {
        return bad.isPresent() && bad.get().contains(entry.number()) ? EntryState.KNOWN_BAD : proven(entry, check);
    }

    /** What is proven of the entry, whatever is known of its content. */
    public EntryState proven(EntryView entry, TemplateDigestCheck check) {
        if (check == TemplateDigestCheck.MISMATCH) {
            return EntryState.CONTRADICTED;
        }
        if (check == TemplateDigestCheck.NOT_COMPUTABLE) {
            return EntryState.CONTENT_UNPROVEN;
        }
        return position(entry, check == TemplateDigestCheck.VIOLATION ? EntryState.VIOLATION : EntryState.COVERED);
    }

    /**
     * What vouches for what the entry says. Whether its content is known to be bad does not matter here; a PCR value that lay beside the
     * list counts only where no quote covers the entry, and a value of a newer list not at all.
     */
    public Vouched vouched(EntryView entry, TemplateDigestCheck check) {
        if (check != TemplateDigestCheck.MATCHES) {
            return Vouched.NONE;
        }
        EntryState state = position(entry, EntryState.COVERED);
        if (state == EntryState.COVERED) {
            return Vouched.QUOTE;
        }
        Optional<Vouched> byValue = values
                ? byValues.why(entry)
                        .map(why -> switch (why) {
                            case AFTER_PROVEN -> Vouched.AFTER;
                            default -> Vouched.NONE;
                        })
                        .or(() -> Optional.of(Vouched.PCR))
                : Optional.empty();
        boolean afterQuote = state == EntryState.AFTER_QUOTE;
        return byValue.filter(vouched -> vouched == Vouched.PCR || !afterQuote)
                .orElse(afterQuote ? Vouched.AFTER : Vouched.NONE);
    }

    private EntryState position(EntryView entry, EntryState covered) {
        if (coverage.quote().isEmpty()) {
            return uncovered;
        }
        if (coverage.newer().isPresent()) {
            return entry.number() <= coverage.last() ? covered : EntryState.AFTER_QUOTE;
        }
        return quoted.why(entry)
                .map(why -> switch (why) {
                    case AFTER_PROVEN -> EntryState.AFTER_QUOTE;
                    default -> EntryState.NOT_COVERED;
                })
                .orElse(covered);
    }
}
