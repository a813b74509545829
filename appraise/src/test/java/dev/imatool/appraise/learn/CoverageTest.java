package dev.imatool.appraise.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {
    /** Three published heads of the same container: 12 entries, 5 and 5; counted by path. */
    private static final Coverage PUBLISHED_PATHS = Coverage.of(new long[] {0, 9, 2, 3});

    /** The same by path and digest: two contents changed between the runs. */
    private static final Coverage PUBLISHED_DIGESTS = Coverage.of(new long[] {0, 12, 2, 2});

    @Test
    void thePublishedRunsAreEstimatedAsPublishedByPath() {
        assertThat(PUBLISHED_PATHS.runs()).isEqualTo(3);
        assertThat(PUBLISHED_PATHS.observed()).isEqualTo(14);
        assertThat(PUBLISHED_PATHS.once()).isEqualTo(9);
        assertThat(PUBLISHED_PATHS.twice()).isEqualTo(2);
        assertThat(PUBLISHED_PATHS.sightings()).isEqualTo(22);
        assertThat(PUBLISHED_PATHS.chao2()).contains(new BigDecimal("27.5"));
        assertThat(PUBLISHED_PATHS.sampleCoverage()).contains(new BigDecimal("0.665"));
        assertThat(PUBLISHED_PATHS.singleShare()).contains(new BigDecimal("0.409"));
        assertThat(PUBLISHED_PATHS.moreExpected()).isEqualTo(14);
        assertThat(PUBLISHED_PATHS.estimate()).isEqualTo(Coverage.Estimate.AT_LEAST);
    }

    @Test
    void thePublishedRunsAreEstimatedAsPublishedByPathAndDigest() {
        assertThat(PUBLISHED_DIGESTS.observed()).isEqualTo(16);
        assertThat(PUBLISHED_DIGESTS.sightings()).isEqualTo(22);
        assertThat(PUBLISHED_DIGESTS.chao2()).contains(new BigDecimal("40"));
        assertThat(PUBLISHED_DIGESTS.moreExpected()).isEqualTo(24);
    }

    /** By hand: 22/3; of the three pairs of runs each misses what only the third has, so 14 - 9/3; 14. */
    @Test
    void theCurveIsTheMeanOverAllOrders() {
        assertThat(PUBLISHED_PATHS.accumulation())
                .containsExactly(new BigDecimal("7.333"), new BigDecimal("11"), new BigDecimal("14"));
    }

    @Test
    void theCurveIsWhatTryingAllChoicesGives() {
        Random random = new Random(11);
        for (int trial = 0; trial < 20; trial++) {
            int runs = 1 + random.nextInt(7);
            List<Integer> things = new ArrayList<>();
            long[] seenIn = new long[runs + 1];
            for (int i = 0; i < 30; i++) {
                int shownBy = 1 + random.nextInt((1 << runs) - 1);
                things.add(shownBy);
                seenIn[Integer.bitCount(shownBy)]++;
            }
            assertThat(Coverage.of(seenIn).accumulation()).isEqualTo(byTrying(things, runs));
        }
    }

    private static List<BigDecimal> byTrying(List<Integer> things, int runs) {
        long[] shown = new long[runs + 1];
        long[] choices = new long[runs + 1];
        for (int choice = 1; choice < 1 << runs; choice++) {
            int chosen = choice;
            choices[Integer.bitCount(choice)]++;
            shown[Integer.bitCount(choice)] +=
                    things.stream().filter(thing -> (thing & chosen) != 0).count();
        }
        List<BigDecimal> curve = new ArrayList<>();
        for (int n = 1; n <= runs; n++) {
            BigDecimal mean = new BigDecimal(shown[n])
                    .divide(new BigDecimal(choices[n]), 3, java.math.RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            curve.add(mean.scale() < 0 ? mean.setScale(0) : mean);
        }
        return curve;
    }

    /** S=5, Q1=3, Q2=0, U=9, m=4: 5 + 3/4 * 3*2/2; 1 - 3/9 * 9/9. */
    @Test
    void withoutDoublesTheOtherFormulaIsTaken() {
        Coverage coverage = Coverage.of(new long[] {0, 3, 0, 2, 0});
        assertThat(coverage.chao2()).contains(new BigDecimal("7.25"));
        assertThat(coverage.sampleCoverage()).contains(new BigDecimal("0.666"));
        assertThat(coverage.moreExpected()).isEqualTo(3);
    }

    /** S=3, Q1=1, Q2=2, m=2: 3 + 1/2 * 1/4, so one more at least. */
    @Test
    void aPartOfOneMoreIsOneMore() {
        Coverage coverage = Coverage.of(new long[] {0, 1, 2});
        assertThat(coverage.chao2()).contains(new BigDecimal("3.125"));
        assertThat(coverage.moreExpected()).isEqualTo(1);
        assertThat(coverage.estimate()).isEqualTo(Coverage.Estimate.AT_LEAST);
    }

    @Test
    void oneRunTellsNothing() {
        Coverage coverage = Coverage.of(new long[] {0, 7});
        assertThat(coverage.chao2()).isEqualTo(Optional.empty());
        assertThat(coverage.sampleCoverage()).isEqualTo(Optional.empty());
        assertThat(coverage.singleShare()).contains(BigDecimal.ONE);
        assertThat(coverage.moreExpected()).isZero();
        assertThat(coverage.estimate()).isEqualTo(Coverage.Estimate.ONE_RUN);
    }

    @Test
    void runsThatAgreeAreNotCalledComplete() {
        Coverage coverage = Coverage.of(new long[] {0, 0, 0, 7});
        assertThat(coverage.chao2()).contains(new BigDecimal("7"));
        assertThat(coverage.moreExpected()).isZero();
        assertThat(coverage.estimate()).isEqualTo(Coverage.Estimate.TOO_FEW_SINGLE);
    }

    @Test
    void nothingSeenIsNothingSaid() {
        Coverage coverage = Coverage.of(new long[] {0, 0, 0});
        assertThat(coverage.singleShare()).isEqualTo(Optional.empty());
        assertThat(coverage.chao2()).isEqualTo(Optional.empty());
        assertThat(coverage.accumulation()).containsExactly(BigDecimal.ZERO, BigDecimal.ZERO);
        assertThat(coverage.estimate()).isEqualTo(Coverage.Estimate.NOTHING_SEEN);
    }

    @Test
    void millionsOfThingsDoNotOverflow() {
        Coverage coverage = Coverage.of(new long[] {0, 2_000_000_000_000L, 0});
        assertThat(coverage.chao2().orElseThrow())
                .isEqualByComparingTo(new BigDecimal("2e12")
                        .add(new BigDecimal("2e12")
                                .multiply(new BigDecimal("1999999999999"))
                                .divide(new BigDecimal(4))));
    }
}
