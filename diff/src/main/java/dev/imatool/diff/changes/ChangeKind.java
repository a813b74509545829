package dev.imatool.diff.changes;

import java.util.Locale;

/** What can have changed under a path, the gravest first. */
public enum ChangeKind {
    /** The content: AFTER has a digest that BEFORE never had, or the last digests differ. */
    MODIFIED,
    /** Violations that BEFORE does not have: the content was in flux while it was measured. */
    VIOLATION,
    /** The boot_aggregate: firmware, boot loader or kernel command line. */
    BOOT_AGGREGATE_CHANGED,
    /** Entries of BEFORE that AFTER lacks; a list of one boot loses none. */
    ENTRIES_LOST,
    /** Entries in another order than in BEFORE. */
    ENTRIES_MOVED,
    /** Entries of BEFORE that AFTER has more often, before the last one of BEFORE. */
    ENTRIES_DOUBLED,
    /** Entries that BEFORE lacks, before the last one of BEFORE. */
    ENTRIES_INSERTED,
    /** The same content with another signature, or without one. */
    SIGNATURE_CHANGED,
    /** The same content with another owner, mode or extended attributes, where both templates carry them. */
    METADATA_CHANGED,
    /** The same digest in another PCR, where all measurements of the path are in one PCR in either list. */
    PCR_CHANGED,
    /** The digests are of different algorithms, so nothing is known about the content. */
    DIGEST_ALGORITHM_CHANGED,
    /** One side has no digest of the content, or one that its template digest does not prove. */
    NOT_COMPARABLE,
    /** A new path whose content BEFORE knows under other paths. */
    RENAMED_OR_COPIED,
    /** A new path with content that BEFORE does not know. */
    ADDED,
    /** A path that AFTER does not have; absence from a list proves nothing about the file. */
    NOT_MEASURED,
    /** Fewer violations than in BEFORE: another boot may well have fewer, and so may a doctored copy. */
    VIOLATION_NOT_SEEN,
    /**
     * Programs of the host's container engine that one list alone has in a container of both: which of them a container shows is chance. Their
     * content is that of an engine on the host of the same list.
     */
    ENGINE_PROGRAM;

    /** True of what is reported and is no difference by itself. */
    public boolean remark() {
        return this == VIOLATION_NOT_SEEN || this == ENGINE_PROGRAM;
    }

    /** True of those that say where entries are, and not what they say. */
    public boolean ofOrder() {
        return switch (this) {
            case ENTRIES_LOST, ENTRIES_MOVED, ENTRIES_DOUBLED, ENTRIES_INSERTED -> true;
            default -> false;
        };
    }

    /** A stable name for machines, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
