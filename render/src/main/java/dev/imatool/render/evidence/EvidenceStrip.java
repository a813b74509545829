package dev.imatool.render.evidence;

import dev.imatool.examine.evidence.EntrySpan;
import dev.imatool.examine.evidence.EntryState;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Strip;
import dev.imatool.render.page.Strip.Mark;
import dev.imatool.render.page.Strip.Segment;
import dev.imatool.render.page.Strip.What;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The picture of one list of the evidence: from the firmware's log over the boot_aggregates and the entries to the quotes. */
final class EvidenceStrip {
    private EvidenceStrip() {}

    static Strip of(EvidenceCase each) {
        return of(each, each.spans(), marks(each, each.list().entries()));
    }

    static Strip of(EvidenceCase each, List<EntrySpan> spans, List<Mark> marks) {
        return new Strip(
                "What is known of the entries of "
                        + Printable.ofText(each.list().name()),
                each.list().entries(),
                spans.stream()
                        .map(span -> new Segment(span.first(), span.last(), what(span.state())))
                        .toList(),
                marks);
    }

    private static What what(EntryState state) {
        return switch (state) {
            case COVERED -> What.COVERED;
            case AFTER_QUOTE -> What.AFTER_QUOTE;
            case NOT_COVERED -> What.NOT_COVERED;
            case PARTLY_COVERED -> What.PARTLY_COVERED;
            case VIOLATION -> What.VIOLATION;
            case CONTENT_UNPROVEN -> What.CONTENTS_UNPROVEN;
            case NOT_REPRODUCED -> What.NOT_REPRODUCED;
            case CONTRADICTED -> What.CONTRADICTION;
            case KNOWN_BAD -> What.KNOWN_BAD;
        };
    }

    private static boolean within(long entry, long entries) {
        return entry >= 1 && entry <= entries;
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
