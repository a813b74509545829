package dev.imatool.render.evidence;

import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Strip;
import dev.imatool.render.page.Strip.Mark;
import dev.imatool.render.page.Strip.Segment;
import dev.imatool.render.page.Strip.What;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The picture of one list of the evidence: from the firmware's log over the boot_aggregates and the entries to the quotes. */
final class EvidenceStrip {
    private static final Set<FindingKind> NO_VALUE = Set.of(
            FindingKind.PCR_NOT_REPRODUCED,
            FindingKind.QUOTE_REPLAY,
            FindingKind.QUOTE_PCR_DIGEST,
            FindingKind.QUOTE_NOT_COVERED);

    private EvidenceStrip() {}

    static Strip of(EvidenceCase each) {
        long entries = each.list().entries();
        List<Segment> segments = new ArrayList<>(coverage(each, entries));
        Stream.concat(
                        each.findings().listed().stream(),
                        each.answers().stream().flatMap(answers -> answers.findings().listed().stream()))
                .forEach(
                        finding -> ofEntry(each.list().name(), finding, entries).ifPresent(segments::add));
        return new Strip(
                "What is known of the entries of "
                        + Printable.ofText(each.list().name()),
                entries,
                segments,
                marks(each, entries));
    }

    private static List<Segment> coverage(EvidenceCase each, long entries) {
        if (entries == 0) {
            return List.of();
        }
        QuoteCoverage quotes = each.quoteCoverage();
        long last = Math.min(quotes.last(), entries);
        if (quotes.quote().isEmpty() || last == 0) {
            boolean wrong = each.findings().kinds().stream().anyMatch(NO_VALUE::contains);
            return List.of(new Segment(1, entries, wrong ? What.NOT_REPRODUCED : What.NOT_COVERED));
        }
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment(1, last, quotes.covered() == last ? What.COVERED : What.PARTLY_COVERED));
        if (last < entries) {
            boolean later = quotes.after() == entries - last;
            segments.add(new Segment(last + 1, entries, later ? What.AFTER_QUOTE : What.NOT_COVERED));
        }
        return segments;
    }

    private static Optional<Segment> ofEntry(String list, Finding finding, long entries) {
        return switch (finding) {
            case Finding.OfEntry entry
            when entry.input().equals(list) && within(entry.entry(), entries) ->
                segment(entry.entry(), entry.kind().contradiction() ? What.CONTRADICTION : What.CONTENTS_UNPROVEN);
            case Finding.OfAnswer answer
            when answer.kind() == FindingKind.KNOWN_BAD
                    && answer.entry().input().equals(list)
                    && within(answer.entry().entry(), entries) ->
                segment(answer.entry().entry(), What.KNOWN_BAD);
            default -> Optional.empty();
        };
    }

    private static boolean within(long entry, long entries) {
        return entry >= 1 && entry <= entries;
    }

    private static Optional<Segment> segment(long entry, What what) {
        return Optional.of(new Segment(entry, entry, what));
    }

    static List<Mark> marks(EvidenceCase each, long entries) {
        List<Mark> marks = new ArrayList<>();
        each.firmware().ifPresent(log -> marks.add(new Mark(0, Mark.Kind.FIRMWARE, Printable.ofText(log.path()))));
        for (BootAggregateResult boot : each.bootAggregates().results()) {
            long entry = boot.aggregate().entry();
            if (within(entry, entries)) {
                marks.add(new Mark(entry - 1, Mark.Kind.BOOT_AGGREGATE, "entry " + entry));
            }
        }
        for (EvidenceQuote quote : each.quotes()) {
            quote.proof()
                    .fitting()
                    .filter(prefix -> within(prefix.entry(), entries))
                    .ifPresent(prefix -> marks.add(new Mark(
                            prefix.entry(),
                            Mark.Kind.QUOTE,
                            Printable.ofText(quote.message())
                                    + (quote.covers() ? "" : ", by a key that nobody vouches for"))));
        }
        marks.sort(Comparator.comparingLong(Mark::entry).thenComparing(Mark::kind));
        return marks;
    }
}
