package dev.imatool.replay.explain.report;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import java.util.List;
import java.util.Locale;

/**
 * A sequence of extends that gives an expected value; it was computed from its beginning before it was reported.
 *
 * @param list name of the list; empty for an input that is one plain list
 * @param bank bank whose hash was extended
 * @param expected the value reproduced
 * @param kind what it comes to
 * @param also what it comes to besides, where two causes came together
 * @param steps the whole sequence
 * @param cause what was extended
 * @param hints what other banks and the list say about it; may be empty
 * @param entries where the entries were measured that cause and hints name
 */
public record Explanation(
        String list,
        PcrBank bank,
        ExpectedPcr expected,
        Kind kind,
        List<Kind> also,
        List<Step> steps,
        Cause cause,
        List<Hint> hints,
        NamedEntries entries) {
    public Explanation {
        also = List.copyOf(also);
        steps = List.copyOf(steps);
        hints = List.copyOf(hints);
    }

    /** True when nothing is wrong with it. */
    public boolean harmless() {
        return kind.harmless() && also.stream().allMatch(Kind::harmless);
    }

    /** What an explanation comes to. */
    public enum Kind {
        /** The list as it is, or its first entries. */
        PREFIX(true),
        /** The same, extended as SHA-1 digests that are padded with zeros. */
        PADDED_SHA1(true),
        /** The list lacks entries that a reference has. */
        MISSING_ENTRIES(false),
        /** The value is one of the reference, which is not a longer copy of the list. */
        OTHER_BOOT(false),
        /** The list as it is, or its first entries, after the start value that the user gave. */
        GIVEN_START(true),
        /** The PCR did not begin at zero. */
        START_VALUE(false),
        /** Something else was extended for violations. */
        VIOLATION_CONVENTION(false),
        /** Logged template digests were extended that the entries no longer give. */
        LOGGED_DIGESTS(false),
        /** The value, or what was extended, is of another bank. */
        OTHER_BANK(false),
        /** The value, or an entry, is of another PCR. */
        OTHER_PCR(false),
        /** Something other than IMA extended. */
        FOREIGN_EXTENDS(false),
        /** Entries were logged and not extended. */
        DROPPED_ENTRY(false),
        /** An entry was logged twice, or extended twice. */
        EXTRA_ENTRY(false),
        /** The PCR went back to its start value after an entry. */
        PCR_RESET(false),
        /** Two entries were extended in each other's place. */
        SWAPPED_ENTRIES(false);

        private final boolean harmless;

        Kind(boolean harmless) {
            this.harmless = harmless;
        }

        /** True when nothing is wrong with it. */
        public boolean harmless() {
            return harmless;
        }

        /** The name in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
