package dev.imatool.examine.statement;

import dev.imatool.model.reference.KeylimeLint;
import java.util.List;
import java.util.Optional;

/** About references: sources of known files, allow-lists and the policies of Keylime. */
public sealed interface ReferenceStatement extends Statement {
    /** What needs no further values. */
    enum Remark implements ReferenceStatement {
        /** A measurement list of which no digest can be used, so that it knows no entry. */
        NO_USABLE_DIGEST,
        /** A signed policy, and no key that could have signed it. */
        SIGNATURE_NOT_CHECKED,
        /** A policy of bad contents that leaves paths out, which is not done. */
        EXCLUDES_OF_BAD_SOURCE,
        /** Digests of container-ima of which not all were held against the allowed digests of their paths. */
        NOT_ALL_DIGESTS_RESOLVED
    }

    /**
     * Entries of a measurement list whose template digests do not prove them.
     *
     * @param number how many
     */
    record EntriesNotUsed(long number) implements ReferenceStatement {}

    /**
     * Entries of which the evidence does not prove what they say, so that they may hide a bad content.
     *
     * @param number how many
     */
    record EntriesNotProven(long number) implements ReferenceStatement {}

    /**
     * Bad contents that a list cannot show, because it has no digests of their kinds.
     *
     * @param list its name; absent where it is the only one
     * @param contents how many
     * @param all true where these are all of the source
     * @param kinds of the digests of the source that are of no kind of the list, as lists name them; empty where it has none
     * @param ofList of the digests of the list; empty where it has none
     */
    record BadNotComparable(Optional<String> list, long contents, boolean all, List<String> kinds, List<String> ofList)
            implements ReferenceStatement {
        public BadNotComparable {
            kinds = List.copyOf(kinds);
            ofList = List.copyOf(ofList);
        }
    }

    /**
     * Files of a source that are not known by it, because the signatures that it has of them are wrong.
     *
     * @param number how many
     */
    record WrongFileSignatures(long number) implements ReferenceStatement {}

    /**
     * A source that was not read whole, or is odd, when it was taken into an index.
     *
     * @param errors what could not be read of it
     * @param warnings what was odd about it
     */
    record OddWhenIndexed(long errors, long warnings) implements ReferenceStatement {}

    /**
     * What is left out of an index, because its name is longer than one can be there.
     *
     * @param number how many files, links and values
     */
    record TooLongForIndex(long number) implements ReferenceStatement {}

    /**
     * Contents that were not hashed as the list needs it when they were taken into an index.
     *
     * @param algorithms of the list, as lists name them
     */
    record NotHashedInIndex(List<String> algorithms) implements ReferenceStatement {
        public NotHashedInIndex {
            algorithms = List.copyOf(algorithms);
        }
    }

    /**
     * What Keylime says of a policy.
     *
     * @param lint what it is
     */
    record OfPolicy(KeylimeLint lint) implements ReferenceStatement {}
}
