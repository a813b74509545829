package dev.imatool.diff.relation;

import dev.imatool.model.Container;
import java.util.Optional;
import java.util.stream.Stream;

/** How two lists relate as wholes. It decides what can be said about an entry that one of them does not have. */
public sealed interface Relation {
    /** A stable name for machines, in snake case. */
    String id();

    /**
     * An entry that is named.
     *
     * @param entry its number in the input
     * @param container where it was measured; absent for the host
     */
    record Place(long entry, Optional<Container> container) {}

    /** The containers of the entries that it names, and those that it is about. */
    default Stream<Container> containers() {
        return Stream.empty();
    }

    /**
     * The same entries in the same order.
     *
     * @param entries their number
     */
    record Identical(long entries) implements Relation {
        @Override
        public String id() {
            return "identical";
        }
    }

    /**
     * AFTER begins with all of BEFORE: one boot, seen twice.
     *
     * @param commonEntries all entries of BEFORE
     * @param newEntries what AFTER has after them
     */
    record Continues(long commonEntries, long newEntries) implements Relation {
        @Override
        public String id() {
            return "continues";
        }
    }

    /**
     * BEFORE begins with all of AFTER, and goes on: the arguments are swapped, or AFTER lost its end.
     *
     * @param commonEntries all entries of AFTER
     * @param missingEntries what only BEFORE has
     */
    record ShorterCopy(long commonEntries, long missingEntries) implements Relation {
        @Override
        public String id() {
            return "shorter_copy";
        }
    }

    /**
     * Excerpts of one list that share a stretch: the end of one is the beginning of the other, or one lies inside the
     * other. Only what AFTER has after the stretch is compared; nothing outside it is called missing.
     *
     * @param beforeFirst entry number in BEFORE at which the stretch begins
     * @param afterFirst entry number in AFTER at which it begins
     * @param commonEntries its length
     * @param newEntries what AFTER has after it
     * @param beforeBehind what BEFORE has after it; more than 0 says that AFTER ends earlier
     * @param container where its first entry was measured; absent for the host
     */
    record Overlap(
            long beforeFirst,
            long afterFirst,
            long commonEntries,
            long newEntries,
            long beforeBehind,
            Optional<Container> container)
            implements Relation {
        @Override
        public String id() {
            return "overlap";
        }

        @Override
        public Stream<Container> containers() {
            return container.stream();
        }
    }

    /**
     * The lists begin alike, and may end alike, but differ between: copies of one list of which one was altered, or boots
     * of one machine that went the same way for a while.
     *
     * @param commonStart entries they share at the beginning
     * @param commonEnd entries they share at the end
     * @param beforeBetween entries of BEFORE that are in neither
     * @param afterBetween entries of AFTER that are in neither
     * @param sameEntries true when each entry of one list is in the other: their order or number differs, nothing else
     * @param kexec true when AFTER has a boot_aggregate after what they share at the beginning and BEFORE another entry: a kernel that
     *     was started by kexec, whose list may have been handed over before BEFORE was measured to its end
     * @param before the first entry of BEFORE after the common beginning
     * @param after the first entry of AFTER after it
     */
    record CommonParts(
            long commonStart,
            long commonEnd,
            long beforeBetween,
            long afterBetween,
            boolean sameEntries,
            boolean kexec,
            Place before,
            Place after)
            implements Relation {
        @Override
        public String id() {
            return "common_parts";
        }

        @Override
        public Stream<Container> containers() {
            return Stream.concat(before.container().stream(), after.container().stream());
        }
    }

    /**
     * Lists of their own that measured much of the same content.
     *
     * @param sharedContent share of the (path, file digest) pairs of the list with fewer of them that the other has too, 0 to 1
     * @param sharedPaths the same for paths alone
     * @param bootAggregateEqual whether the first boot_aggregates are equal, where both lists have one
     *     and in the same algorithm
     */
    record SeparateBoots(double sharedContent, double sharedPaths, Optional<Boolean> bootAggregateEqual)
            implements Relation {
        @Override
        public String id() {
            return "separate_boots";
        }
    }

    /**
     * Lists with little or nothing in common.
     *
     * @param sharedContent as in {@link SeparateBoots}
     * @param sharedPaths as in {@link SeparateBoots}
     */
    record Unrelated(double sharedContent, double sharedPaths) implements Relation {
        @Override
        public String id() {
            return "unrelated";
        }
    }

    /**
     * Two containers of one list. Each was measured once, in its own order, so that neither can be called earlier; what one
     * of them lacks was perhaps not run there, or measured before for somebody else.
     *
     * @param before the one taken for BEFORE; absent for the host
     * @param after the one taken for AFTER; absent for the host
     * @param sharedContent as in {@link SeparateBoots}
     * @param sharedPaths as in {@link SeparateBoots}
     */
    record TwoContainers(
            Optional<Container> before, Optional<Container> after, double sharedContent, double sharedPaths)
            implements Relation {
        @Override
        public String id() {
            return "two_containers";
        }

        @Override
        public Stream<Container> containers() {
            return Stream.concat(before.stream(), after.stream());
        }
    }

    /** One of the lists has no entry: nothing is known about what it lacks. */
    record NotCompared() implements Relation {
        @Override
        public String id() {
            return "not_compared";
        }
    }
}
