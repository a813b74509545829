package dev.imatool.examine.cases;

import java.util.Locale;

/**
 * Something to say first of a host. What it says of the numbers is in {@link HostCase}.
 *
 * @param topic what it is about
 * @param weight how bad it is
 */
public record KeyPoint(Topic topic, Weight weight) {
    /** What a point is about, in the order in which a person wants to hear it. */
    public enum Topic {
        /** A known bad content. */
        KNOWN_BAD,
        /** Up to where the list can be trusted. */
        TRUSTED,
        /** What nothing proves. */
        NOT_TRUSTED,
        /** What contradicts itself, or the TPM. */
        CONTRADICTIONS,
        /** What explains a PCR value that the list does not give. */
        EXPLANATION,
        /** What changed since the earlier evidence. */
        CHANGED,
        /** Entries that are new since then. */
        NEW,
        /** What no source of good files knows. */
        NOT_KNOWN_GOOD,
        /** Containers that the list names. */
        CONTAINERS,
        /** What audit records report. */
        DENIED,
        /** What would have proven more. */
        MISSING,
        /** What to do. */
        NEXT;

        /** Name in machine-readable output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How bad a point is. */
    public enum Weight {
        GOOD,
        PLAIN,
        ODD,
        BAD;

        /** Name in machine-readable output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
