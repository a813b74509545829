package dev.imatool.replay.explain.report;

/** A small difference between what is logged and what was extended, at one place of a list. */
public sealed interface EntryEdit {
    /** An entry that was not extended. */
    record LeftOut(long entry) implements EntryEdit {}

    /** An entry that was extended twice in its place. */
    record ExtendedTwice(long entry) implements EntryEdit {}

    /** Two entries that were extended in each other's place. */
    record Swapped(long one, long other) implements EntryEdit {}
}
