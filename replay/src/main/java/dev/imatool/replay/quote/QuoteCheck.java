package dev.imatool.replay.quote;

import java.util.Locale;

/**
 * What one step of checking a quote says.
 *
 * @param result whether it held
 * @param detail what was compared, or why nothing was, in one sentence without capital and full stop; may name files, so it
 *     is escaped before it is shown
 */
public record QuoteCheck(Result result, String detail) {
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

    static QuoteCheck pass(String detail) {
        return new QuoteCheck(Result.PASS, detail);
    }

    static QuoteCheck fail(String detail) {
        return new QuoteCheck(Result.FAIL, detail);
    }

    static QuoteCheck notChecked(String detail) {
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
