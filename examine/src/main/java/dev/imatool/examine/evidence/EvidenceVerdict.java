package dev.imatool.examine.evidence;

import dev.imatool.examine.report.FindingKind;
import dev.imatool.replay.verify.VerificationVerdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What evidence says as a whole, from best to worst. */
public enum EvidenceVerdict {
    /** Nothing contradicts anything, and what was asked is answered. A list can be true and name a bad content. */
    CONSISTENT(FindingKind.KNOWN_BAD),
    /** An entry says what its template digest does not prove. */
    UNPROVEN(FindingKind.ENTRY_UNPROVEN),
    /** Something that was asked is not answered. */
    UNDECIDED(
            FindingKind.BAD_NOT_COMPARABLE,
            FindingKind.PCR_UNDECIDED,
            FindingKind.QUOTE_MISSING,
            FindingKind.QUOTE_PCRS_NOT_SELECTED,
            FindingKind.QUOTE_UNDECIDED),
    /** A quote fits, and nobody but the evidence vouches for its key. */
    KEY_NOT_VOUCHED_FOR(FindingKind.QUOTE_KEY_NOT_VOUCHED_FOR),
    /** Something contradicts something. */
    INCONSISTENT,
    /** There is no entry. */
    NOTHING_READ;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<FindingKind> kinds;

    EvidenceVerdict(FindingKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    /** The verdict that a finding alone makes. */
    static EvidenceVerdict of(FindingKind kind) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.kinds.contains(kind))
                .findFirst()
                .orElse(INCONSISTENT);
    }

    /** The verdict of lists without a finding. */
    static EvidenceVerdict of(VerificationVerdict verdict) {
        return switch (verdict) {
            case NOTHING_READ -> NOTHING_READ;
            case UNPROVEN -> UNPROVEN;
            default -> CONSISTENT;
        };
    }

    EvidenceVerdict worse(EvidenceVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
