package dev.imatool.examine.cases;

import dev.imatool.examine.evidence.EntryNumbers;
import dev.imatool.examine.evidence.EntrySpan;
import dev.imatool.examine.evidence.EntryState;
import dev.imatool.examine.evidence.EvidenceAnswers;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.reference.ProvenEntries;
import dev.imatool.model.EntryView;
import dev.imatool.replay.quote.QuotedPcr;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out what is proven of each entry of a list, and puts entries of one state together. */
final class CaseEntriesBuilder {
    private final QuoteCoverage coverage;
    private final EntryState uncovered;
    private final ProvenEntries proven = new ProvenEntries();
    private final Optional<EntryNumbers> bad;
    private final List<EntrySpan> spans = new ArrayList<>();
    private final List<Long> boots = new ArrayList<>();

    /** How many entries a stretch of one state has at least, once there were too many stretches. */
    private long shortest = 1;

    CaseEntriesBuilder(EvidenceCase evidence) {
        this.coverage = evidence.quoteCoverage();
        this.uncovered = evidence.uncovered();
        this.bad = evidence.answers().map(EvidenceAnswers::bad);
        evidence.quotes().stream()
                .filter(EvidenceQuote::covers)
                .flatMap(quote -> quote.proof().covered().stream())
                .forEach(prefix -> prefix.pcrs().stream()
                        .filter(pcr -> pcr.state() == QuotedPcr.State.REPRODUCED)
                        .forEach(pcr -> proven.add(prefix.list(), pcr.slot().pcr(), OptionalLong.of(prefix.entry()))));
    }

    /** Takes the next entry, and says what is proven of it, whatever is known of its content. */
    EntryState add(EntryView entry, TemplateDigestCheck check) {
        EntryState state = state(entry, check);
        boolean known = bad.isPresent() && bad.get().contains(entry.number());
        add(new EntrySpan(entry.number(), entry.number(), known ? EntryState.KNOWN_BAD : state));
        if (entry.bootAggregate() && boots.size() < CaseEntries.MOST_BOOTS) {
            boots.add(entry.number());
        }
        return state;
    }

    private void add(EntrySpan next) {
        int last = spans.size() - 1;
        if (last >= 0
                && (spans.get(last).state() == next.state()
                        || spans.get(last).last() - spans.get(last).first() + 1 < shortest)) {
            spans.set(last, spans.get(last).and(next));
            return;
        }
        spans.add(next);
        if (spans.size() > CaseEntries.MOST_SPANS) {
            coarsen();
        }
    }

    /** Half as many stretches: two neighbours become one of the worse state, and later ones are as long from the start. */
    private void coarsen() {
        List<EntrySpan> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < spans.size(); i += 2) {
            pairs.add(spans.get(i).and(spans.get(i + 1)));
        }
        if (spans.size() % 2 == 1) {
            pairs.add(spans.get(spans.size() - 1));
        }
        spans.clear();
        spans.addAll(pairs);
        shortest *= 2;
    }

    private EntryState state(EntryView entry, TemplateDigestCheck check) {
        if (check == TemplateDigestCheck.MISMATCH) {
            return EntryState.CONTRADICTED;
        }
        if (check == TemplateDigestCheck.NOT_COMPUTABLE) {
            return EntryState.CONTENT_UNPROVEN;
        }
        EntryState covered = check == TemplateDigestCheck.VIOLATION ? EntryState.VIOLATION : EntryState.COVERED;
        if (coverage.quote().isEmpty()) {
            return uncovered;
        }
        if (coverage.newer().isPresent()) {
            return entry.number() <= coverage.last() ? covered : EntryState.AFTER_QUOTE;
        }
        return proven.why(entry)
                .map(why -> switch (why) {
                    case AFTER_PROVEN -> EntryState.AFTER_QUOTE;
                    default -> EntryState.NOT_COVERED;
                })
                .orElse(covered);
    }

    /** What stands where. */
    CaseEntries build() {
        return new CaseEntries(spans, boots);
    }
}
