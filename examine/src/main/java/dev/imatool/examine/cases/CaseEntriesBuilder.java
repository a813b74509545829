package dev.imatool.examine.cases;

import dev.imatool.examine.evidence.EntrySpan;
import dev.imatool.examine.evidence.EntryState;
import dev.imatool.examine.evidence.EntryStates;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.ArrayList;
import java.util.List;

/** Finds out what is proven of each entry of a list, and puts entries of one state together. */
final class CaseEntriesBuilder {
    private final EntryStates known;
    private final List<EntrySpan> spans = new ArrayList<>();
    private final List<Long> boots = new ArrayList<>();

    /** How many entries a stretch of one state has at least, once there were too many stretches. */
    private long shortest = 1;

    CaseEntriesBuilder(EvidenceCase evidence) {
        this.known = new EntryStates(evidence);
    }

    /** Takes the next entry, and says what is proven of it, whatever is known of its content. */
    EntryState add(EntryView entry, TemplateDigestCheck check) {
        EntryState state = known.proven(entry, check);
        add(new EntrySpan(entry.number(), entry.number(), known.of(entry, check)));
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

    /** What stands where. */
    CaseEntries build() {
        return new CaseEntries(spans, boots);
    }
}
