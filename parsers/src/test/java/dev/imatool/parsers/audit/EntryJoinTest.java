package dev.imatool.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.audit.AuditJoin.Basis;
import dev.imatool.parsers.audit.AuditJoin.Joined;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The causes of a real list's violations are known, because the program that made them noted what it did. */
class EntryJoinTest {
    private static final Map<Long, String> CAUSES = Map.of(
            7L, "open_writers",
            9L, "open_writers",
            11L, "open_writers",
            14L, "ToMToU",
            17L, "ToMToU",
            20L, "ToMToU",
            22L, "open_writers",
            23L, "open_writers",
            26L, "open_writers",
            29L, "ToMToU");

    private static List<AuditRecord> records() throws IOException {
        Path log = ResourceFolder.onDisk("audit").resolve("violations-6.12.log");
        return AuditLog.read(InputSource.ofFile(log)).records();
    }

    private static AuditJoin join(List<AuditRecord> records) throws IOException {
        EntryJoin join = new EntryJoin(records);
        Path list = Corpus.snapshot("violations-6.12/final").binary();
        try (MeasurementListReader reader =
                MeasurementListReader.open(InputSource.ofFile(list), ReadOptions.detectAll())) {
            while (reader.next()) {
                join.add(reader.entry().toEntry());
            }
        }
        return join.result();
    }

    @Test
    void everyViolationGetsItsCause() throws IOException {
        AuditJoin join = join(records());
        Map<Long, String> causes = new TreeMap<>();
        join.entries().stream()
                .filter(joined -> joined.basis() == Basis.VIOLATION)
                .forEach(joined ->
                        causes.put(joined.entry(), joined.record().cause().orElseThrow()));
        assertThat(causes).isEqualTo(new TreeMap<>(CAUSES));
        assertThat(join.unpaired()).isEmpty();
    }

    @Test
    void entriesOfTheSamePathAndDigestGetTimes() throws IOException {
        List<Joined> dated = join(records()).entries().stream()
                .filter(joined -> joined.basis() == Basis.FILE_DIGEST)
                .toList();
        assertThat(dated).extracting(Joined::entry).containsExactly(2L, 24L);
        assertThat(dated).extracting(Joined::path).contains(ByteString.ofText("/srv/v/space_in_name"));
        assertThat(dated).allMatch(joined -> joined.record().time().isPresent());
    }

    @Test
    void violationsAreNotPairedWhenARecordIsMissing() throws IOException {
        List<AuditRecord> records = new ArrayList<>(records());
        records.removeIf(one -> one.isViolation()
                && one.path().equals(Optional.of(ByteString.ofText("/srv/v/openwriter0")))
                && one.line() < 10);
        AuditJoin join = join(records);
        assertThat(join.unpaired())
                .containsExactly(new AuditJoin.Unpaired(
                        ByteString.ofText("/srv/v/openwriter0"), List.of(), 2, 1, Optional.of("open_writers")));
        assertThat(join.entries()).extracting(Joined::entry).doesNotContain(7L, 22L);
    }

    @Test
    void anotherDigestOfTheSamePathIsNotJoined() throws IOException {
        List<AuditRecord> records = records().stream()
                .filter(one -> one.type() == AuditType.INTEGRITY_RULE)
                .map(one -> new AuditRecord(
                        one.line(),
                        one.type(),
                        one.time(),
                        List.of(
                                new AuditField("file", '=', one.path().orElseThrow()),
                                new AuditField("hash", '=', ByteString.ofText("sha256:" + "ab".repeat(32))))))
                .toList();
        assertThat(join(records).entries()).isEmpty();
    }

    /** The kernel writes the same path into both; whose container it is, only the list's reader says. */
    @Test
    void anEntryInAStoreIsFoundByThePathThatTheRecordHas() throws IOException {
        String id = "1b".repeat(32);
        String stored = "/var/lib/docker/overlay2/" + id + "/diff/bin/sh";
        FileDigest digest = FileDigest.ofContent("sha256", "sh");
        byte[] list = LogBuilder.list()
                .add(Measurement.imaNg(digest, stored), Measurement.imaNg(digest, "/bin/sh"))
                .build()
                .ascii();
        EntryJoin join = new EntryJoin(records("type=INTEGRITY_RULE msg=audit(1700000000.200:457): file=\"" + stored
                + "\" hash=\"sha256:" + digest.digest().hex() + "\" pid=1 uid=0 comm=\"sh\"\n"));
        try (MeasurementListReader reader = MeasurementListReader.open(
                InputSource.ofStream("list", new ByteArrayInputStream(list)), ReadOptions.detectAll())) {
            while (reader.next()) {
                join.add(reader.entry().toEntry());
            }
        }
        assertThat(join.result().entries()).singleElement().satisfies(joined -> {
            assertThat(joined.entry()).isEqualTo(1);
            assertThat(joined.path()).isEqualTo(ByteString.ofText("/bin/sh"));
            assertThat(joined.container()).map(Container::label).contains(id);
        });
    }

    private static List<AuditRecord> records(String log) throws IOException {
        return AuditLog.read(
                        InputSource.ofStream("log", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8))))
                .records();
    }

    /** The record of one container's program, and entries of two containers of that image. */
    @Test
    void aRecordBelongsToTheContainerWhoseStoreItNames(@TempDir Path folder) throws IOException {
        String store = "/var/lib/docker/overlay2/" + "3f2a".repeat(16) + "/diff/usr/sbin/nginx";
        String other = "/var/lib/docker/overlay2/" + "9b1c".repeat(16) + "/diff/usr/sbin/nginx";
        FileDigest digest = FileDigest.ofContent("sha256", "nginx");
        Path log = Files.writeString(
                folder.resolve("audit.log"),
                "type=INTEGRITY_RULE msg=audit(1700000000.123:77): file=\"" + other + "\" hash=\"sha256:"
                        + digest.digest().hex() + "\" pid=4 uid=0 comm=\"nginx\"\n");
        EntryJoin join = new EntryJoin(AuditLog.read(InputSource.ofFile(log)).records());
        Path list = Files.write(
                folder.resolve("list"),
                LogBuilder.list()
                        .add(Measurement.imaNg(digest, store), Measurement.imaNg(digest, other))
                        .build()
                        .binary());
        try (MeasurementListReader reader =
                MeasurementListReader.open(InputSource.ofFile(list), ReadOptions.detectAll())) {
            while (reader.next()) {
                join.add(reader.entry().toEntry());
            }
        }
        assertThat(join.result().entries()).extracting(Joined::entry).containsExactly(2L);
    }
}
