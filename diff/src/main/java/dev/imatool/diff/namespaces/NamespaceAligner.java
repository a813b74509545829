package dev.imatool.diff.namespaces;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the namespaces that are the same in two lists: the user's word first, then the best agreement in content. */
public final class NamespaceAligner {
    /** Namespaces whose likely partners went to others are given further chances. */
    private static final int MOST_ROUNDS = 8;

    private final NamespaceScores scores;
    private final NavigableMap<String, Integer> freeBefore;
    private final NavigableMap<String, Integer> freeAfter;
    private final NavigableMap<String, NamespaceAlignment.Pair> pairs = new TreeMap<>();
    private final NavigableSet<String> notFound = new TreeSet<>();
    private final int[] partners;
    private boolean likeliestOnly;

    public NamespaceAligner(ListHistory before, ListHistory after) {
        this.scores = new NamespaceScores(before, after);
        this.freeBefore = labels(before);
        this.freeAfter = labels(after);
        int namespaces = before.vocabulary().namespaceCount();
        this.partners = new int[namespaces];
        for (int namespace = 1; namespace < namespaces; namespace++) {
            partners[namespace] = namespaces + namespace;
        }
    }

    /**
     * Pairs the namespaces.
     *
     * @param oneBoot true when the lists are of one boot, within which a number keeps its meaning
     */
    public AlignedNamespaces align(Map<String, String> byUser, boolean oneBoot) {
        new TreeMap<>(byUser).forEach(this::pairByUser);
        if (!oneBoot) {
            pairByContent();
        }
        for (String label : List.copyOf(freeBefore.keySet())) {
            if (freeAfter.containsKey(label) && (oneBoot || agreeAtAll(label))) {
                pair(label, label, NamespaceAlignment.How.SAME_NUMBER);
            }
        }
        return new AlignedNamespaces(
                new NamespaceAlignment(
                        List.copyOf(pairs.values()),
                        List.copyOf(freeBefore.keySet()),
                        List.copyOf(freeAfter.keySet()),
                        List.copyOf(notFound),
                        likeliestOnly,
                        false),
                partners);
    }

    private void pairByUser(String inBefore, String inAfter) {
        if (freeBefore.containsKey(inBefore) && freeAfter.containsKey(inAfter)) {
            pair(inBefore, inAfter, NamespaceAlignment.How.BY_USER);
            return;
        }
        if (!freeBefore.containsKey(inBefore)) {
            notFound.add(inBefore);
        }
        if (!freeAfter.containsKey(inAfter)) {
            notFound.add(inAfter);
        }
    }

    private void pairByContent() {
        pairEqualOnes();
        boolean again = true;
        for (int round = 0; round < MOST_ROUNDS && again; round++) {
            NamespaceCandidates candidates = new NamespaceCandidates(scores, freeBefore, freeAfter);
            likeliestOnly |= candidates.likeliestOnly();
            again = pairBest(candidates) && candidates.likeliestOnly();
        }
    }

    private boolean pairBest(NamespaceCandidates candidates) {
        boolean paired = false;
        for (NamespaceCandidates.Candidate candidate : candidates.best()) {
            if (freeBefore.containsKey(candidate.before()) && freeAfter.containsKey(candidate.after())) {
                pair(candidate.before(), candidate.after(), NamespaceAlignment.How.BY_CONTENT);
                paired = true;
            }
        }
        return paired;
    }

    /** Pairs those that measured exactly the same, equal labels first: nothing can have more in common. */
    private void pairEqualOnes() {
        for (Map.Entry<String, Integer> one : List.copyOf(freeBefore.entrySet())) {
            Integer same = freeAfter.get(one.getKey());
            if (same != null && scores.compare(one.getValue(), false, same, true) == 0) {
                pair(one.getKey(), one.getKey(), NamespaceAlignment.How.BY_CONTENT);
            }
        }
        List<Map.Entry<String, Integer>> inBefore = sorted(freeBefore, false);
        List<Map.Entry<String, Integer>> inAfter = sorted(freeAfter, true);
        int i = 0;
        int j = 0;
        while (i < inBefore.size() && j < inAfter.size()) {
            Map.Entry<String, Integer> one = inBefore.get(i);
            Map.Entry<String, Integer> other = inAfter.get(j);
            int order = scores.compare(one.getValue(), false, other.getValue(), true);
            if (order == 0) {
                pair(one.getKey(), other.getKey(), NamespaceAlignment.How.BY_CONTENT);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    /** By what they measured, then by their labels. */
    private List<Map.Entry<String, Integer>> sorted(NavigableMap<String, Integer> namespaces, boolean inAfter) {
        return namespaces.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> scores.compare(one.getValue(), inAfter, other.getValue(), inAfter))
                .toList();
    }

    private boolean agreeAtAll(String label) {
        int namespace = freeBefore.getOrDefault(label, Vocabulary.NO_NAMESPACE);
        return scores.score(namespace, namespace) > 0;
    }

    private void pair(String inBefore, String inAfter, NamespaceAlignment.How how) {
        int one = Optional.ofNullable(freeBefore.remove(inBefore)).orElseThrow();
        int other = Optional.ofNullable(freeAfter.remove(inAfter)).orElseThrow();
        boolean sameNumber = how == NamespaceAlignment.How.BY_CONTENT && inBefore.equals(inAfter);
        pairs.put(
                inBefore,
                new NamespaceAlignment.Pair(
                        inBefore,
                        inAfter,
                        sameNumber ? NamespaceAlignment.How.SAME_NUMBER : how,
                        scores.score(one, other)));
        partners[other] = one;
    }

    private static NavigableMap<String, Integer> labels(ListHistory list) {
        Vocabulary vocabulary = list.vocabulary();
        boolean[] seen = new boolean[vocabulary.namespaceCount()];
        NavigableMap<String, Integer> labels = new TreeMap<>();
        for (int i = 0; i < list.size(); i++) {
            int namespace = list.namespace(i);
            if (!seen[namespace]) {
                seen[namespace] = true;
                vocabulary.namespaceLabel(namespace).ifPresent(label -> labels.put(label, namespace));
            }
        }
        return labels;
    }
}
