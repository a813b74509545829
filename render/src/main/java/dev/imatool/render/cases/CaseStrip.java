package dev.imatool.render.cases;

import dev.imatool.examine.cases.CaseEntries;
import dev.imatool.examine.cases.EntryState;
import dev.imatool.examine.cases.HostCase;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.evidence.EvidenceRendering;
import dev.imatool.render.page.Strip;
import dev.imatool.render.page.Strip.Mark;
import dev.imatool.render.page.Strip.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The picture of a host: what is proven of which entries, and where kernels began. */
final class CaseStrip {
    private CaseStrip() {}

    static Strip of(HostCase host) {
        List<Mark> marks = new ArrayList<>(EvidenceRendering.marks(host.evidence()));
        host.entries().boots().stream()
                .skip(1)
                .map(entry -> new Mark(entry - 1, Mark.Kind.KEXEC, ""))
                .filter(mark -> marks.stream()
                        .noneMatch(other -> other.kind() == Mark.Kind.KEXEC && other.entry() == mark.entry()))
                .toList()
                .forEach(marks::add);
        marks.sort(Comparator.comparingLong(Mark::entry).thenComparing(Mark::kind));
        return new Strip(
                "What is proven of the entries of "
                        + Printable.ofText(host.evidence().list().name()),
                host.evidence().list().entries(),
                host.entries().spans().stream().map(CaseStrip::segment).toList(),
                marks);
    }

    private static Strip.Segment segment(CaseEntries.Span span) {
        return new Strip.Segment(span.first(), span.last(), what(span.state()));
    }

    private static What what(EntryState state) {
        return switch (state) {
            case COVERED -> What.COVERED;
            case VIOLATION -> What.VIOLATION;
            case NOT_COVERED -> What.NOT_COVERED;
            case AFTER_QUOTE -> What.AFTER_QUOTE;
            case CONTENT_UNPROVEN -> What.CONTENTS_UNPROVEN;
            case CONTRADICTED -> What.CONTRADICTION;
            case KNOWN_BAD -> What.KNOWN_BAD;
        };
    }
}
