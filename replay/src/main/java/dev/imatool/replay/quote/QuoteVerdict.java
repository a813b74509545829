package dev.imatool.replay.quote;

import java.util.Locale;

/** What a quote proves about a list, in one word. */
public enum QuoteVerdict {
    /** A key that the user vouches for signed PCR values that cover every entry. */
    COVERED,
    /** It signed values that cover the entries up to one of them. */
    COVERED_PREFIX,
    /** It signed values that cover digests of which at least one cannot be computed from what its entry says. */
    COVERED_UNPROVEN,
    /** The list fits the quote, which is signed by a key that nobody vouches for: anybody can make such a quote. */
    KEY_NOT_VOUCHED_FOR,
    /**
     * A key signed values that the list does not lead to, and need not: it begins at an unknown entry ({@link
     * dev.imatool.replay.ListBeginning}). Nothing of it is covered.
     */
    UNDECIDED,
    /** The quote is not known to be wrong, and it vouches for no entry. */
    NOT_COVERED,
    /** A step of checking the quote failed, so it proves nothing. */
    INVALID;

    /** The verdict of both parts. */
    public static QuoteVerdict of(QuoteChecks checks, CoveredPrefix coverage) {
        if (checks.failed()) {
            return INVALID;
        }
        if (checks.signed() && coverage.open()) {
            return UNDECIDED;
        }
        if (!checks.signed() || !coverage.found()) {
            return NOT_COVERED;
        }
        if (!checks.vouched()) {
            return KEY_NOT_VOUCHED_FOR;
        }
        if (coverage.unproven() > 0) {
            return COVERED_UNPROVEN;
        }
        return coverage.extent() == CoveredPrefix.Extent.WHOLE ? COVERED : COVERED_PREFIX;
    }

    /** The name in reports, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
