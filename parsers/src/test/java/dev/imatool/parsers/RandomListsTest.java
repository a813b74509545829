package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltEntry;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.ListFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for any list. */
class RandomListsTest {
    static LongStream seeds() {
        return RandomLogs.seeds(300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBinaryListGivesBackWhatWasEncoded(long seed) {
        BuiltLog log = RandomLogs.of(seed);
        if (log.entries().isEmpty()) {
            return;
        }
        Reading reading = Reading.of(log.binary());

        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(reading.templateData()).isEqualTo(hashed(log));
        assertThat(reading.entries())
                .allMatch(entry ->
                        entry.fields().size() == entry.template().fields().size());
        assertThat(reading.summary().violations()).isEqualTo(log.violations());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anAsciiListOfOneLineEntriesGivesBackWhatWasEncoded(long seed) {
        BuiltLog log = RandomLogs.ofOneLineEntries(seed);
        if (log.entries().isEmpty()) {
            return;
        }
        Reading reading = Reading.of(log.ascii());

        assertThat(reading.entries()).hasSize(log.entries().size());
        for (int i = 0; i < log.entries().size(); i++) {
            BuiltEntry built = log.entries().get(i);
            assertThat(reading.proven().get(i)).as("entry " + (i + 1)).isEqualTo(!built.violation());
            if (!built.violation()) {
                assertThat(reading.entries().get(i).templateData()).isEqualTo(built.hashed());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void noMutationThrowsAndEveryEntryIsCounted(ListFormat format) {
        for (long seed = 1; seed <= 2_000; seed++) {
            byte[] bytes = RandomLogs.of(seed % 40 + 1).bytes(format);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = random.nextInt(1, 6); i > 0 && bytes.length > 0; i--) {
                bytes = mutate(bytes, random);
            }
            Reading reading = Reading.of(bytes);
            assertThat(reading.summary().entries())
                    .as("seed " + seed)
                    .isEqualTo(reading.entries().size());
            assertThat(reading.entries()).allMatch(entry -> entry.location().length() > 0);
        }
    }

    private static byte[] mutate(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Tampering.flipBit(bytes, at, random.nextInt(8)).bytes();
            case 1 -> Tampering.cutAt(bytes, at).bytes();
            case 2 ->
                Tampering.insert(bytes, at, Tampering.junk(random.nextLong(), random.nextInt(1, 50)))
                        .bytes();
            default ->
                Tampering.overwrite(bytes, at, (byte) random.nextInt(256)).bytes();
        };
    }

    private static List<ByteString> hashed(BuiltLog log) {
        return log.entries().stream().map(BuiltEntry::hashed).toList();
    }
}
