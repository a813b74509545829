package dev.imatool.examine.input;

import java.util.List;

/** Why a question cannot be asked like this. Names and words of the user are as given: they are escaped where they are shown. */
public sealed interface QuestionProblem {
    /** Parts of a question that contradict each other, or lack one another. */
    enum Contradiction implements QuestionProblem {
        /** Several lists, and expected values, which are of one machine. */
        EXPECTED_VALUES_OF_MANY_LISTS,
        /** Several lists, and what a PCR held before the first entry of one. */
        START_VALUES_OF_MANY_LISTS,
        /** Several lists, and the event log of one boot. */
        EVENT_LOG_OF_MANY_LISTS,
        /** Several lists, one of them standard input. */
        STANDARD_INPUT_AMONG_MANY_LISTS,
        /** Several lists, and one quote. */
        QUOTE_OF_MANY_LISTS,
        /** Only some banks count, and no expected value is of one of them. */
        NO_EXPECTED_VALUE_OF_THE_BANKS,
        /** An explanation of values, and no values. */
        NOTHING_TO_EXPLAIN,
        /** Values that prove measured keys, which do not count. */
        VALUES_FOR_UNUSED_KEYS,
        /** Start values, and nothing to reach from them. */
        START_VALUES_WITHOUT_EXPECTED_ONES,
        /** A comparison of a container with itself. */
        SAME_CONTAINER_TWICE,
        /** Keys that sign a policy, and no policy among the sources. */
        KEYS_OF_NO_POLICY
    }

    /**
     * Two inputs that are both standard input.
     *
     * @param first parameter or option of the one, as its caller calls it
     * @param second that of the other; may be the same
     */
    record StandardInputTwice(String first, String second) implements QuestionProblem {}

    /**
     * A word for a container of which nothing has an entry.
     *
     * @param wanted the word
     * @param where it was looked for
     */
    record NoSuchContainer(String wanted, Where where) implements QuestionProblem {}

    /**
     * A word that means several containers.
     *
     * @param wanted the word
     * @param oneNeeded true where it does mean all of them, and one is needed; false where it may mean any
     * @param where they are
     * @param candidates words that mean one of them each; not all where there are many
     * @param more whether there are others
     */
    record SeveralContainers(String wanted, boolean oneNeeded, Where where, List<String> candidates, boolean more)
            implements QuestionProblem {
        public SeveralContainers {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * No quote was named, and the list is no document that brings one.
     *
     * @param list its name
     */
    record NoQuote(String list) implements QuestionProblem {}

    /**
     * A document brings a quote and no list.
     *
     * @param document its name
     */
    record NoListWithQuote(String document) implements QuestionProblem {}

    /**
     * More rounds of an attestation than are examined together.
     *
     * @param most how many are
     */
    record TooManyRounds(int most) implements QuestionProblem {}

    /**
     * Parts of one quote, and several quotes.
     *
     * @param quotes how many
     */
    record PartsOfManyQuotes(int quotes) implements QuestionProblem {}

    /**
     * A nonce that is neither hex digits nor a file.
     *
     * @param typed what was given
     */
    record NoNonce(String typed) implements QuestionProblem {}

    /**
     * The host is asked for, and only containers have entries.
     *
     * @param list its name
     */
    record NoEntryOfHost(String list) implements QuestionProblem {}

    /**
     * An exclude for a policy that Python does not take, alone or joined with the others: Keylime would ignore all excludes.
     *
     * @param expression the exclude; empty where it is all of them together
     */
    record InvalidExclude(String expression) implements QuestionProblem {}

    /**
     * A text that is no digest.
     *
     * @param typed the text
     */
    record NoDigest(String typed) implements QuestionProblem {}

    /**
     * A host that the evidence does not have.
     *
     * @param wanted as given
     * @param hosts those it has; not all where there are many
     * @param more whether there are others
     */
    record NoSuchHost(String wanted, List<String> hosts, boolean more) implements QuestionProblem {
        public NoSuchHost {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * Audit records, which are of one boot, and lists of several.
     *
     * @param hosts what the lists are called; not all where there are many
     * @param more whether there are others
     */
    record AuditOfManyLists(List<String> hosts, boolean more) implements QuestionProblem {
        public AuditOfManyLists {
            hosts = List.copyOf(hosts);
        }
    }

    /** Where a container was looked for. */
    sealed interface Where {
        /**
         * A list by its name.
         *
         * @param name as given
         */
        record Named(String name) implements Where {}

        /** Lists by their part in the question. */
        enum Part implements Where {
            /** The only list. */
            THE_LIST,
            /** All lists. */
            THE_LISTS,
            /** The earlier one. */
            BEFORE,
            /** The later one. */
            AFTER,
            /** Any of those that are learned from. */
            ANY_RUN
        }
    }
}
