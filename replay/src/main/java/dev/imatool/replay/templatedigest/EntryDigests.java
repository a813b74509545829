package dev.imatool.replay.templatedigest;

import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;

/** An entry and its template digests, as far as they can be computed. */
public interface EntryDigests {
    /** The entry. */
    EntryView entry();

    /**
     * An array that holds the template digest of the entry in {@code bank}, whatever is logged; for a violation too,
     * though none is extended.
     *
     * @return not to be written to, valid until these digests move on
     * @throws IllegalStateException when it is not {@link #computable}
     */
    byte[] computed(PcrBank bank);

    /** Where in {@link #computed} the digest begins; it is as long as the bank's digests are. */
    int offset(PcrBank bank);

    /** Compares the logged template digest with the computed one of its bank. */
    default TemplateDigestCheck check() {
        EntryView view = entry();
        if (view.violation()) {
            return TemplateDigestCheck.VIOLATION;
        }
        for (int i = 0; i < PcrBank.all().size(); i++) {
            PcrBank bank = PcrBank.all().get(i);
            if (loggedIn(bank) && computable()) {
                boolean matches = view.proven()
                        || view.templateDigest().contentEquals(computed(bank), offset(bank), bank.digestLength());
                return matches ? TemplateDigestCheck.MATCHES : TemplateDigestCheck.MISMATCH;
            }
        }
        return TemplateDigestCheck.NOT_COMPUTABLE;
    }

    /** True when there is template data to hash. */
    default boolean computable() {
        return entry().provenance() != Provenance.UNAVAILABLE;
    }

    /** True when the logged template digest is one of {@code bank}, by its length. */
    default boolean loggedIn(PcrBank bank) {
        return entry().templateDigest().length() == bank.digestLength();
    }
}
