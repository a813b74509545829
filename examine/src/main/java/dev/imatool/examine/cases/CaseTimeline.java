package dev.imatool.examine.cases;

import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceQuestion;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.timeline.TimelineExamination;
import dev.imatool.examine.timeline.TimelineFilter;
import dev.imatool.examine.timeline.TimelineQuestion;
import dev.imatool.examine.timeline.TimelineReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks of a case what {@link TimelineExamination} answers. */
final class CaseTimeline {
    private CaseTimeline() {}

    /**
     * The timeline of the evidence. Earlier evidence belongs to it, because its quotes bound the same entries; not where there is a nonce,
     * which is that of the later quotes alone. Audit records are rows where they are of the only list.
     *
     * @param only the only list that no other one goes on from
     */
    static TimelineReport of(CaseQuestion question, Optional<EvidenceCase> only, ListPass pass) throws IOException {
        EvidenceQuestion first = question.evidence().get(0);
        List<String> evidence = new ArrayList<>();
        question.before()
                .filter(before -> first.nonce().isEmpty())
                .map(EvidenceQuestion::evidence)
                .ifPresent(evidence::add);
        question.evidence().stream().map(EvidenceQuestion::evidence).forEach(evidence::add);
        Optional<String> auditOf =
                only.map(EvidenceCase::list).filter(list -> list.entries() > 0).map(list -> list.name());
        if (question.audit().isPresent()) {
            // it is read again, also from standard input
            pass.inputs().repeatedly(question.audit().get());
        }
        return new TimelineExamination(pass)
                .examine(new TimelineQuestion(
                        evidence,
                        question.audit().filter(log -> auditOf.isPresent()),
                        auditOf,
                        first.nonce(),
                        first.attestationKeys(),
                        first.acceptFoundKey(),
                        first.starts(),
                        TimelineFilter.EVERYTHING));
    }
}
