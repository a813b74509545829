package dev.imatool.diff.containers;

import dev.imatool.diff.containers.ContainerAlignment.How;
import dev.imatool.diff.containers.ContainerAlignment.Pair;
import dev.imatool.diff.containers.ContainerAlignment.Replica;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the containers that are the same in two lists: the user's word first, then equal ids, then the best agreement in content. What
 * is left in AFTER may be one more container of an image.
 */
public final class ContainerAligner {
    /** Containers whose likely partners went to others are given further chances. */
    private static final int MOST_ROUNDS = 8;

    private final Vocabulary vocabulary;
    private final ListHistory before;
    private final ListHistory after;
    private final ContainerScores scores;
    private final List<Integer> allOfBefore;
    private final NavigableSet<Integer> freeBefore;
    private final NavigableSet<Integer> freeAfter;
    private final NavigableMap<Integer, Pair> pairs;
    private final List<Replica> replicas = new ArrayList<>();
    private final NavigableSet<String> notFound = new TreeSet<>();
    private final int[] partners;
    private boolean likeliestOnly;

    public ContainerAligner(ListHistory before, ListHistory after) {
        this.vocabulary = before.vocabulary();
        this.before = before;
        this.after = after;
        this.scores = new ContainerScores(before, after);
        Comparator<Integer> byLabel = Comparator.comparing(
                        (Integer number) -> container(number).id())
                .thenComparing(Comparator.naturalOrder());
        this.freeBefore = new TreeSet<>(byLabel);
        this.freeAfter = new TreeSet<>(byLabel);
        this.pairs = new TreeMap<>(byLabel);
        freeBefore.addAll(containers(before));
        freeAfter.addAll(containers(after));
        this.allOfBefore = List.copyOf(freeBefore);
        int count = vocabulary.containerCount();
        this.partners = new int[count];
        for (int container = 1; container < count; container++) {
            partners[container] = count + container;
        }
    }

    /**
     * Pairs the containers.
     *
     * @param byUser labels of BEFORE to labels of AFTER
     * @param oneBoot true when the lists are of one boot, within which a number keeps its meaning
     */
    public AlignedContainers align(Map<String, String> byUser, boolean oneBoot) {
        new TreeMap<>(byUser).forEach(this::pairByUser);
        pairSameOnes(oneBoot);
        if (!oneBoot) {
            pairByContent();
        }
        pairReplicas(scores, allOfBefore, container -> container);
        pairReplicasOfNewOnes();
        return new AlignedContainers(
                new ContainerAlignment(
                        List.copyOf(pairs.values()),
                        replicas.stream()
                                .sorted(Comparator.comparing(
                                        replica -> replica.after().id()))
                                .toList(),
                        freeBefore.stream().map(this::container).toList(),
                        freeAfter.stream().map(this::container).toList(),
                        List.copyOf(notFound),
                        likeliestOnly,
                        List.of(),
                        false),
                partners);
    }

    private void pairByUser(String inBefore, String inAfter) {
        Optional<Integer> one = meant(freeBefore, inBefore);
        Optional<Integer> other = meant(freeAfter, inAfter);
        if (one.isPresent() && other.isPresent()) {
            pair(one.get(), other.get(), How.BY_USER);
            return;
        }
        if (one.isEmpty()) {
            notFound.add(inBefore);
        }
        if (other.isEmpty()) {
            notFound.add(inAfter);
        }
    }

    /** The one container that the user means; none where several are. */
    private Optional<Integer> meant(NavigableSet<Integer> free, String wanted) {
        ContainerSelector selector = new ContainerSelector(wanted);
        List<Integer> meant = free.stream()
                .filter(number -> selector.selects(Optional.of(container(number))))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    /** Those that claim the same; the number of a namespace means another one after each boot, and with another creator. */
    private void pairSameOnes(boolean oneBoot) {
        if (oneBoot) {
            SameNumbers numbers = new SameNumbers(before, after, freeBefore, freeAfter);
            numbers.pairs().forEach((one, other) -> pair(one, other, How.SAME_NUMBER));
        }
        for (int container : List.copyOf(freeBefore)) {
            if (freeAfter.contains(container) && !container(container).numbered()) {
                pair(container, container, How.SAME_ID);
            }
        }
    }

    private void pairByContent() {
        pairEqualOnes();
        boolean again = true;
        for (int round = 0; round < MOST_ROUNDS && again; round++) {
            ContainerCandidates candidates = new ContainerCandidates(
                    scores, List.copyOf(freeBefore), List.copyOf(freeAfter), ContainerCandidates.ENOUGH);
            likeliestOnly |= candidates.likeliestOnly();
            again = pairBest(candidates) && candidates.likeliestOnly();
        }
    }

    private boolean pairBest(ContainerCandidates candidates) {
        boolean paired = false;
        for (ContainerCandidates.Candidate candidate : candidates.best()) {
            if (freeBefore.contains(candidate.before())
                    && freeAfter.contains(candidate.after())
                    && alikeNested(candidate)) {
                pair(
                        candidate.before(),
                        candidate.after(),
                        candidate.shares().contents() > 0 ? How.BY_CONTENT : How.BY_PATHS);
                paired = true;
            }
        }
        return paired;
    }

    /** What is inside a container may call itself anything: it is no other one of what runs on the host. */
    private boolean alikeNested(ContainerCandidates.Candidate candidate) {
        return container(candidate.before()).nested()
                == container(candidate.after()).nested();
    }

    /** Pairs those that measured exactly the same, equal numbers first: nothing can have more in common. */
    private void pairEqualOnes() {
        for (int container : List.copyOf(freeBefore)) {
            if (freeAfter.contains(container)
                    && scores.known(container, false)
                    && scores.compare(container, false, container, true) == 0) {
                pair(container, container, How.BY_CONTENT);
            }
        }
        List<Integer> inBefore = sorted(freeBefore, false);
        List<Integer> inAfter = sorted(freeAfter, true);
        int i = 0;
        int j = 0;
        while (i < inBefore.size() && j < inAfter.size()) {
            int order = scores.compare(inBefore.get(i), false, inAfter.get(j), true);
            if (order == 0
                    && container(inBefore.get(i)).nested()
                            == container(inAfter.get(j)).nested()) {
                pair(inBefore.get(i), inAfter.get(j), How.BY_CONTENT);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    /** By what they measured, then by their labels. */
    private List<Integer> sorted(NavigableSet<Integer> containers, boolean inAfter) {
        return containers.stream()
                .filter(container -> scores.known(container, inAfter))
                .sorted((one, other) -> scores.compare(one, inAfter, other, inAfter))
                .toList();
    }

    /** Which container of BEFORE one is compared with. */
    private interface PartnerOf {
        int partner(int container);
    }

    /** Compares what is left in AFTER with the container whose image it holds, that one's partner being {@code partner}. */
    private void pairReplicas(ContainerScores common, List<Integer> among, PartnerOf partner) {
        if (among.isEmpty() || freeAfter.isEmpty()) {
            return;
        }
        ContainerCandidates candidates = new ContainerCandidates(common, among, List.copyOf(freeAfter), 0);
        for (ContainerCandidates.Candidate candidate : candidates.best()) {
            if (freeAfter.contains(candidate.after())
                    && alikeNested(candidate)
                    && common.holdsImage(candidate.before(), candidate.after())) {
                int sibling = partner.partner(candidate.before());
                freeAfter.remove(candidate.after());
                partners[candidate.after()] = sibling;
                replicas.add(new Replica(
                        container(candidate.after()), container(sibling), scores.shares(sibling, candidate.after())));
            }
        }
    }

    /** Where an image was built anew, a replica has more in common with the containers of AFTER than with those of BEFORE. */
    private void pairReplicasOfNewOnes() {
        List<Integer> partnered = containers(after).stream()
                .filter(container -> partners[container] < vocabulary.containerCount())
                .toList();
        if (!partnered.isEmpty() && !freeAfter.isEmpty()) {
            pairReplicas(new ContainerScores(after, after), partnered, container -> partners[container]);
        }
    }

    private void pair(int inBefore, int inAfter, How how) {
        freeBefore.remove(inBefore);
        freeAfter.remove(inAfter);
        pairs.put(inBefore, new Pair(container(inBefore), container(inAfter), how, scores.shares(inBefore, inAfter)));
        partners[inAfter] = inBefore;
    }

    private Container container(int number) {
        return vocabulary.container(number).orElseThrow();
    }

    private static List<Integer> containers(ListHistory list) {
        boolean[] seen = new boolean[list.vocabulary().containerCount()];
        List<Integer> containers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int container = list.container(i);
            if (container != Vocabulary.HOST && !seen[container]) {
                seen[container] = true;
                containers.add(container);
            }
        }
        return containers;
    }
}
