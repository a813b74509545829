package dev.imatool.render.cases;

import dev.imatool.examine.cases.HostCase;
import dev.imatool.render.evidence.EvidenceRendering;
import dev.imatool.render.page.Strip;
import dev.imatool.render.page.Strip.Mark;
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
        return EvidenceRendering.strip(host.evidence(), host.entries().spans(), marks);
    }
}
