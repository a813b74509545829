package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.AttestationStatement;
import dev.imatool.parsers.json.dsse.EnvelopeFlaw;
import dev.imatool.parsers.json.dsse.StatementFlaw;

/** About signed reports. */
final class AttestationWords {
    private static final int EXCERPT = 80;

    private AttestationWords() {}

    /** The sentence, without capital and full stop; safe to print. */
    static String of(AttestationStatement statement) {
        return switch (statement) {
            case AttestationStatement.OfEnvelope envelope -> of(envelope.flaw());
            case AttestationStatement.OfContent content -> of(content.flaw());
            case AttestationStatement.SignedByNoKey none
            when none.named().isEmpty() -> "none of its signatures was made with the given key";
            case AttestationStatement.SignedByNoKey none ->
                "the signature that names the given key does not fit the payload: one of them was changed";
            case AttestationStatement.KeysNotUsable keys ->
                "reports are signed with ECDSA (P-256, P-384) or Ed25519, and the given key is "
                        + Printable.ofText(String.join(", ", keys.algorithms()));
            case AttestationStatement.OtherKeyNamed other ->
                "a signature that names the key " + quoted(other.named()) + " was made with "
                        + Printable.ofText(other.made());
            case AttestationStatement.NotASubject file ->
                "the signed report is not about this file: no subject has its SHA-256 "
                        + Printable.ofText(file.sha256());
        };
    }

    private static String of(EnvelopeFlaw flaw) {
        return switch (flaw) {
            case MALFORMED ->
                "the envelope is malformed: not JSON, with a member twice, or with a payload that is not base64";
            case CUT_SHORT -> "the envelope ends early";
            case FOLLOWED -> "something follows the end of the envelope";
            case PAYLOAD_TOO_LONG -> "the payload is longer than is read";
            case NO_PAYLOAD -> "the envelope has no payload";
            case NO_SIGNATURE -> "the envelope has no signature";
        };
    }

    private static String of(StatementFlaw flaw) {
        return switch (flaw) {
            case PAYLOAD_TYPE -> "the payload is not an in-toto statement: its type is another";
            case MALFORMED -> "the statement is not one JSON object, or has a member twice";
            case STATEMENT_TYPE -> "the statement is not of in-toto's Statement v1";
            case NO_SUBJECT -> "the statement names no file";
            case SUBJECT_WITHOUT_DIGEST -> "the statement names a file without its SHA-256";
            case TOO_MANY_SUBJECTS -> "the statement names more files than are read";
            case PREDICATE_TYPE -> "the statement does not hold the report of imatool that its type announces";
            case SUBJECT_NOT_AN_INPUT -> "the statement has a subject that the report did not read";
            case INPUT_NOT_A_SUBJECT -> "the report has an input that is not among the subjects of the statement";
        };
    }

    private static String quoted(String text) {
        return "'" + Printable.ofText(text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text) + "'";
    }
}
