package dev.imatool.diff.relation;

import java.util.Optional;

/** How two lists relate as wholes. It decides what can be said about an entry that one of them does not have. */
public sealed interface Relation {
    /** A stable name for machines, in snake case. */
    String id();

    /** The same for people, one sentence or two. */
    String sentence();

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

        @Override
        public String sentence() {
            return "The lists are identical: " + count(entries) + ".";
        }
    }

    /**
     * AFTER begins with all of BEFORE: one boot, seen twice.
     *
     * @param commonEntries all entries of BEFORE
     * @param newEntries what AFTER has behind them
     */
    record Continues(long commonEntries, long newEntries) implements Relation {
        @Override
        public String id() {
            return "continues";
        }

        @Override
        public String sentence() {
            return "AFTER continues BEFORE (the same boot): all " + count(commonEntries) + " of BEFORE, then "
                    + countNew(newEntries) + ".";
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

        @Override
        public String sentence() {
            return "AFTER is BEFORE without its last " + count(missingEntries)
                    + ": the arguments are swapped, or AFTER was cut. What is missing may not be missing.";
        }
    }

    /**
     * Excerpts of one list that share a stretch: the end of one is the beginning of the other, or one lies inside the
     * other. Only what AFTER has behind the stretch is compared; nothing outside it is called missing.
     *
     * @param beforeFirst entry number in BEFORE at which the stretch begins
     * @param afterFirst entry number in AFTER at which it begins
     * @param commonEntries its length
     * @param newEntries what AFTER has behind it
     * @param beforeBehind what BEFORE has behind it; more than 0 says that AFTER ends earlier
     */
    record Overlap(long beforeFirst, long afterFirst, long commonEntries, long newEntries, long beforeBehind)
            implements Relation {
        @Override
        public String id() {
            return "overlap";
        }

        @Override
        public String sentence() {
            String sentence = "Excerpts of one list that overlap in " + count(commonEntries) + " (from entry "
                    + beforeFirst + " of BEFORE, entry " + afterFirst + " of AFTER); AFTER has "
                    + countNew(newEntries) + " behind them. What lies outside the overlap is not reported as missing.";
            return beforeBehind == 0
                    ? sentence
                    : sentence + " BEFORE goes on for " + count(beforeBehind) + ": are the arguments swapped?";
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
     * @param kexec true when AFTER has a boot_aggregate behind what they share at the beginning and BEFORE another entry: a kernel that
     *     was started by kexec, whose list may have been handed over before BEFORE was measured to its end
     */
    record CommonParts(
            long commonStart, long commonEnd, long beforeBetween, long afterBetween, boolean sameEntries, boolean kexec)
            implements Relation {
        @Override
        public String id() {
            return "common_parts";
        }

        @Override
        public String sentence() {
            if (kexec) {
                long first = commonStart + 1;
                long last = commonStart + beforeBetween + commonEnd;
                return "AFTER carries the first " + count(commonStart)
                        + " of BEFORE, then a kernel begins that was started by"
                        + " kexec; "
                        + (first == last
                                ? "entry " + last + " of BEFORE lies"
                                : "entries " + first + "-" + last + " of BEFORE lie")
                        + " between: measured after the list was handed over, if a value or quote of the"
                        + " PCR proves it; else they are separate boots, or one list was altered.";
            }
            String verdict = commonEnd == 0
                    ? "separate boots of one machine, or copies of which one was altered."
                    : "copies of one list of which one was altered, or separate boots of one machine.";
            String end = commonEnd == 0 ? "" : " and their last " + count(commonEnd);
            return "The lists share their first " + count(commonStart) + end + "; of the others, "
                    + beforeBetween + " of BEFORE stand against " + afterBetween + " of AFTER: "
                    + verdict;
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

        @Override
        public String sentence() {
            String boot = bootAggregateEqual
                    .map(equal -> equal ? "boot_aggregate is the same" : "boot_aggregate differs")
                    .orElse("boot_aggregate cannot be compared");
            return "Separate boots: " + percent(sharedContent) + " of the contents and " + percent(sharedPaths)
                    + " of the paths are in both lists; " + boot + ".";
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

        @Override
        public String sentence() {
            return "The lists seem unrelated: " + percent(sharedContent) + " of the contents and "
                    + percent(sharedPaths) + " of the paths are in both.";
        }
    }

    /**
     * Two namespaces of one list. Each was measured once, in its own order, so that neither can be called earlier; what one
     * of them lacks was perhaps not run there, or measured before for somebody else.
     *
     * @param before label of the one taken for BEFORE
     * @param after label of the one taken for AFTER
     * @param sharedContent as in {@link SeparateBoots}
     * @param sharedPaths as in {@link SeparateBoots}
     */
    record TwoNamespaces(String before, String after, double sharedContent, double sharedPaths) implements Relation {
        @Override
        public String id() {
            return "two_namespaces";
        }

        @Override
        public String sentence() {
            return "Two namespaces of one list: " + percent(sharedContent) + " of the contents and "
                    + percent(sharedPaths) + " of the paths of the smaller one are in both. What one of them lacks may"
                    + " have been measured outside it before.";
        }
    }

    /** One of the lists has no entry: nothing is known about what it lacks. */
    record NotCompared() implements Relation {
        @Override
        public String id() {
            return "not_compared";
        }

        @Override
        public String sentence() {
            return "Nothing was compared: one of the lists has no entry.";
        }
    }

    private static String count(long number) {
        return number == 1 ? "1 entry" : number + " entries";
    }

    private static String countNew(long number) {
        return number == 0 ? "no new entry" : number == 1 ? "1 new entry" : number + " new entries";
    }

    /** Rounded down, so that 100 % means all. */
    private static String percent(double share) {
        return (int) Math.floor(100 * share) + " %";
    }
}
