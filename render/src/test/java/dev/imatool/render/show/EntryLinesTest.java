package dev.imatool.render.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.show.ShownEntry;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.fixtures.vectors.ReadingVector;
import dev.imatool.fixtures.vectors.Vectors;
import dev.imatool.model.ListFormat;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.render.tree.JsonSink;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written by hand, because it is hot, is what the shape of an entry declares. */
class EntryLinesTest {
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

    static Stream<Path> corpusLists() {
        return Corpus.snapshots().stream().flatMap(snapshot -> Stream.of(snapshot.binary(), snapshot.ascii()));
    }

    @ParameterizedTest
    @MethodSource("corpusLists")
    void linesOfTheCorpusAreAsDeclared(Path list) throws IOException {
        linesMadeShort(Files.readAllBytes(list));
    }

    static Stream<ReadingVector> vectors() {
        return Vectors.all().stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void linesOfTheVectorsAreAsDeclared(ReadingVector vector) throws IOException {
        linesMadeShort(vector.content().toByteArray());
    }

    @Test
    void containersOfEveryKindAreNamed() throws IOException {
        String id = "3a".repeat(32);
        FileDigest digest = FileDigest.ofContent("sha256", "sh");
        byte[] list = LogBuilder.list()
                .add(
                        ForkMeasurement.imaCgpath(
                                "/bin/runc", "/kubepods/podcafe-1/cri-containerd-" + id + ".scope", digest, "/bin/sh"),
                        Measurement.imaNg(digest, "/var/lib/docker/overlay2/" + id + "/diff/bin/sh"),
                        ForkMeasurement.imaNs(digest, "/bin/sh", "e496e384-4133-4d57-b93a-1812b83badf2"),
                        Measurement.imaNg(digest, "/bin/sh"))
                .build()
                .binary();
        assertThat(linesMadeShort(list)).containsExactly(4L);
        List<String> lines = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        EntryLines json = new EntryLines();
        EntryTable table = new EntryTable();
        try (MeasurementListReader reader = open(list)) {
            while (reader.next()) {
                ShownEntry shown = ShownEntry.of(reader.entry(), TemplateDigestCheck.MATCHES);
                lines.add(new String(json.row(shown), StandardCharsets.UTF_8));
                rows.add(row(table, reader));
            }
        }
        assertThat(lines.get(0))
                .contains("\"path\":\"/bin/sh\",\"container\":{\"id\":\"" + id + "\",\"source\":\"control_group\","
                        + "\"runtime\":\"containerd\",\"pod\":\"cafe-1\"},")
                .doesNotContain("event_name");
        assertThat(lines.get(1))
                .contains("\"path\":\"/bin/sh\",\"container\":{\"id\":\"" + id + "\",\"source\":\"store\","
                        + "\"runtime\":\"docker\",\"within\":\"/var/lib/docker/overlay2/\"},\"event_name\":\"/var/lib/docker/overlay2/"
                        + id + "/diff/bin/sh\"");
        assertThat(lines.get(2))
                .contains("\"namespace\":\"e496e384-4133-4d57-b93a-1812b83badf2\",\"container\":{\"id\":"
                        + "\"e496e384-4133-4d57-b93a-1812b83badf2\",\"source\":\"template_field\"}");
        assertThat(lines.get(3)).doesNotContain("container").doesNotContain("namespace");
        assertThat(rows.get(0)).startsWith("1,,10,," + id + ",control_group,containerd,cafe-1,,ima-cgpath,");
        assertThat(rows.get(1))
                .startsWith("2,,10,," + id + ",store,docker,,/var/lib/docker/overlay2/,ima-ng,")
                .contains(",/bin/sh,,/var/lib/docker/overlay2/" + id + "/diff/bin/sh,,");
        assertThat(rows.get(3)).startsWith("4,,10,,,,,,,ima-ng,");
    }

    @Test
    void aTableHasItsTitlesAndColumns() throws IOException {
        EntryTable table = new EntryTable();
        assertThat(new String(table.head(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "entry,list,pcr,namespace,container_id,container_source,container_runtime,container_pod,container_within,template,"
                                + "template_digest,template_digest_check,violation,"
                                + "file_digest_type,file_digest_algorithm,file_digest_hex,path,path_hex,event_name,event_name_hex,"
                                + "location_offset,location_length,location_line,location_last_line\n");
        BuiltLog log =
                LogBuilder.list().file("/a,\"b\"", "1").file("/new\nline", "2").build();
        try (MeasurementListReader reader = open(log.binary())) {
            assertThat(reader.next()).isTrue();
            String row = row(table, reader);
            assertThat(row)
                    .startsWith("1,,10,,,,,,,ima-ng,")
                    .contains(",matches,false,")
                    .endsWith(
                            "\"/a,\"\"b\"\"\",,,,0," + reader.entry().location().length() + ",,\n");
            assertThat(reader.next()).isTrue();
            assertThat(row(table, reader)).contains(",/new\\nline,2f6e65770a6c696e65,");
        }
    }

    private static String row(EntryTable table, MeasurementListReader reader) throws IOException {
        return new String(
                table.row(ShownEntry.of(reader.entry(), TemplateDigestCheck.MATCHES)), StandardCharsets.UTF_8);
    }

    private static MeasurementListReader open(byte[] list) throws IOException {
        return MeasurementListReader.open(
                InputSource.ofStream("list", new ByteArrayInputStream(list)), ReadOptions.detectAll());
    }

    /** Numbers of the entries that go the short way; every line is the declared form. */
    private static List<Long> linesMadeShort(byte[] list) throws IOException {
        EntryLines lines = new EntryLines();
        TemplateDigests digests = new TemplateDigests();
        List<Long> made = new ArrayList<>();
        try (MeasurementListReader reader = open(list)) {
            while (reader.next()) {
                digests.standOn(reader.entry());
                TemplateDigestCheck check = digests.check();
                ShownEntry entry = ShownEntry.of(reader.entry(), check);
                String declared = declared(entry);
                Optional<byte[]> plain = lines.plainRow(reader.entry(), check);
                if (plain.isPresent()) {
                    made.add(entry.entry().number());
                    assertThat(new String(plain.get(), StandardCharsets.UTF_8)).isEqualTo(declared);
                }
                assertThat(new String(lines.row(entry), StandardCharsets.UTF_8)).isEqualTo(declared);
            }
        }
        return made;
    }

    private static String declared(ShownEntry entry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonSink sink = JsonSink.lines(out)) {
            EntryShape.ENTRY.write(entry, sink);
            sink.endLine();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
