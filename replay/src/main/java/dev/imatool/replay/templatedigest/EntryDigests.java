package dev.imatool.replay.templatedigest;

import dev.imatool.model.EntryView;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import java.util.Optional;

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
        Optional<LoggedDigestKind> kind = view.digestKind();
        if (kind.isEmpty() || !computable()) {
            return TemplateDigestCheck.NOT_COMPUTABLE;
        }
        PcrBank bank = kind.get().bank();
        boolean matches = view.proven() || kind.get().matches(view.templateDigest(), computed(bank), offset(bank));
        return matches ? TemplateDigestCheck.MATCHES : TemplateDigestCheck.MISMATCH;
    }

    /** True when there is template data to hash. */
    default boolean computable() {
        return entry().provenance() != Provenance.UNAVAILABLE;
    }

    /** True when the logged template digest begins with one of {@code bank}, as the digests of its list do. */
    default boolean loggedIn(PcrBank bank) {
        return entry().digestKind().filter(kind -> kind.bank() == bank).isPresent();
    }
}
