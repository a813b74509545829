package dev.imatool.replay.explain.report;

/** What a trial left out: more extends would have been needed than the effort allows, or digests are not known. */
public sealed interface Cut {
    /**
     * Places in the list.
     *
     * @param entries the entries at which nothing was tried
     */
    record Places(What what, EntryRange entries) implements Cut {}

    /** What was not tried at some places. */
    enum What {
        /** The only thing that the hypothesis tries. */
        ALL,
        /** An entry extended twice in its place. */
        TWICE_IN_PLACE,
        /** A small edit together with a foreign extend. */
        EDIT_AND_FOREIGN,
        /** An entry that is logged for another PCR. */
        OTHER_PCR
    }

    /**
     * Two swapped entries.
     *
     * @param distance how far they are from each other
     * @param farther whether none at a greater distance was tried either
     */
    record Distance(int distance, boolean farther, EntryRange entries) implements Cut {}

    /**
     * Entries left out in a row.
     *
     * @param length so many and more
     */
    record InARow(int length, EntryRange entries) implements Cut {}

    /** Runs of entries after a reset. */
    record Runs(StartKind start, boolean padded, EntryRange begin) implements Cut {}

    /**
     * Entries after one, because a template digest is not known.
     *
     * @param entry number of the last entry that was tried
     */
    record AfterEntry(long entry) implements Cut {}

    /**
     * Runs that contain or end before entries whose template digest is not known.
     *
     * @param entry number of the last such entry
     */
    record AcrossUnknown(long entry) implements Cut {}

    /** Tails of the reference that end before this entry. */
    record Tails(long entry) implements Cut {}

    /**
     * Sequences of foreign extends.
     *
     * @param length of so many
     * @param longer whether longer ones were not tried either
     */
    record Sequences(int length, boolean longer) implements Cut {}

    /** Foreign extends after entries before this one. */
    record AfterEarlier(long entry) implements Cut {}

    /** Foreign extends after some entries. */
    record AfterSome() implements Cut {}

    /** Pairs of edits. */
    record Pairs() implements Cut {}

    /** Parts of a hypothesis that is tried together with another cause. */
    record PartOf(HypothesisKind other) implements Cut {}
}
