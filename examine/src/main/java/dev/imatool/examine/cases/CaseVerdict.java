package dev.imatool.examine.cases;

import dev.imatool.examine.evidence.EvidenceVerdict;
import java.util.Arrays;
import java.util.Locale;

/** What a case says as a whole, from best to worst. */
public enum CaseVerdict {
    /** A quote whose key the user vouches for covers every entry and what it says, and nothing is wrong, new or unknown. */
    PROVEN,
    /** Nothing contradicts anything, and not every entry is covered. */
    CONSISTENT,
    /** An entry says what its template digest does not prove. */
    UNPROVEN,
    /** Something that was asked is not answered. */
    UNDECIDED,
    /** A quote fits, and nobody but the evidence vouches for its key. */
    KEY_NOT_VOUCHED_FOR,
    /** A source of good files does not know what was measured, or knows other contents; or audit records report failures. */
    NOT_KNOWN_GOOD,
    /** Something is not as it was in the earlier evidence. */
    CHANGED,
    /** Something contradicts something. */
    INCONSISTENT,
    /** A known bad content was measured. */
    BAD_FOUND,
    /** There is no entry. */
    NOTHING_READ;

    /** What the evidence alone makes of it. */
    static CaseVerdict of(EvidenceVerdict evidence) {
        return switch (evidence) {
            case CONSISTENT -> CONSISTENT;
            case UNPROVEN -> UNPROVEN;
            case UNDECIDED -> UNDECIDED;
            case KEY_NOT_VOUCHED_FOR -> KEY_NOT_VOUCHED_FOR;
            case INCONSISTENT -> INCONSISTENT;
            case NOTHING_READ -> NOTHING_READ;
        };
    }

    /** The same by the word in a report of evidence. */
    static CaseVerdict of(String word) {
        return Arrays.stream(EvidenceVerdict.values())
                .filter(verdict -> verdict.id().equals(word))
                .map(CaseVerdict::of)
                .findFirst()
                .orElse(UNDECIDED);
    }

    CaseVerdict worse(CaseVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
