package dev.imatool.replay.quote;

import java.util.Locale;

/**
 * The result of one step of checking a quote.
 *
 * @param result whether it held
 * @param detail what was compared, or why nothing was
 */
public record QuoteCheck(Result result, QuoteDetail detail) {
    /** Whether a step held. */
    public enum Result {
        PASS,
        FAIL,
        /** Nothing to compare with; neither good nor bad. */
        NOT_CHECKED;

        /** The name in reports: {@code pass}, {@code fail}, {@code not_checked}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static QuoteCheck pass(QuoteDetail detail) {
        return new QuoteCheck(Result.PASS, detail);
    }

    static QuoteCheck fail(QuoteDetail detail) {
        return new QuoteCheck(Result.FAIL, detail);
    }

    static QuoteCheck notChecked(QuoteDetail detail) {
        return new QuoteCheck(Result.NOT_CHECKED, detail);
    }

    /** True when it held. */
    public boolean passed() {
        return result == Result.PASS;
    }

    /** True when it did not hold. */
    public boolean failed() {
        return result == Result.FAIL;
    }
}
