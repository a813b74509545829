package dev.imatool.parsers.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.Entry;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
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
class BulkReaderTest {
    private static final int FILES = 300;

    private record Read(List<Entry> entries, InputSummary summary, TreeSet<Long> bulk) {}

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
    void filesAreTakenInBulkInEveryByteOrderAndDigestLength(PcrBank bank) throws IOException {
        for (ByteOrder order : ByteOrder.values()) {
            Read read = inBatches(
                    files().byteOrder(order).templateDigest(bank).build().binary(), 64);
            // not the first, from which the template is learned, and not the last, after which nothing can be seen
            assertThat(read.bulk()).containsExactlyElementsOf(numbers(2, FILES - 1));
            assertThat(read.entries()).hasSize(FILES);
        }
    }

    @Test
    void whatNeedsASecondLookIsReadByItself() throws IOException {
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
        assertThat(inBatches(list, 4).bulk()).containsExactly(2L, 3L, 5L, 7L);
    }

    @Test
    void anEntryBeforeDamageIsReadByItself() throws IOException {
        BuiltLog log = files().build();
        byte[] list = Tampering.insertBefore(log, ListFormat.BINARY, 100, (byte) 0xff, (byte) 0xff)
                .bytes();
        Read read = inBatches(list, 512);
        assertThat(read.bulk()).doesNotContain(99L, 100L).contains(98L, 101L);
        assertThat(read.entries()).isEqualTo(oneByOne(list).entries());
        assertThat(read.summary()).isEqualTo(oneByOne(list).summary());
    }

    @Test
    void aKexecHeaderIsHeldAgainstWhatIsThere() throws IOException {
        byte[] list = files().kexecHeader().build().binary();
        for (byte[] each : List.of(list, Tampering.cutAt(list, list.length / 2).bytes())) {
            Read read = inBatches(each, 50);
            assertThat(read.bulk()).hasSizeGreaterThan(FILES / 3);
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
        TreeSet<Long> bulk = new TreeSet<>();
        try (MeasurementListReader reader = open(list)) {
            CopiedEntries batch = (CopiedEntries) reader.newBatch(most);
            while (batch.fill()) {
                for (int i = 0; i < batch.size(); i++) {
                    entries.add(batch.entry(i).toEntry());
                    assertThat(batch.entry(i).violation())
                            .isEqualTo(entries.getLast().violation());
                    assertThat(batch.entry(i).number()).isEqualTo(entries.size());
                    if (batch.takenInBulk(i)) {
                        bulk.add(batch.entry(i).number());
                    }
                }
            }
            return new Read(entries, reader.summary(), bulk);
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
