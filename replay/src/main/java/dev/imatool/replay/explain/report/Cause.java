package dev.imatool.replay.explain.report;

import dev.imatool.model.PcrBank;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was extended where a sequence gives a value: the facts from which a sentence is made. {@code padded} is true where
 * entries extend SHA-1 template digests, padded with zeros; {@code uncovered} counts the entries at the end of the list that
 * are not in the value.
 */
public sealed interface Cause {
    /** The list, or its first entries. */
    record Prefix(Reach reach, boolean padded) implements Cause {}

    /**
     * Entries that the reference has and the list lacks.
     *
     * @param count how many entries
     * @param entries where they are in the reference
     * @param lostAtKexec whether they end the first kernel's list, and a boot_aggregate follows
     */
    record MissingEntries(long count, List<EntryRange> entries, boolean lostAtKexec, long uncovered) implements Cause {
        public MissingEntries {
            entries = List.copyOf(entries);
        }
    }

    /** The reference alone, which is not a longer copy of the list. */
    record ReferenceValue(Reach reach) implements Cause {}

    /**
     * Nothing after a start value.
     *
     * @param orReset whether the list has entries, so that the PCR may have been reset after them
     */
    record NothingExtended(StartKind start, boolean orReset) implements Cause {}

    /** The list, or its first entries, after another start value. */
    record OtherStart(StartKind start, Reach reach, boolean padded) implements Cause {}

    /** The list, with something else extended for violations. */
    record Violations(ViolationRule rule, Reach reach, boolean padded) implements Cause {}

    /**
     * The list, with logged template digests that do not belong to the present template data.
     *
     * @param entries how many entries have such a digest
     */
    record LoggedDigests(long entries, Reach reach) implements Cause {}

    /**
     * The list, with template digests of another bank.
     *
     * @param source the other bank
     * @param cut whether its digests are longer and were cut; shorter ones are padded with zeros
     */
    record OtherBankDigests(PcrBank source, boolean cut, Reach reach) implements Cause {}

    /** The entries of another PCR. */
    record OtherPcr(int pcr, Reach reach) implements Cause {}

    /** The entries of all PCRs, in one. */
    record AllPcrs(Reach reach) implements Cause {}

    /** One entry, in its place, that is logged for another PCR. */
    record EntryOfOtherPcr(long entry, long uncovered) implements Cause {}

    /**
     * Extends by something other than IMA after an entry.
     *
     * @param entry number of the entry
     * @param last whether it is the last one
     * @param extended what was extended, at least one
     */
    record ForeignAfter(long entry, boolean last, List<ForeignOrigin> extended, boolean padded, long uncovered)
            implements Cause {
        public ForeignAfter {
            extended = List.copyOf(extended);
        }
    }

    /**
     * An extend by something other than IMA among the entries.
     *
     * @param after number of the entry before it; absent before the first entry
     * @param before number of the entry after it
     */
    record ForeignBetween(OptionalLong after, long before, ForeignOrigin extended, boolean padded, long uncovered)
            implements Cause {}

    /** Only extends by something other than IMA. */
    record OnlyForeign(StartKind start, List<ForeignOrigin> extended) implements Cause {
        public OnlyForeign {
            extended = List.copyOf(extended);
        }
    }

    /**
     * File digests in place of template digests, which is not what IMA does.
     *
     * @param last number of the last entry that is in the value
     */
    record FileDigests(long last) implements Cause {}

    /** All but some entries, which follow each other. */
    record NotExtended(EntryRange entries, long uncovered) implements Cause {}

    /** All but an entry that the list has twice. */
    record LoggedTwice(long entry, long uncovered) implements Cause {}

    /**
     * An entry twice.
     *
     * @param atEnd whether the second time is after the last entry, and not in its place
     */
    record ExtendedAgain(long entry, boolean atEnd, long uncovered) implements Cause {}

    /** Two entries in each other's place. */
    record Swapped(long one, long other, long uncovered) implements Cause {}

    /**
     * Only later entries: the PCR went back to a start value.
     *
     * @param after number of the entry after which it did
     * @param extended what was extended after that
     * @param boot whether the first of these is a boot_aggregate
     */
    record Reset(StartKind start, long after, EntryRange extended, boolean boot, boolean padded, long uncovered)
            implements Cause {}

    /** Small edits at one or two places. */
    record Edits(List<EntryEdit> edits, boolean padded, long uncovered) implements Cause {
        public Edits {
            edits = List.copyOf(edits);
        }
    }

    /**
     * A small edit, and an extend by something other than IMA at the end.
     *
     * @param last number of the last entry
     */
    record EditThenForeign(EntryEdit edit, long last, ForeignOrigin extended, boolean padded) implements Cause {}

    /** A cause, and then an extend by something other than IMA. */
    record ThenForeign(Cause first, ForeignOrigin extended) implements Cause {}

    /** A cause together with one that was taken for granted. */
    record Together(Cause first, Assumption assumed) implements Cause {}

    /** A cause that gives a value of another bank than the one named. */
    record ValueOfBank(PcrBank bank, Cause first) implements Cause {}

    /** A cause found in another bank, here in SHA-1 template digests, padded with zeros. */
    record InPaddedSha1(Cause first) implements Cause {}
}
