package dev.imatool.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the namespaces that are the same in two lists: the user's word first, then the best agreement in content. */
final class NamespaceAligner {
    private static final double ENOUGH = 0.25;

    private final NamespaceScores scores;
    private final NavigableMap<String, Integer> freeBefore;
    private final NavigableMap<String, Integer> freeAfter;
    private final NavigableMap<String, NamespaceAlignment.Pair> pairs = new TreeMap<>();
    private final NavigableSet<String> notFound = new TreeSet<>();
    private final int[] partners;
    private int notAligned;

    NamespaceAligner(ListHistory before, ListHistory after) {
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
    AlignedNamespaces align(Map<String, String> byUser, boolean oneBoot) {
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
                        notAligned,
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
        record Candidate(String before, String after, double score) {
            boolean sameLabel() {
                return before.equals(after);
            }
        }
        NavigableMap<String, Integer> inBefore = new TreeMap<>(freeBefore);
        NavigableMap<String, Integer> inAfter = new TreeMap<>(freeAfter);
        inBefore.values().removeIf(namespace -> !scores.lookedAtBefore(namespace));
        inAfter.values().removeIf(namespace -> !scores.lookedAtAfter(namespace));
        notAligned = freeBefore.size() - inBefore.size() + freeAfter.size() - inAfter.size();
        List<Candidate> candidates = new ArrayList<>();
        inBefore.forEach((one, oneNumber) -> inAfter.forEach((other, otherNumber) -> {
            double score = scores.score(oneNumber, otherNumber);
            if (score >= ENOUGH) {
                candidates.add(new Candidate(one, other, score));
            }
        }));
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .thenComparing(Candidate::sameLabel)
                .reversed()
                .thenComparing(Candidate::before)
                .thenComparing(Candidate::after));
        for (Candidate candidate : candidates) {
            if (freeBefore.containsKey(candidate.before()) && freeAfter.containsKey(candidate.after())) {
                pair(candidate.before(), candidate.after(), NamespaceAlignment.How.BY_CONTENT);
            }
        }
    }

    private boolean agreeAtAll(String label) {
        int namespace = freeBefore.getOrDefault(label, Vocabulary.NO_NAMESPACE);
        boolean lookedAt = scores.lookedAtBefore(namespace) && scores.lookedAtAfter(namespace);
        return !lookedAt || scores.score(namespace, namespace) > 0;
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
