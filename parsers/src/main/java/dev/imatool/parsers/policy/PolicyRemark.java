package dev.imatool.parsers.policy;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Something to say about a policy.
 *
 * @param kind what it is
 * @param line the line it is about, from 1
 * @param otherLine the rule that is the reason
 * @param message one sentence; may quote the policy, so it must be escaped before it is shown
 */
public record PolicyRemark(Kind kind, long line, OptionalLong otherLine, String message) {
    /** How much a remark matters. */
    public enum Weight {
        /** The kernel refuses the policy, all of it. */
        REFUSED,
        /** The policy loads and does not do what it seems to. */
        QUESTIONABLE,
        /** Odd, or beyond what imatool knows. */
        ODD,
        /** Nothing is wrong. */
        NOTE
    }

    /** Kinds of remarks. */
    public enum Kind {
        /** No action, or more than one. */
        ACTION(Weight.REFUSED),
        /** A keyword for the second time in a rule. */
        REPEATED_KEYWORD(Weight.REFUSED),
        /** A value that the keyword does not take. */
        VALUE(Weight.REFUSED),
        /** Keywords that do not go together. */
        COMBINATION(Weight.REFUSED),
        /** A keyword or value that no kernel knows. */
        UNKNOWN_KEYWORD(Weight.REFUSED),
        /** Lines that end in CR LF. */
        CARRIAGE_RETURN(Weight.REFUSED),
        /** A rule that says what an earlier one says. */
        DUPLICATE_RULE(Weight.QUESTIONABLE),
        /** A rule with the conditions of an earlier one, which decides otherwise. */
        CONFLICTING_RULE(Weight.QUESTIONABLE),
        /** A rule that an earlier one with fewer conditions never lets through. */
        SHADOWED_RULE(Weight.QUESTIONABLE),
        /** A rule whose conditions never hold. */
        IMPOSSIBLE_RULE(Weight.QUESTIONABLE),
        /** A value that kernels take, though it does not do what it seems to. */
        DOUBTFUL_VALUE(Weight.QUESTIONABLE),
        /** A rule of more words than are read. */
        TOO_MANY_WORDS(Weight.QUESTIONABLE),
        /** A template without a name, as a dump shows custom ones. */
        EMPTY_TEMPLATE(Weight.ODD),
        /** A line that begins with a slash. */
        PATH_LINE(Weight.ODD),
        /** The text ends in the middle of a rule, at the end of a page. */
        CUT_AT_PAGE(Weight.ODD),
        /** More rules than are compared or listed. */
        TOO_MANY_RULES(Weight.ODD),
        /** A rule that can match the same access as an earlier one. */
        OVERLAPPING_RULE(Weight.NOTE),
        /** The rules were found in another text. */
        QUOTED(Weight.NOTE),
        /** The last line has no LF. */
        NO_LINE_END(Weight.NOTE);

        private final Weight weight;

        Kind(Weight weight) {
            this.weight = weight;
        }

        /** How much it matters. */
        public Weight weight() {
            return weight;
        }

        /** Its name in documents. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PolicyRemark of(Kind kind, long line, String message) {
        return new PolicyRemark(kind, line, OptionalLong.empty(), message);
    }

    static PolicyRemark because(Kind kind, long line, long other, String message) {
        return new PolicyRemark(kind, line, OptionalLong.of(other), message);
    }
}
