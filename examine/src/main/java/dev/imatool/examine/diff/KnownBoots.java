package dev.imatool.examine.diff;

import dev.imatool.diff.DiffOptions.Boots;
import dev.imatool.model.tpm.Attestation;
import java.util.Optional;

/**
 * What is known of the boots that two lists are of, and from where.
 *
 * <p>A TPM counts its resets ({@code resetCount}, TPM 2.0 library, part 2, TPMS_CLOCK_INFO): two quotes with one count are of one
 * boot, or of kernels that kexec started in it. The count says this only of one TPM, and only in quotes of one key: a key outside
 * the endorsement and platform hierarchies quotes it with a number of its own added (part 1, on attestation). So quotes of
 * different keys say nothing.
 *
 * <p>A quote is taken at its word here, whoever signed it: one boot is the stricter claim, so that a forged quote accuses and
 * never excuses. For the same reason different counts do not make two boots, and what the user says goes before all quotes.
 *
 * @param boots what is known
 * @param source who says so
 * @param before the quote that goes with BEFORE
 * @param after the quote that goes with AFTER
 */
public record KnownBoots(Boots boots, Source source, Optional<Attestation> before, Optional<Attestation> after) {
    /** Where knowledge of boots comes from. */
    public enum Source {
        /** Nobody says anything. */
        NOBODY,
        /** The user. */
        USER,
        /** Quotes with one count of resets. */
        QUOTES
    }

    /** What two quotes say of each other. */
    public enum Quotes {
        /** One of them is missing. */
        NONE,
        /** One key, one count of resets. */
        ONE_RESET,
        /** One key, and the TPM was reset between them. */
        RESET_BETWEEN,
        /** Two keys: their counts cannot be compared. */
        OTHER_KEY
    }

    /** What the user and the quotes say together. */
    static KnownBoots of(Boots said, Optional<Attestation> before, Optional<Attestation> after) {
        if (said != Boots.UNKNOWN) {
            return new KnownBoots(said, Source.USER, before, after);
        }
        return quotes(before, after) == Quotes.ONE_RESET
                ? new KnownBoots(Boots.ONE, Source.QUOTES, before, after)
                : new KnownBoots(Boots.UNKNOWN, Source.NOBODY, before, after);
    }

    /** What the quotes say. */
    public Quotes quotes() {
        return quotes(before, after);
    }

    private static Quotes quotes(Optional<Attestation> before, Optional<Attestation> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Quotes.NONE;
        }
        if (!before.get().qualifiedSigner().equals(after.get().qualifiedSigner())) {
            return Quotes.OTHER_KEY;
        }
        boolean one = before.get().clock().resetCount() == after.get().clock().resetCount();
        return one ? Quotes.ONE_RESET : Quotes.RESET_BETWEEN;
    }
}
