package dev.imatool.diff.history;

import dev.imatool.model.Container;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One entry that proves a change.
 *
 * @param entry its number in its own input, from 1
 * @param container where it was measured; absent for the host
 * @param pcr PCR index, 0 to 63; absent where the list does not tell it
 * @param fileDigest as logged (all zero where the kernel had none); absent where it could not be read
 * @param violation true when the entry is a violation
 * @param signature whether the entry carries a signature
 * @param unproven true when its template digest cannot be computed from what it says, so that it may say anything
 */
public record Side(
        long entry,
        Optional<Container> container,
        OptionalInt pcr,
        Optional<MeasuredDigest> fileDigest,
        boolean violation,
        Signature signature,
        boolean unproven) {
    /** One of the host. */
    public Side(
            long entry,
            OptionalInt pcr,
            Optional<MeasuredDigest> fileDigest,
            boolean violation,
            Signature signature,
            boolean unproven) {
        this(entry, Optional.empty(), pcr, fileDigest, violation, signature, unproven);
    }

    /** Whether an entry carries a signature ({@code sig}, {@code evmsig} or {@code modsig}). */
    public enum Signature {
        /** Its template has no field for one. */
        NOT_CARRIED,
        /** It has a field for one, which is empty. */
        ABSENT,
        /** It carries one; whether it is good is not this module's question. */
        PRESENT
    }
}
