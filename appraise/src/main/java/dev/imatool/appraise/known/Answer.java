package dev.imatool.appraise.known;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an entry is, by all sources together; the gravest first. */
public enum Answer {
    /** Its content is on a list of bad ones, whatever else is said of it, and whether the entry is proven or not. */
    KNOWN_BAD,
    /** A good source has its path, with another content that could be compared. */
    CHANGED,
    /** The content was in flux while it was measured, so none is known. */
    VIOLATION,
    /**
     * Its template digest does not come out of its template data, or the evidence that was given does not cover it: its path and its digest
     * may be anybody's.
     */
    UNPROVEN,
    /** No source has its path or its content. */
    UNKNOWN,
    /** A good source has its path, but there is no digest of one algorithm on both sides. */
    NOT_COMPARABLE,
    /** A good source has its content under other paths only; never the empty file or a single newline. */
    KNOWN_ELSEWHERE,
    /** A policy leaves its path out, and no source knows more: nothing is said of the content. */
    EXCLUDED,
    /** A good source has its content under its path, or a vouched-for key signed it. */
    KNOWN_GOOD,
    /** No file, and no source names it: a boot_aggregate, or an image entry whose digest nobody can recompute. */
    NOT_JUDGED;

    @SuppressWarnings("ImmutableEnumChecker") // Collections.unmodifiableSet
    private static final Set<Answer> NOT_GOOD =
            Collections.unmodifiableSet(EnumSet.of(KNOWN_BAD, CHANGED, VIOLATION, UNPROVEN, UNKNOWN, NOT_COMPARABLE));

    /** The answers by which an entry held against good sources is neither good nor of good content. */
    public static Set<Answer> notGood() {
        return NOT_GOOD;
    }

    /** A stable name for machines, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The answer of that name. */
    public static Optional<Answer> ofId(String id) {
        for (Answer answer : values()) {
            if (answer.id().equals(id)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}
