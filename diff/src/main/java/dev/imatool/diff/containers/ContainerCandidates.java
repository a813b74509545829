package dev.imatool.diff.containers;

import dev.imatool.diff.containers.ContainerAlignment.Shares;
import dev.imatool.diff.table.IntList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Pairs of containers that have enough in common to be one: of all pairs, or, where that is too much work, of {@link
 * LikelyPartners}.
 */
final class ContainerCandidates {
    /** Share of contents and paths together. */
    static final double ENOUGH = 0.25;

    /** Share of paths where no content is in common: programs of other images share a few paths, too. */
    private static final double ENOUGH_PATHS = 0.75;

    /** Pairs that are compared each with each. */
    public static final long MOST_PAIRS = 1 << 18;

    /** Things that are looked up to compare each with each. */
    private static final long MOST_LOOKUPS = 1 << 25;

    /** Candidates kept for a container of BEFORE, where only likely partners are compared. */
    private static final int KEPT = 4;

    private final ContainerScores scores;
    private final int[] before;
    private final int[] after;
    private final boolean likeliestOnly;
    private final double least;

    /**
     * Candidates among the containers of those numbers; what is in front is preferred.
     *
     * @param least share of contents and paths together that two with contents in common must have
     */
    ContainerCandidates(ContainerScores scores, List<Integer> before, List<Integer> after, double least) {
        this.scores = scores;
        this.least = least;
        this.before = before.stream().mapToInt(Integer::intValue).toArray();
        this.after = after.stream().mapToInt(Integer::intValue).toArray();
        long pairs = (long) before.size() * after.size();
        long perBefore =
                scores.content(false).total() + (long) scores.paths(false).total();
        long perAfter = scores.content(true).total() + (long) scores.paths(true).total();
        long lookups = Math.min(perBefore * after.size(), perAfter * before.size());
        this.likeliestOnly = pairs > MOST_PAIRS || lookups > MOST_LOOKUPS;
    }

    /**
     * A pair with enough in common.
     *
     * @param before number of the container of BEFORE
     * @param after number of that of AFTER
     */
    record Candidate(int before, int after, Shares shares) {
        private double mean() {
            return shares.mean();
        }

        private boolean sameNumber() {
            return before == after;
        }
    }

    /** True when not every pair is compared. */
    boolean likeliestOnly() {
        return likeliestOnly;
    }

    /** The candidates, those with most in common first. */
    List<Candidate> best() {
        List<Candidate> candidates = likeliestOnly ? ofLikelyPartners() : ofAll();
        candidates.sort(Comparator.comparingDouble(Candidate::mean)
                .thenComparing(Candidate::sameNumber)
                .reversed());
        return candidates;
    }

    private List<Candidate> ofAll() {
        List<Candidate> candidates = new ArrayList<>();
        for (int one : before) {
            for (int other : after) {
                Shares shares = scores.shares(one, other);
                if (enough(shares)) {
                    candidates.add(new Candidate(one, other, shares));
                }
            }
        }
        return candidates;
    }

    private boolean enough(Shares shares) {
        return shares.contents() > 0 ? shares.mean() >= least : shares.paths() >= ENOUGH_PATHS;
    }

    private List<Candidate> ofLikelyPartners() {
        LikelyPartners partners = new LikelyPartners(scores, before, after);
        List<Candidate> candidates = new ArrayList<>();
        for (int one = 0; one < before.length; one++) {
            Shortlist shortlist = new Shortlist(before[one]);
            partners.of(one, shortlist);
            candidates.addAll(shortlist.best);
        }
        return candidates;
    }

    /** The best few partners of one container. */
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
            Shares shares = scores.shares(one, other);
            if (!enough(shares)) {
                return;
            }
            best.add(new Candidate(one, other, shares));
            best.sort(Comparator.comparingDouble(Candidate::mean).reversed());
            if (best.size() > KEPT) {
                best.remove(KEPT);
            }
        }
    }
}
