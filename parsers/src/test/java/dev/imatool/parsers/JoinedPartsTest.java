package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryBatch;
import dev.imatool.model.ListFormat;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.encoding.Encoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of a list are read as the list that they are of. */
class JoinedPartsTest {
    private static final int MOST = 7;

    private record Read(List<Entry> entries, InputSummary summary) {
        List<String> said() {
            return entries.stream().map(JoinedPartsTest::said).toList();
        }
    }

    /** Any list, whose parts alone may say less of its form than the whole. */
    @ParameterizedTest
    @MethodSource("dev.imatool.parsers.JoinedPartsTest#seeds")
    void partsAreReadOneAfterTheOther(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        BuiltLog log = RandomLogs.ofOneLineEntries(seed);
        int entries = log.entries().size();
        for (ListFormat format : ListFormat.values()) {
            int first = random.nextInt(entries + 1);
            int second = first + random.nextInt(entries + 1 - first);
            List<byte[]> parts = List.of(
                    part(log, format, 0, first), part(log, format, first, second), part(log, format, second, entries));
            List<String> alone = new ArrayList<>();
            for (byte[] part : parts) {
                Reading.of(part).entries().forEach(entry -> alone.add(digestOf(entry)));
            }
            Read joined = oneByOne(parts);
            assertThat(joined.entries.stream()
                            .map(JoinedPartsTest::digestOf)
                            .toList()
                            .equals(alone))
                    .isTrue();
            assertThat(inBatches(parts).said().equals(joined.said())).isTrue();
            assertThat(inBatches(parts).summary()).isEqualTo(joined.summary());
        }
    }

    @Test
    void aRealListCutAnywhereIsReadAsTheWhole() throws IOException {
        byte[] list =
                Files.readAllBytes(Corpus.snapshot("critical-data-6.12/final").binary());
        Read whole = oneByOne(List.of(list));
        for (int cut = 0; cut < whole.entries.size(); cut += 3) {
            int at = (int) whole.entries.get(cut).location().offset();
            List<byte[]> parts = List.of(Arrays.copyOf(list, at), Arrays.copyOfRange(list, at, list.length));
            assertThat(oneByOne(parts).said().equals(whole.said())).isTrue();
            assertThat(inBatches(parts).said().equals(whole.said())).isTrue();
            assertThat(oneByOne(parts).summary().entries()).isEqualTo(68);
        }
    }

    private static String digestOf(Entry entry) {
        return entry.pcr() + " " + entry.templateDigest().hex() + " "
                + entry.templateData().hex();
    }

    static LongStream seeds() {
        return RandomLogs.seeds(40);
    }

    @Test
    void anEntryStandsInItsPart() throws IOException {
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .file("/bin/sh", "1")
                .file("/bin/ls", "2")
                .file("/bin/cp", "3")
                .build();
        Read joined =
                oneByOne(List.of(part(log, ListFormat.BINARY, 0, 3), new byte[0], part(log, ListFormat.BINARY, 3, 4)));
        assertThat(joined.entries.get(3).number()).isEqualTo(4);
        assertThat(joined.entries.get(3).location().offset()).isZero();
        assertThat(joined.summary().fileOf(3)).isEqualTo("part 0");
        assertThat(joined.summary().fileOf(4)).isEqualTo("part 2");
        assertThat(joined.summary().name()).isEqualTo("part 0 + part 1 + part 2");
        assertThat(joined.summary().diagnostics()).isEmpty();
        assertThat(joined.summary().parts()).extracting(InputSummary::entries).containsExactly(3L, 0L, 1L);
        assertThat(joined.summary().parts()).allMatch(part -> part.diagnostics().isEmpty());
    }

    @Test
    void eachPartMayHaveAFormOfItsOwn() throws IOException {
        Snapshot real = Corpus.snapshot("critical-data-6.12/final");
        byte[] binary = Files.readAllBytes(real.binary());
        byte[] ascii = Files.readAllBytes(real.ascii());
        List<Entry> all = Reading.of(binary).entries();
        int cut = (int) all.get(40).location().offset();
        int line = (int) Reading.of(ascii).entries().get(40).location().offset();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(binary, 0, cut);
        }
        Read mixed = inBatches(List.of(packed.toByteArray(), Arrays.copyOfRange(ascii, line, ascii.length)));
        assertThat(mixed.said())
                .hasSize(68)
                .isEqualTo(all.stream().map(JoinedPartsTest::said).toList());
        assertThat(mixed.summary().format()).isEmpty();
        assertThat(mixed.summary().encodings()).containsExactly(Encoding.GZIP);
    }

    @Test
    void nothingInAnyPartIsAnEmptyInput() throws IOException {
        Read nothing = oneByOne(List.of(new byte[0], new byte[0]));
        assertThat(nothing.summary().diagnostics())
                .extracting(Diagnostic::kind)
                .containsExactly(DiagnosticKind.EMPTY_INPUT);
    }

    @Test
    void onlyTheWholeNeedsABootAggregate() throws IOException {
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .file("/a", "1")
                .file("/b", "2")
                .build();
        byte[] first = part(log, ListFormat.BINARY, 0, 1);
        byte[] second = part(log, ListFormat.BINARY, 1, 3);
        assertThat(oneByOne(List.of(first, second)).summary().diagnostics()).isEmpty();
        assertThat(oneByOne(List.of(second, first)).summary().diagnostics())
                .extracting(Diagnostic::kind)
                .containsExactly(DiagnosticKind.BOOT_AGGREGATE_NOT_FIRST);
        assertThat(oneByOne(List.of(second, second)).summary().diagnostics())
                .extracting(Diagnostic::kind)
                .containsExactly(DiagnosticKind.NO_BOOT_AGGREGATE);
    }

    @Test
    void aBootAggregateInALaterPartIsNoFirstEntry() throws IOException {
        BuiltLog log = LogBuilder.list().bootAggregate().file("/a", "1").build();
        BuiltLog other = LogBuilder.list().file("boot_aggregate", "another").build();
        Read joined = oneByOne(List.of(log.binary(), other.binary()));
        assertThat(joined.entries.get(2).bootAggregate()).isFalse();
        assertThat(joined.entries.get(0).bootAggregate()).isTrue();
    }

    private static String said(Entry entry) {
        return entry.number() + " " + entry.pcr() + " " + entry.templateDigest().hex() + " "
                + entry.template().name() + " " + entry.templateData().hex() + " " + entry.name() + " "
                + entry.bootAggregate();
    }

    private static byte[] part(BuiltLog log, ListFormat format, int from, int to) {
        byte[] bytes = log.bytes(format);
        int start = from == 0 ? 0 : log.span(format, from).end();
        int end = to == 0 ? 0 : log.span(format, to).end();
        return Arrays.copyOfRange(bytes, Math.min(start, end), end);
    }

    private static Read oneByOne(List<byte[]> parts) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (MeasurementListReader reader = open(parts)) {
            while (reader.next()) {
                entries.add(reader.entry().toEntry());
            }
            return new Read(entries, reader.summary());
        }
    }

    /** Two batches in turn, as those who hash them need. */
    private static Read inBatches(List<byte[]> parts) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (MeasurementListReader reader = open(parts)) {
            EntryBatch one = reader.newBatch(MOST);
            EntryBatch other = reader.newBatch(MOST);
            boolean more = one.fill();
            while (more) {
                more = other.fill();
                for (int i = 0; i < one.size(); i++) {
                    assertThat(one.entry(i).number()).isEqualTo(entries.size() + 1L);
                    entries.add(one.entry(i).toEntry());
                }
                EntryBatch read = one;
                one = other;
                other = read;
            }
            return new Read(entries, reader.summary());
        }
    }

    private static MeasurementListReader open(List<byte[]> parts) throws IOException {
        List<InputSource> sources = new ArrayList<>();
        for (byte[] part : parts) {
            sources.add(InputSource.ofStream("part " + sources.size(), new ByteArrayInputStream(part)));
        }
        return MeasurementListReader.open(InputSource.joined(sources), ReadOptions.detectAll());
    }
}
