package dev.imatool.parsers.cel;

import java.io.Serial;

/** A record that says something impossible. */
final class MalformedRecordException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean cut;

    /** @param why one clause, safe to print */
    MalformedRecordException(String why) {
        this(why, false);
    }

    /** @param cut true where the record ends too early */
    MalformedRecordException(String why, boolean cut) {
        super(why);
        this.cut = cut;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    boolean cut() {
        return cut;
    }
}
