package dev.imatool.appraise.learn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How far runs cover what there is to see, from nothing but how many things were seen in how many runs: so the order of
 * the runs does not matter.
 *
 * <p>The estimates are those of ecology for incidence data (A. Chao 1987: Chao2; Good and Turing's share of single
 * sightings; Chao and Jost 2012: sample coverage). They assume that further runs are like these. Chao2 is a lower bound.
 *
 * @param runs number of runs (m)
 * @param observed things seen at all (S)
 * @param once things seen in exactly one run (Q1)
 * @param twice things seen in exactly two runs (Q2)
 * @param sightings things summed up over the runs (U)
 * @param accumulation mean number of things that n of the runs show, over all orders of the runs, for n = 1 to m;
 *     computed exactly and rounded to thousandths
 */
public record Coverage(int runs, long observed, long once, long twice, long sightings, List<BigDecimal> accumulation) {
    private static final int DECIMALS = 3;

    public Coverage {
        accumulation = List.copyOf(accumulation);
    }

    /**
     * Computes it.
     *
     * @param seenIn at index k the number of things seen in exactly k runs; its length is the number of runs and one
     */
    public static Coverage of(long[] seenIn) {
        int runs = seenIn.length - 1;
        long observed = 0;
        long sightings = 0;
        for (int k = 1; k <= runs; k++) {
            observed += seenIn[k];
            sightings += k * seenIn[k];
        }
        return new Coverage(
                runs,
                observed,
                runs < 1 ? 0 : seenIn[1],
                runs < 2 ? 0 : seenIn[2],
                sightings,
                AccumulationCurve.curve(seenIn, DECIMALS));
    }

    /** Q1/U: the share of sightings that no other run confirms. Absent where nothing was seen. */
    public Optional<BigDecimal> singleShare() {
        return sightings == 0
                ? Optional.empty()
                : Optional.of(quotient(BigInteger.valueOf(once), BigInteger.valueOf(sightings), RoundingMode.HALF_UP));
    }

    /**
     * The least number of things there are: S + (m-1)/m Q1²/(2 Q2), or S + (m-1)/m Q1(Q1-1)/2 where nothing was seen
     * exactly twice. Absent where there are not two runs or nothing was seen.
     */
    public Optional<BigDecimal> chao2() {
        return estimable()
                ? Optional.of(plain(BigDecimal.valueOf(observed)
                        .add(quotient(unseenNumerator(), unseenDenominator(), RoundingMode.HALF_UP))))
                : Optional.empty();
    }

    /**
     * The share of further sightings that would be of things already seen: 1 - Q1/U · (m-1)Q1/((m-1)Q1 + 2 Q2), rounded
     * down. Absent where there are not two runs or nothing was seen.
     */
    public Optional<BigDecimal> sampleCoverage() {
        if (!estimable()) {
            return Optional.empty();
        }
        if (once == 0) {
            return Optional.of(BigDecimal.ONE);
        }
        BigInteger single = BigInteger.valueOf(once);
        BigInteger weighted = single.multiply(BigInteger.valueOf(runs - 1L));
        BigInteger all = BigInteger.valueOf(sightings).multiply(weighted.add(BigInteger.valueOf(2 * twice)));
        return Optional.of(quotient(all.subtract(single.multiply(weighted)), all, RoundingMode.DOWN));
    }

    /** Further runs are likely to add at least so many things; 0 where that cannot be estimated, which proves nothing. */
    public long moreExpected() {
        if (!estimable()) {
            return 0;
        }
        BigInteger[] parts = unseenNumerator().divideAndRemainder(unseenDenominator());
        return parts[0].add(parts[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE)
                .longValueExact();
    }

    /** What can be said about things that further runs will add. */
    public enum Estimate {
        /** Nothing was seen, so nothing can be said. */
        NOTHING_SEEN,
        /** One run does not show what another adds. */
        ONE_RUN,
        /** Too few things were seen in one run only; that does not mean that nothing is missing. */
        TOO_FEW_SINGLE,
        /** There are at least {@link #moreExpected()} more. */
        AT_LEAST
    }

    /** What {@link #moreExpected()} means. */
    public Estimate estimate() {
        if (sightings == 0) {
            return Estimate.NOTHING_SEEN;
        }
        if (runs < 2) {
            return Estimate.ONE_RUN;
        }
        return moreExpected() == 0 ? Estimate.TOO_FEW_SINGLE : Estimate.AT_LEAST;
    }

    private boolean estimable() {
        return runs > 1 && sightings > 0;
    }

    private BigInteger unseenNumerator() {
        BigInteger single = BigInteger.valueOf(once);
        BigInteger squared = twice > 0 ? single.multiply(single) : single.multiply(BigInteger.valueOf(once - 1));
        return squared.multiply(BigInteger.valueOf(runs - 1L));
    }

    private BigInteger unseenDenominator() {
        return BigInteger.valueOf(2L * runs).multiply(BigInteger.valueOf(Math.max(twice, 1)));
    }

    private static BigDecimal quotient(BigInteger numerator, BigInteger denominator, RoundingMode rounding) {
        return plain(new BigDecimal(numerator).divide(new BigDecimal(denominator), DECIMALS, rounding));
    }

    /** Without zeros at the end and without an exponent: 27.5, 40. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
