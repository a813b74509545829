package dev.imatool.appraise.learn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The accumulation curve: how many things n of m runs show on average over all choices of n. A thing that k runs show is
 * missed by C(m-k, n) of the C(m, n) choices, so no order has to be tried.
 */
final class AccumulationCurve {
    private AccumulationCurve() {}

    /** The mean for n = 1 to m, rounded half up. */
    static List<BigDecimal> curve(long[] seenIn, int decimals) {
        int runs = seenIn.length - 1;
        BigInteger observed = BigInteger.ZERO;
        BigInteger[] missing = new BigInteger[runs + 1];
        for (int k = 1; k <= runs; k++) {
            observed = observed.add(BigInteger.valueOf(seenIn[k]));
            missing[k] = BigInteger.ONE;
        }
        List<BigDecimal> curve = new ArrayList<>();
        BigInteger choices = BigInteger.ONE;
        for (int n = 1; n <= runs; n++) {
            choices = next(choices, runs, n);
            BigInteger missed = BigInteger.ZERO;
            for (int k = 1; k <= runs; k++) {
                missing[k] = next(missing[k], runs - k, n);
                missed = missed.add(missing[k].multiply(BigInteger.valueOf(seenIn[k])));
            }
            BigDecimal shown = new BigDecimal(observed.multiply(choices).subtract(missed))
                    .divide(new BigDecimal(choices), decimals, RoundingMode.HALF_UP);
            curve.add(Coverage.plain(shown));
        }
        return curve;
    }

    /** C(of, n) from C(of, n-1). */
    private static BigInteger next(BigInteger last, int of, int n) {
        return n > of
                ? BigInteger.ZERO
                : last.multiply(BigInteger.valueOf(of - n + 1L)).divide(BigInteger.valueOf(n));
    }
}
