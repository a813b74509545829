package dev.imatool.diff.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.Diffs;
import dev.imatool.diff.TestEntry;
import dev.imatool.diff.history.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryRunsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyRunIsTheOneThatComparingAllPlacesFinds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<TestEntry> pattern = few(random, 1 + random.nextInt(6));
            List<TestEntry> text = few(random, 1 + random.nextInt(14));
            Vocabulary vocabulary = new Vocabulary();
            EntryRuns.Scan scan = EntryRuns.scan(Diffs.history(vocabulary, pattern), Diffs.history(vocabulary, text));
            assertThat(scan.occurrence()).isEqualTo(occurrence(pattern, text));
            assertThat(scan.endOverlap()).isEqualTo(endOverlap(pattern, text));
        }
    }

    private static List<TestEntry> few(Random random, int length) {
        List<TestEntry> entries = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            entries.add(TestEntry.file("/f", random.nextBoolean() ? "a" : "b"));
        }
        return entries;
    }

    private static int occurrence(List<TestEntry> pattern, List<TestEntry> text) {
        for (int at = 0; at + pattern.size() <= text.size(); at++) {
            if (text.subList(at, at + pattern.size()).equals(pattern)) {
                return at;
            }
        }
        return -1;
    }

    private static int endOverlap(List<TestEntry> pattern, List<TestEntry> text) {
        for (int length = Math.min(pattern.size() - 1, text.size()); length > 0; length--) {
            if (text.subList(text.size() - length, text.size()).equals(pattern.subList(0, length))) {
                return length;
            }
        }
        return 0;
    }
}
