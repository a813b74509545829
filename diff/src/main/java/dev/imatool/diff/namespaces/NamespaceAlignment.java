package dev.imatool.diff.namespaces;

import java.util.List;
import java.util.Locale;

/**
 * Which namespace of BEFORE is which of AFTER. Namespaces get new numbers whenever they are made, so equal numbers say
 * something only within one boot.
 *
 * @param pairs in the order of the labels of BEFORE
 * @param onlyBefore labels of BEFORE without a partner
 * @param onlyAfter labels of AFTER without a partner
 * @param notFound labels of the user's map that are not in the lists, or that it names twice
 * @param likeliestOnly true when the namespaces were too many to compare each with each, so that partners were sought
 *     among the likeliest: a pair has what its score says, but another may have more
 * @param ignored true when namespaces were ignored; everything else is empty then
 */
public record NamespaceAlignment(
        List<Pair> pairs,
        List<String> onlyBefore,
        List<String> onlyAfter,
        List<String> notFound,
        boolean likeliestOnly,
        boolean ignored) {
    public NamespaceAlignment {
        pairs = List.copyOf(pairs);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
        notFound = List.copyOf(notFound);
    }

    /**
     * Two labels for one namespace.
     *
     * @param before label in BEFORE
     * @param after label in AFTER
     * @param how why they are taken for the same
     * @param score how much the two measured in common, 0 to 1: the mean of the Dice coefficients of their (path, file
     *     digest) pairs and of their paths
     */
    public record Pair(String before, String after, How how, double score) {}

    /** Why two namespaces are taken for the same. */
    public enum How {
        /** The number is the same, and the content does not say otherwise. */
        SAME_NUMBER,
        /** No other pair has as much in common. */
        BY_CONTENT,
        /** The user said so. */
        BY_USER;

        /** A stable name for machines, in snake case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
