package dev.imatool.render.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.learn.Coverage;
import org.junit.jupiter.api.Test;

class CoveragePageTest {
    private static String sentence(long... seenIn) {
        return CoveragePage.sentence(Coverage.of(seenIn), "path", "paths");
    }

    /** Three published heads of the same container: 12 entries, 5 and 5; counted by path. */
    @Test
    void theEstimateIsALowerBound() {
        assertThat(sentence(0, 9, 2, 3)).isEqualTo("At least 14 more paths are likely in further runs of this kind.");
        assertThat(sentence(0, 1, 2)).isEqualTo("At least 1 more path is likely in further runs of this kind.");
    }

    @Test
    void whatCannotBeEstimatedIsSaid() {
        assertThat(sentence(0, 7)).isEqualTo("One run does not show how many paths further runs will add.");
        assertThat(sentence(0, 0, 0, 7)).contains("does not mean that there are none");
        assertThat(sentence(0, 0, 0)).contains("Nothing was learned");
    }
}
