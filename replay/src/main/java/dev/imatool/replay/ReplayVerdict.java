package dev.imatool.replay;

import java.util.Locale;

/** What a replay says as a whole. */
public enum ReplayVerdict {
    /** Nothing was expected. */
    COMPUTED,
    /** Something was expected, and nothing of it could be decided. */
    UNDECIDED,
    /** Every expected value is that after the last entry of its PCR. */
    REPRODUCED,
    /** Every expected value is reproduced, at least one by a prefix of the list. */
    REPRODUCED_PREFIX,
    /** At least one of the expected values is given by no prefix of the list, and could be decided. */
    NOT_REPRODUCED;

    /** The name in reports: {@code computed}, {@code reproduced} and so on. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
