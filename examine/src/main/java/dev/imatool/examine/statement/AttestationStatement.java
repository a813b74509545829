package dev.imatool.examine.statement;

import dev.imatool.parsers.json.dsse.EnvelopeFlaw;
import dev.imatool.parsers.json.dsse.StatementFlaw;
import java.util.List;

/** About signed reports. Nothing that an envelope says is safe to print. */
public sealed interface AttestationStatement extends Statement {
    /** What is wrong with the envelope. */
    record OfEnvelope(EnvelopeFlaw flaw) implements AttestationStatement {}

    /** What is wrong with what was signed. */
    record OfContent(StatementFlaw flaw) implements AttestationStatement {}

    /**
     * No signature is by a given key.
     *
     * @param signatures how many there are
     * @param named which of the given keys a signature names all the same: the payload was changed after it was made
     */
    record SignedByNoKey(int signatures, List<String> named) implements AttestationStatement {
        public SignedByNoKey {
            named = List.copyOf(named);
        }
    }

    /**
     * The given keys are of kinds that sign no reports.
     *
     * @param algorithms what they are
     */
    record KeysNotUsable(List<String> algorithms) implements AttestationStatement {
        public KeysNotUsable {
            algorithms = List.copyOf(algorithms);
        }
    }

    /** A good signature names another key than the one that made it. */
    record OtherKeyNamed(String named, String made) implements AttestationStatement {}

    /**
     * A given file is no subject.
     *
     * @param sha256 its digest
     */
    record NotASubject(String sha256) implements AttestationStatement {}
}
