package dev.imatool.replay.quote;

import java.util.Locale;

/** What a quote proves about a list, in one word. */
public enum QuoteVerdict {
    /** A TPM's key vouches for every entry. */
    COVERED,
    /** A TPM's key vouches for the entries up to one of them. */
    COVERED_PREFIX,
    /** The quote is not known to be wrong, and it vouches for no entry. */
    NOT_COVERED,
    /** A step of checking the quote failed, so it proves nothing. */
    INVALID;

    /** The verdict of both parts. */
    public static QuoteVerdict of(QuoteChecks checks, Coverage coverage) {
        if (checks.failed()) {
            return INVALID;
        }
        if (!checks.vouched()) {
            return NOT_COVERED;
        }
        return switch (coverage.extent()) {
            case WHOLE -> COVERED;
            case PREFIX -> COVERED_PREFIX;
            case NONE -> NOT_COVERED;
        };
    }

    /** The name in reports, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
