package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryBatch;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries taken many at a time are those that are read one by one, and only such as need no second look. */
class PlainEntriesTest {
    private static final int FILES = 300;

    private record Read(List<Entry> entries, InputSummary summary, TreeSet<Long> plain) {}

    static LongStream seeds() {
        return RandomLogs.seeds(120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedListsGiveTheSameEntriesAndDiagnostics(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] list = RandomLogs.of(seed).binary();
        for (int round = 0; round < 6 && list.length > 0; round++) {
            Read batches = inBatches(list, 1 + random.nextInt(40));
            Read single = oneByOne(list);
            assertThat(batches.entries()).isEqualTo(single.entries());
            assertThat(batches.summary()).isEqualTo(single.summary());
            list = Tampering.flipBit(list, random.nextInt(list.length), random.nextInt(8))
                    .bytes();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void filesArePlainInEveryByteOrderAndDigestLength(PcrBank bank) throws IOException {
        for (ByteOrder order : ByteOrder.values()) {
            Read read = inBatches(
                    files().byteOrder(order).templateDigest(bank).build().binary(), 64);
            // not the first, from which the template is learned, and not the last, behind which nothing can be seen
            assertThat(read.plain()).containsExactlyElementsOf(numbers(2, FILES - 1));
            assertThat(read.entries()).hasSize(FILES);
        }
    }

    @Test
    void whatNeedsASecondLookIsNotPlain() throws IOException {
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .file("/bin/sh", "1")
                .file("/bin/ls", "2")
                .bootAggregate()
                .file("/bin/cp", "3")
                .file("4026532469:/bin/mv", "4")
                .file("/bin/ln", "5")
                .file("memfd:x", "6")
                .file("/bin/rm", "7")
                .file("/bin/dd", "8")
                .build();
        byte[] list = Tampering.zeroTemplateDigest(log, ListFormat.BINARY, 9).bytes();
        assertThat(inBatches(list, 4).plain()).containsExactly(2L, 3L, 5L, 7L);
    }

    @Test
    void anEntryInFrontOfDamageIsNotPlain() throws IOException {
        BuiltLog log = files().build();
        byte[] list = Tampering.insertBefore(log, ListFormat.BINARY, 100, (byte) 0xff, (byte) 0xff)
                .bytes();
        Read read = inBatches(list, 512);
        assertThat(read.plain()).doesNotContain(99L, 100L).contains(98L, 101L);
        assertThat(read.entries()).isEqualTo(oneByOne(list).entries());
        assertThat(read.summary()).isEqualTo(oneByOne(list).summary());
    }

    @Test
    void aKexecHeaderIsHeldAgainstWhatIsThere() throws IOException {
        byte[] list = files().kexecHeader().build().binary();
        for (byte[] each : List.of(list, Tampering.cutAt(list, list.length / 2).bytes())) {
            Read read = inBatches(each, 50);
            assertThat(read.plain()).hasSizeGreaterThan(FILES / 3);
            assertThat(read.summary()).isEqualTo(oneByOne(each).summary());
        }
    }

    private static LogBuilder files() {
        LogBuilder log = LogBuilder.list();
        for (int i = 0; i < FILES; i++) {
            log.file("/usr/bin/" + "x".repeat(i % 50), "content " + i);
        }
        return log;
    }

    private static List<Long> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Long::valueOf).toList();
    }

    private static Read inBatches(byte[] list, int most) throws IOException {
        List<Entry> entries = new ArrayList<>();
        TreeSet<Long> plain = new TreeSet<>();
        try (MeasurementListReader reader = open(list)) {
            EntryBatch batch = reader.newBatch(most);
            while (batch.fill()) {
                for (int i = 0; i < batch.size(); i++) {
                    entries.add(batch.entry(i).toEntry());
                    assertThat(batch.entry(i).violation())
                            .isEqualTo(entries.getLast().violation());
                    if (batch.plain().has(i)) {
                        plain.add(batch.plain().number(i));
                        assertThat(batch.plain().number(i))
                                .isEqualTo(entries.getLast().number());
                    }
                }
            }
            return new Read(entries, reader.summary(), plain);
        }
    }

    private static Read oneByOne(byte[] list) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (MeasurementListReader reader = open(list)) {
            while (reader.next()) {
                entries.add(reader.entry().toEntry());
            }
            return new Read(entries, reader.summary(), new TreeSet<>());
        }
    }

    private static MeasurementListReader open(byte[] list) throws IOException {
        return MeasurementListReader.open(
                InputSource.ofStream("list", new ByteArrayInputStream(list)), ReadOptions.detectAll());
    }
}
