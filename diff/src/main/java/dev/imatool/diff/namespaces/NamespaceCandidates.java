package dev.imatool.diff.namespaces;

import dev.imatool.diff.table.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.IntConsumer;

/**
 * Pairs of namespaces that have enough in common to be one: of all pairs, or, where that is too much work, of {@link
 * LikelyPartners}.
 */
final class NamespaceCandidates {
    private static final double ENOUGH = 0.25;

    /** Pairs that are compared each with each. */
    public static final long MOST_PAIRS = 1 << 18;

    /** Things that are looked up to compare each with each. */
    private static final long MOST_LOOKUPS = 1 << 25;

    /** Candidates kept for a namespace of BEFORE, where only likely partners are compared. */
    private static final int KEPT = 4;

    private final NamespaceScores scores;
    private final List<String> labelsBefore;
    private final List<String> labelsAfter;
    private final int[] before;
    private final int[] after;
    private final boolean likeliestOnly;

    NamespaceCandidates(
            NamespaceScores scores, NavigableMap<String, Integer> inBefore, NavigableMap<String, Integer> inAfter) {
        this.scores = scores;
        this.labelsBefore = List.copyOf(inBefore.keySet());
        this.labelsAfter = List.copyOf(inAfter.keySet());
        this.before = inBefore.values().stream().mapToInt(Integer::intValue).toArray();
        this.after = inAfter.values().stream().mapToInt(Integer::intValue).toArray();
        long pairs = (long) before.length * after.length;
        long perBefore =
                scores.content(false).total() + (long) scores.paths(false).total();
        long perAfter = scores.content(true).total() + (long) scores.paths(true).total();
        long lookups = Math.min(perBefore * after.length, perAfter * before.length);
        this.likeliestOnly = pairs > MOST_PAIRS || lookups > MOST_LOOKUPS;
    }

    /** A pair with enough in common. */
    record Candidate(String before, String after, double score) {
        boolean sameLabel() {
            return before.equals(after);
        }
    }

    /** True when not every pair is compared. */
    boolean likeliestOnly() {
        return likeliestOnly;
    }

    /** The candidates, those with most in common first. */
    List<Candidate> best() {
        List<Candidate> candidates = likeliestOnly ? ofLikelyPartners() : ofAll();
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .thenComparing(Candidate::sameLabel)
                .reversed()
                .thenComparing(Candidate::before)
                .thenComparing(Candidate::after));
        return candidates;
    }

    private List<Candidate> ofAll() {
        List<Candidate> candidates = new ArrayList<>();
        for (int one = 0; one < before.length; one++) {
            for (int other = 0; other < after.length; other++) {
                double score = scores.score(before[one], after[other]);
                if (score >= ENOUGH) {
                    candidates.add(new Candidate(labelsBefore.get(one), labelsAfter.get(other), score));
                }
            }
        }
        return candidates;
    }

    private List<Candidate> ofLikelyPartners() {
        int[] placeOf = new int[1 + Arrays.stream(after).max().orElse(0)];
        for (int other = 0; other < after.length; other++) {
            placeOf[after[other]] = other;
        }
        LikelyPartners partners = new LikelyPartners(scores, before, after);
        List<Candidate> candidates = new ArrayList<>();
        for (int one = 0; one < before.length; one++) {
            Shortlist shortlist = new Shortlist(one);
            partners.of(one, other -> shortlist.accept(placeOf[other]));
            candidates.addAll(shortlist.best);
        }
        return candidates;
    }

    /** The best few partners of one namespace. */
    private final class Shortlist implements IntConsumer {
        private final List<Candidate> best = new ArrayList<>(KEPT + 1);
        private final IntList seen = new IntList();
        private final int one;

        Shortlist(int one) {
            this.one = one;
        }

        @Override
        public void accept(int other) {
            for (int i = 0; i < seen.size(); i++) {
                if (seen.get(i) == other) {
                    return;
                }
            }
            seen.add(other);
            double score = scores.score(before[one], after[other]);
            if (score < ENOUGH) {
                return;
            }
            best.add(new Candidate(labelsBefore.get(one), labelsAfter.get(other), score));
            best.sort(Comparator.comparingDouble(Candidate::score).reversed());
            if (best.size() > KEPT) {
                best.remove(KEPT);
            }
        }
    }
}
