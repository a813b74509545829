package dev.imatool.diff.containers;

import dev.imatool.model.Container;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which container of BEFORE is which of AFTER. Namespaces and most containers get new numbers and ids whenever they are made, so equal
 * numbers say something only within one boot.
 *
 * @param pairs in the order of the labels of BEFORE
 * @param replicas containers of AFTER without a partner of their own that hold the image of one that has, in the order of their labels
 * @param onlyBefore containers of BEFORE without a partner
 * @param onlyAfter containers of AFTER without a partner, and not like any other
 * @param notFound labels of the user's map that are not in the lists, or that it names twice
 * @param likeliestOnly true when the containers were too many to compare each with each, so that partners were sought
 *     among the likeliest: a pair has in common what it says, but another may have more
 * @param chosen words for the containers that alone are compared, as typed; empty where all are
 * @param ignored true when containers were ignored; everything else is empty then
 */
public record ContainerAlignment(
        List<Pair> pairs,
        List<Replica> replicas,
        List<Container> onlyBefore,
        List<Container> onlyAfter,
        List<String> notFound,
        boolean likeliestOnly,
        List<String> chosen,
        boolean ignored) {
    public ContainerAlignment {
        pairs = List.copyOf(pairs);
        replicas = List.copyOf(replicas);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
        notFound = List.copyOf(notFound);
        chosen = List.copyOf(chosen);
    }

    /** What it says of some containers, which {@code words} mean: a pair or replica counts where one of the two does. */
    ContainerAlignment only(Predicate<Container> shown, List<String> words) {
        return new ContainerAlignment(
                pairs.stream()
                        .filter(pair -> shown.test(pair.before()) || shown.test(pair.after()))
                        .toList(),
                replicas.stream()
                        .filter(replica -> shown.test(replica.after()) || shown.test(replica.sibling()))
                        .toList(),
                onlyBefore.stream().filter(shown).toList(),
                onlyAfter.stream().filter(shown).toList(),
                notFound,
                likeliestOnly,
                words,
                ignored);
    }

    /** Every container that it names, some of them repeatedly. */
    public Stream<Container> all() {
        return Stream.of(
                        pairs.stream().flatMap(pair -> Stream.of(pair.before(), pair.after())),
                        replicas.stream().flatMap(replica -> Stream.of(replica.after(), replica.sibling())),
                        onlyBefore.stream(),
                        onlyAfter.stream())
                .flatMap(each -> each);
    }

    /** Two containers, each of which is all that there is in its list. */
    static ContainerAlignment ofPair(Pair pair) {
        return new ContainerAlignment(
                List.of(pair), List.of(), List.of(), List.of(), List.of(), false, List.of(), false);
    }

    /** No containers. */
    static ContainerAlignment none(boolean ignored) {
        return new ContainerAlignment(List.of(), List.of(), List.of(), List.of(), List.of(), false, List.of(), ignored);
    }

    /**
     * How much two containers measured in common, programs of container engines left out: twice what both have, by what each has (Dice).
     *
     * @param contents of their pairs of path and file digest, 0 to 1
     * @param paths of their paths, 0 to 1
     */
    public record Shares(double contents, double paths) {
        /** The mean of both. */
        public double mean() {
            return (contents + paths) / 2;
        }
    }

    /** Two claims that are taken for one container, and why. */
    public record Pair(Container before, Container after, How how, Shares shares) {}

    /**
     * One more container of an image: its files are compared with those of its sibling.
     *
     * @param after the container of AFTER
     * @param sibling the container of BEFORE that it is compared with
     * @param shares what the two have in common
     */
    public record Replica(Container after, Container sibling, Shares shares) {}

    /** Why two containers are taken for the same. */
    public enum How {
        /** The number is the same, and the lists are of one boot. */
        SAME_NUMBER,
        /** The id or name is the same, which no other container is given. */
        SAME_ID,
        /** No other pair has as much content in common. */
        BY_CONTENT,
        /** No content is in common, but nearly all paths: an image that was built anew. */
        BY_PATHS,
        /** The user said so. */
        BY_USER;

        /** A stable name for machines, in snake case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
