package dev.imatool.model.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedIntsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000, 1024, 4095, 4096, 4097, 300_000})
    void areInOrderWithoutASignAndOnce(int count) {
        Random random = new Random(count);
        SortedInts.Collector collector = new SortedInts.Collector();
        TreeSet<Long> expected = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            int value = i % 3 == 0 ? random.nextInt(50) - 25 : random.nextInt();
            collector.add(value);
            expected.add(Integer.toUnsignedLong(value));
        }
        SortedInts sorted = collector.sorted();
        assertThat(IntStream.range(0, sorted.size()).mapToObj(i -> Integer.toUnsignedLong(sorted.get(i))))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void thePlaceOfANumberIsTheFirstThatIsNotLess() {
        SortedInts.Collector collector = new SortedInts.Collector();
        for (int value : new int[] {-1, 7, 3, Integer.MIN_VALUE}) {
            collector.add(value);
        }
        SortedInts sorted = collector.sorted();
        assertThat(sorted.from(0)).isZero();
        assertThat(sorted.from(3)).isZero();
        assertThat(sorted.from(4)).isEqualTo(1);
        assertThat(sorted.from(Integer.MAX_VALUE)).isEqualTo(2);
        assertThat(sorted.from(-2)).isEqualTo(3);
        assertThat(sorted.from(-1)).isEqualTo(3);
    }
}
