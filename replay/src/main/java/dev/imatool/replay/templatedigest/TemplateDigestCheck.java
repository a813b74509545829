package dev.imatool.replay.templatedigest;

import java.util.Locale;

/** What comparing the logged template digest of an entry with the computed one says. */
public enum TemplateDigestCheck {
    /** Logged and computed template digest are the same. */
    MATCHES,
    /** The template data hashes to something else than the logged template digest. */
    MISMATCH,
    /** The logged template digest is all zero: a violation has none to compare. */
    VIOLATION,
    /** The input does not carry what was hashed, or the logged digest has the length of no bank: the contents are unproven. */
    NOT_COMPUTABLE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The name in reports: {@code matches}, {@code mismatch}, {@code violation}, {@code not_computable}. */
    public String id() {
        return id;
    }
}
