package dev.imatool.render.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.render.page.Strip.Run;
import dev.imatool.render.page.Strip.Segment;
import dev.imatool.render.page.Strip.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is bad about entries can be seen, however small it is and however many entries there are. */
class StripTest {
    private static final int COLUMNS = 1000;
    private static final int NARROWEST = 5;

    private static Strip strip(long entries, Segment... segments) {
        return new Strip("entries", entries, List.of(segments), List.of());
    }

    @Test
    void widthsAreProportional() {
        assertThat(strip(100, new Segment(1, 75, What.COVERED), new Segment(76, 100, What.AFTER_QUOTE))
                        .runs(COLUMNS, NARROWEST))
                .containsExactly(new Run(0, 750, What.COVERED), new Run(750, 1000, What.AFTER_QUOTE));
    }

    @Test
    void oneBadEntryOfAMillionTakesTheNarrowestWidth() {
        assertThat(strip(
                                1_000_000,
                                new Segment(1, 1_000_000, What.COVERED),
                                new Segment(500_000, 500_000, What.KNOWN_BAD))
                        .runs(COLUMNS, NARROWEST))
                .containsExactly(
                        new Run(0, 498, What.COVERED),
                        new Run(498, 503, What.KNOWN_BAD),
                        new Run(503, 1000, What.COVERED));
        assertThat(strip(
                                1_000_000,
                                new Segment(1, 1_000_000, What.COVERED),
                                new Segment(1_000_000, 1_000_000, What.KNOWN_BAD))
                        .runs(COLUMNS, NARROWEST))
                .endsWith(new Run(995, 1000, What.KNOWN_BAD));
    }

    @Test
    void aGoodStretchIsSeenBetweenThoseThatWeighLess() {
        assertThat(strip(10_000, new Segment(1, 10_000, What.NOT_COVERED), new Segment(1, 1, What.CONTENTS_UNPROVEN))
                        .runs(COLUMNS, NARROWEST))
                .containsExactly(new Run(0, 5, What.CONTENTS_UNPROVEN), new Run(5, 1000, What.NOT_COVERED));
    }

    /** Of thousands of segments in any order: what stands in the column of an entry weighs at least as much as what is known of it. */
    @Test
    void nothingBadIsHiddenBehindAnythingBetter() {
        Random random = new Random(17);
        for (int round = 0; round < 20; round++) {
            long entries = 1L + random.nextInt(2_000_000);
            List<Segment> segments = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                long from = 1 + random.nextLong(entries);
                long to = Math.min(entries, from + random.nextInt(i % 10 == 0 ? 100_000 : 3));
                segments.add(new Segment(from, to, List.of(What.values()).get(random.nextInt(What.values().length))));
            }
            Strip strip = new Strip("entries", entries, segments, List.of());
            List<Run> runs = strip.runs(COLUMNS, NARROWEST);
            assertThat(runs).hasSizeLessThanOrEqualTo(COLUMNS);
            for (Segment segment : segments) {
                int column = Math.min(COLUMNS - 1, strip.column(segment.from() - 1, COLUMNS));
                assertThat(runs)
                        .filteredOn(run -> run.from() <= column && column < run.to())
                        .hasSize(1)
                        .allMatch(run -> run.what().compareTo(segment.what()) >= 0);
            }
        }
    }

    @Test
    void aStripKnowsItsEntries() {
        Segment behind = new Segment(3, 5, What.COVERED);
        assertThatThrownBy(() -> strip(4, behind)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Segment(0, 1, What.COVERED)).isInstanceOf(IllegalArgumentException.class);
        assertThat(strip(0).runs(COLUMNS, NARROWEST)).isEmpty();
    }
}
