package dev.imatool.diff.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryOrderTest {
    /** The differences of two words, each letter an entry. */
    private static String of(String before, String after) {
        EntryOrder order = new EntryOrder(numbers(before), numbers(after), 128);
        return "lost " + order.lost().size() + ", moved " + order.movedFrom().size() + ", doubled "
                + order.doubled().size() + ", inserted " + order.inserted().size();
    }

    private static int[] numbers(String word) {
        return word.chars().toArray();
    }

    @Test
    void aListThatGrewHasAllInItsPlace() {
        assertThat(of("abc", "abc")).isEqualTo("lost 0, moved 0, doubled 0, inserted 0");
        assertThat(of("abc", "abcxay")).isEqualTo("lost 0, moved 0, doubled 0, inserted 0");
    }

    @Test
    void eachKindIsNamed() {
        assertThat(of("abcd", "abd")).isEqualTo("lost 1, moved 0, doubled 0, inserted 0");
        assertThat(of("abcd", "abc")).isEqualTo("lost 1, moved 0, doubled 0, inserted 0");
        assertThat(of("abcd", "bcd")).isEqualTo("lost 1, moved 0, doubled 0, inserted 0");
        assertThat(of("abcd", "acdb")).isEqualTo("lost 0, moved 1, doubled 0, inserted 0");
        assertThat(of("abcd", "dabc")).isEqualTo("lost 0, moved 1, doubled 0, inserted 0");
        assertThat(of("abcd", "abbcd")).isEqualTo("lost 0, moved 0, doubled 1, inserted 0");
        assertThat(of("abcd", "babcd")).isEqualTo("lost 0, moved 0, doubled 1, inserted 0");
        assertThat(of("abcd", "abxcd")).isEqualTo("lost 0, moved 0, doubled 0, inserted 1");
        assertThat(of("abcd", "xabcd")).isEqualTo("lost 0, moved 0, doubled 0, inserted 1");
        assertThat(of("abcd", "axcd")).isEqualTo("lost 1, moved 0, doubled 0, inserted 1");
    }

    @Test
    void placesAreThoseOfTheEntries() {
        EntryOrder order = new EntryOrder(numbers("abcdef"), numbers("aacefbxf"), 128);
        assertThat(order.lost().size()).isEqualTo(1);
        assertThat(order.lost().get(0)).isEqualTo(3);
        assertThat(order.movedFrom().get(0)).isEqualTo(1);
        assertThat(order.movedTo().get(0)).isEqualTo(5);
        assertThat(order.doubled().get(0)).isEqualTo(1);
    }

    @Test
    void whatStandsBehindTheLastEntryOfBeforeIsGrowth() {
        assertThat(of("abcd", "acdxa")).isEqualTo("lost 1, moved 0, doubled 0, inserted 0");
    }

    @Test
    void entriesThatRecurThousandsOfTimesArePairedInTheirOrder() {
        assertThat(of("a" + "v".repeat(5000) + "b", "b" + "v".repeat(4999) + "a"))
                .isEqualTo("lost 1, moved 2, doubled 0, inserted 0");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** Numbers by counting, and the fewest moves by trying: the longest common subsequence of the plain recurrence. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noMoreIsSaidThanCountingAndTheLongestCommonSubsequenceSay(long seed) {
        Random random = new Random(seed);
        List<Integer> before = random(random);
        List<Integer> after = random(random);
        EntryOrder order = new EntryOrder(array(before), array(after), 8);
        int common = 0;
        for (int number = 0; number < 8; number++) {
            common += Math.min(count(before, number), count(after, number));
        }
        assertThat(order.lost().size()).isEqualTo(before.size() - common);
        assertThat(order.movedFrom().size()).isEqualTo(common - longest(before, after));
        assertThat(order.movedTo().size()).isEqualTo(order.movedFrom().size());
        for (int i = 0; i < order.movedTo().size(); i++) {
            assertThat(after.get(order.movedTo().get(i)))
                    .isEqualTo(before.get(order.movedFrom().get(i)));
        }
        int more = after.size() - common;
        assertThat(order.doubled().size() + order.inserted().size()).isLessThanOrEqualTo(more);
    }

    private static int count(List<Integer> list, int number) {
        return (int) list.stream().filter(entry -> entry == number).count();
    }

    private static int longest(List<Integer> one, List<Integer> other) {
        int[][] length = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                length[i][j] = one.get(i - 1).equals(other.get(j - 1))
                        ? length[i - 1][j - 1] + 1
                        : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[one.size()][other.size()];
    }

    private static List<Integer> random(Random random) {
        List<Integer> list = new ArrayList<>();
        int length = random.nextInt(10);
        for (int i = 0; i < length; i++) {
            list.add(random.nextInt(8));
        }
        return list;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
