package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import java.io.IOException;

/** Examines all that was collected from one machine or several. */
public final class EvidenceExamination {
    private final ListPass pass;

    /** @param pass reads the lists and opens the other files */
    public EvidenceExamination(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The answer.
     *
     * @throws QuestionException if the nonce is neither hex digits nor a file
     * @throws dev.imatool.examine.input.UnreadableInputException if the evidence or a file that was named cannot be read
     */
    public EvidenceReport examine(EvidenceQuestion question) throws IOException {
        return builder(question).build();
    }

    /**
     * The same where somebody has looked already at what the evidence holds.
     *
     * @param found by the same inputs, in the evidence that is asked about
     */
    public EvidenceReport examine(EvidenceQuestion question, FoundEvidence found) throws IOException {
        return builder(question).build(found);
    }

    private EvidenceReportBuilder builder(EvidenceQuestion question) throws IOException {
        EvidenceKeys keys = EvidenceKeys.asked(
                pass.inputs(),
                question.signingKeys(),
                question.attestationKeys(),
                question.acceptFoundKey(),
                question.nonce(),
                question.starts());
        return new EvidenceReportBuilder(question, keys, pass);
    }
}
