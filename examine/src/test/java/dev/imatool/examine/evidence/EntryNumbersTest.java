package dev.imatool.examine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNumbersTest {
    @Test
    void noneHasNoNumber() {
        assertThat(new EntryNumbers().contains(0)).isFalse();
        assertThat(new EntryNumbers().contains(1)).isFalse();
    }

    /** The same as a set of bits, whether numbers come alone or in long stretches. */
    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9, 1.0})
    void hasWhatItWasGiven(double share) {
        Random random = new Random(17);
        EntryNumbers numbers = new EntryNumbers();
        BitSet expected = new BitSet();
        for (int entry = 1; entry <= 5000; entry++) {
            if (random.nextDouble() < share) {
                numbers.add(entry);
                expected.set(entry);
            }
        }
        for (int entry = 0; entry <= 5002; entry++) {
            assertThat(numbers.contains(entry)).as("entry %d", entry).isEqualTo(expected.get(entry));
        }
    }
}
