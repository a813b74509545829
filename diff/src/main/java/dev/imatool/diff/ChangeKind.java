package dev.imatool.diff;

import java.util.Locale;

/** What can have changed under a path, the gravest first. */
public enum ChangeKind {
    /** The content: AFTER has a digest that BEFORE never had, or the last digests differ. */
    MODIFIED,
    /** Violations that BEFORE does not have: the content was in flux while it was measured. */
    VIOLATION,
    /** The boot_aggregate: firmware, boot loader or kernel command line. */
    BOOT_AGGREGATE_CHANGED,
    /** The same content with another signature, or without one. */
    SIGNATURE_CHANGED,
    /** The same content with another owner, mode or extended attributes, where both templates carry them. */
    METADATA_CHANGED,
    /** The same digest in another PCR, where all measurements of the path are in one PCR in either list. */
    PCR_CHANGED,
    /** The digests are of different algorithms, so nothing is known about the content. */
    DIGEST_ALGORITHM_CHANGED,
    /** One side has no digest of the content. */
    NOT_COMPARABLE,
    /** A new path whose content BEFORE knows under other paths. */
    RENAMED_OR_COPIED,
    /** A new path with content that BEFORE does not know. */
    ADDED,
    /** A path that AFTER does not have; absence from a list proves nothing about the file. */
    NOT_MEASURED;

    /** A stable name for machines, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
