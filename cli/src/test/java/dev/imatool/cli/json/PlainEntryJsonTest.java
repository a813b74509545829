package dev.imatool.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.report.ShownEntry;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.Entry;
import dev.imatool.model.ListFormat;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.buffer.BufferReader;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short way to an entry's line gives what the long way gives, or nothing. */
class PlainEntryJsonTest {
    static LongStream seeds() {
        return RandomLogs.seeds(60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesWhatTheLongWayGives(long seed) throws IOException {
        for (ListFormat format : ListFormat.ofKernel()) {
            byte[] list = RandomLogs.of(seed).bytes(format);
            linesMadeShort(list);
            if (list.length > 0) {
                linesMadeShort(Tampering.flipSomeBit(list, seed).bytes());
            }
        }
    }

    @Test
    void filesGoTheShortWay() throws IOException {
        LogBuilder log = LogBuilder.list().bootAggregate();
        log.file("/bin/sh", "1").file("/opt/a b", "2").file("/päth", "3").file("/back\\slash", "4");
        log.file("/quote\"", "5")
                .file("/new\nline", "6")
                .file("4026532469:/bin/sh", "7")
                .file("label", "8");
        assertThat(linesMadeShort(log.build().binary())).containsExactly(2L, 3L);
        assertThat(linesMadeShort(log.pcr(11).file("/bin/ls", "9").build().ascii()))
                .contains(2L, 3L);
    }

    /** Numbers of the entries that go the short way. */
    private static List<Long> linesMadeShort(byte[] list) throws IOException {
        EntryLines lines = new EntryLines();
        TemplateDigests digests = new TemplateDigests();
        List<Long> made = new ArrayList<>();
        InputSource source = InputSource.ofStream("list", new ByteArrayInputStream(list));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            while (reader.next()) {
                digests.standOn(reader.entry());
                TemplateDigestCheck check = digests.check();
                Entry entry = reader.entry().toEntry();
                Optional<byte[]> plain = lines.plainRow(reader.entry(), check);
                byte[] row = lines.row(new ShownEntry(entry, check, BufferReader.read(entry)));
                if (plain.isPresent()) {
                    made.add(entry.number());
                    assertThat(new String(plain.get(), StandardCharsets.UTF_8))
                            .isEqualTo(new String(row, StandardCharsets.UTF_8));
                }
            }
        }
        return made;
    }
}
