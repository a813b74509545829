package dev.imatool.replay.verify;

import java.util.Locale;

/** What a verification says as a whole. */
public enum VerificationVerdict {
    /** No entry contradicts itself. */
    CONSISTENT,
    /** At least one does. */
    INCONSISTENT,
    /** There is no entry. */
    NOTHING_READ;

    /** The name in reports: {@code consistent}, {@code inconsistent}, {@code nothing_read}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
