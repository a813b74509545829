package dev.imatool.render.words;

import dev.imatool.examine.statement.AttestationStatement;
import dev.imatool.examine.statement.ComparisonStatement;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.examine.statement.LogStatement;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.examine.statement.PolicyStatement;
import dev.imatool.examine.statement.QuoteStatement;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.examine.statement.Statement;

/** Statements that say something of their own. */
final class StatementWords {
    private StatementWords() {}

    /**
     * The sentence.
     *
     * @param ofItsKind the sentence of one that says no more than its kind does
     * @param said the words of one that has some
     */
    static String of(Statement statement, String ofItsKind, String said) {
        return switch (statement) {
            case Statement.Plain plain -> ofItsKind;
            case Statement.Said words -> said;
            case PcrStatement pcr -> PcrWords.of(pcr);
            case QuoteStatement quote -> QuoteWords.of(quote);
            case LogStatement log -> LogWords.of(log);
            case EvidenceStatement evidence -> EvidenceWords.of(evidence);
            case ComparisonStatement comparison -> ComparisonWords.of(comparison);
            case InputStatement input -> InputWords.of(input);
            case ReferenceStatement reference -> ReferenceWords.of(reference);
            case PolicyStatement policy -> RuntimePolicyWords.of(policy);
            case AttestationStatement attestation -> AttestationWords.of(attestation);
        };
    }
}
