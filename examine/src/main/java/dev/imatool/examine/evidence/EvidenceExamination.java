package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.quote.NonceArgument;
import dev.imatool.replay.quote.ExpectedNonce;
import java.io.IOException;
import java.util.Optional;

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
        EvidenceKeys keys = EvidenceKeys.of(
                pass.inputs(),
                question.signingKeys(),
                question.attestationKeys(),
                question.acceptFoundKey(),
                nonce(question.nonce(), pass.inputs()),
                question.starts());
        return new EvidenceReportBuilder(question, keys, pass).build();
    }

    private static Optional<ExpectedNonce> nonce(Optional<String> typed, InputArguments inputs) throws IOException {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<ExpectedNonce> nonce = NonceArgument.read(typed.get(), inputs);
        if (nonce.isEmpty()) {
            throw new QuestionException(new QuestionProblem.NoNonce(typed.get()));
        }
        return nonce;
    }
}
