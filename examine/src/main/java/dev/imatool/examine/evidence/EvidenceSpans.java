package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of the entries of a list by its report alone; where stretches overlap, the state that weighs most counts. */
final class EvidenceSpans {
    private static final Set<FindingKind> NO_VALUE = Set.of(
            FindingKind.PCR_NOT_REPRODUCED,
            FindingKind.QUOTE_REPLAY,
            FindingKind.QUOTE_PCR_DIGEST,
            FindingKind.QUOTE_NOT_COVERED);

    private EvidenceSpans() {}

    static List<EntrySpan> of(EvidenceCase each) {
        long entries = each.list().entries();
        if (entries == 0) {
            return List.of();
        }
        List<EntrySpan> spans = new ArrayList<>(coverage(each, entries));
        Stream.concat(
                        each.findings().listed().stream(),
                        each.answers().stream().flatMap(answers -> answers.findings().listed().stream()))
                .forEach(
                        finding -> ofEntry(each.list().name(), finding, entries).ifPresent(spans::add));
        return List.copyOf(spans);
    }

    private static List<EntrySpan> coverage(EvidenceCase each, long entries) {
        QuoteCoverage quotes = each.quoteCoverage();
        long last = Math.min(quotes.last(), entries);
        if (quotes.quote().isEmpty() || last == 0) {
            return List.of(new EntrySpan(1, entries, uncovered(each)));
        }
        List<EntrySpan> spans = new ArrayList<>();
        spans.add(new EntrySpan(1, last, quotes.covered() == last ? EntryState.COVERED : EntryState.PARTLY_COVERED));
        if (last < entries) {
            boolean later = quotes.after() == entries - last;
            spans.add(new EntrySpan(last + 1, entries, later ? EntryState.AFTER_QUOTE : EntryState.NOT_COVERED));
        }
        return spans;
    }

    /** What entries are of a list of which no quote covers anything. */
    static EntryState uncovered(EvidenceCase each) {
        boolean wrong = each.findings().kinds().stream().anyMatch(NO_VALUE::contains);
        return wrong ? EntryState.NOT_REPRODUCED : EntryState.NOT_COVERED;
    }

    private static Optional<EntrySpan> ofEntry(String list, Finding finding, long entries) {
        return switch (finding) {
            case Finding.OfEntry entry
            when entry.input().equals(list) && within(entry.entry(), entries) ->
                span(
                        entry.entry(),
                        entry.kind().contradiction() ? EntryState.CONTRADICTED : EntryState.CONTENT_UNPROVEN);
            case Finding.OfAnswer answer
            when answer.kind() == FindingKind.KNOWN_BAD
                    && answer.entry().input().equals(list)
                    && within(answer.entry().entry(), entries) ->
                span(answer.entry().entry(), EntryState.KNOWN_BAD);
            default -> Optional.empty();
        };
    }

    private static boolean within(long entry, long entries) {
        return entry >= 1 && entry <= entries;
    }

    private static Optional<EntrySpan> span(long entry, EntryState state) {
        return Optional.of(new EntrySpan(entry, entry, state));
    }
}
