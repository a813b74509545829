package dev.imatool.examine.cases;

import dev.imatool.examine.evidence.EvidenceQuestion;
import java.util.List;
import java.util.Optional;

/**
 * What was collected, and what is to be told of it.
 *
 * @param evidence at least one folder or archive, each with what the user vouches for
 * @param before the same of an earlier time, which says what is new
 * @param audit text with audit records of the host
 * @param timeline whether the rows of a timeline are wanted, too
 * @param effort million extends that each hypothesis about a PCR value may compute, from 1
 */
public record CaseQuestion(
        List<EvidenceQuestion> evidence,
        Optional<EvidenceQuestion> before,
        Optional<String> audit,
        boolean timeline,
        int effort) {
    public CaseQuestion {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a case without evidence");
        }
    }
}
