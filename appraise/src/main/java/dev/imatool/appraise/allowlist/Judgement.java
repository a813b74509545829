package dev.imatool.appraise.allowlist;

import java.util.Locale;

/** What an allow-list says about an entry. */
public enum Judgement {
    /** Its digest is allowed under its path. */
    KNOWN(true),
    /**
     * Its digest is not that of a file, but made of an allowed digest of its path (container-ima): by the formula in use 64
     * bits of the file are bound, and the namespace is not.
     */
    RESOLVED(true),
    /** Its path is not in the allow-list. */
    UNKNOWN_PATH(false),
    /** Its path is, with other digests of the same algorithm. */
    OTHER_DIGEST(false),
    /** Its path is, but there is no digest of one algorithm on both sides. */
    NOT_COMPARABLE(false),
    /** A violation: the content was in flux, so none is known. */
    VIOLATION(false),
    /** Its template digest does not come out of its template data, so its path and digest may be anybody's. */
    UNPROVEN(false),
    /** No file: a boot_aggregate, or an image entry whose digest nobody can recompute. */
    NOT_JUDGED(true);

    private final boolean conforms;

    Judgement(boolean conforms) {
        this.conforms = conforms;
    }

    /** False when a list with such an entry deviates. */
    public boolean conforms() {
        return conforms;
    }

    /** A stable name for machines, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
