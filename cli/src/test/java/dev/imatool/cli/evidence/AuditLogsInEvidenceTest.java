package dev.imatool.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.cli.Outcome;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit logs that lie beside lists are read without being named. */
class AuditLogsInEvidenceTest {
    private static final Snapshot HOST = Corpus.snapshot("violations-6.12/final");
    private static final Path LOG = Path.of("../fixtures/src/main/resources/audit/violations-6.12.log");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path host;

    @BeforeEach
    void collect() throws IOException {
        host = host("host1");
    }

    @Test
    void evidenceSaysWhatTheyReport() throws IOException {
        Files.copy(LOG, host.resolve("audit.log"));
        JsonNode report = json("evidence", folder.resolve("host1").toString());
        JsonNode audit = report.at("/cases/0/audit");
        assertThat(audit).hasSize(1);
        assertThat(audit.path(0).path("log").asText())
                .isEqualTo(host.resolve("audit.log").toString());
        long records = Files.readAllLines(LOG, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.matches("(?s)^type=INTEGRITY_.*"))
                .count();
        assertThat(audit.path(0).path("records").asLong()).isEqualTo(records);
        // as audit --log says in its text: the first of the list's own files is compared
        assertThat(Outcome.of("audit", "--log", HOST.binary().toString(), LOG.toString())
                        .out())
                .contains(": " + audit.path(0).path("entries").asLong() + " entries of 32 found in the records");
        assertThat(roles(report, "audit"))
                .containsExactly(host.resolve("audit.log").toString());
        assertThat(report.at("/evidence/parts").findValues("path"))
                .extracting(JsonNode::asText)
                .contains("audit.log");
    }

    @Test
    void theTimelineIsThatOfALogThatIsNamed() throws IOException {
        List<String> named =
                rows(Outcome.of("timeline", host.toString(), "--audit", LOG.toString(), "--format", "csv"));
        assertThat(named).anyMatch(row -> row.contains(",audit_record,claimed,"));
        Files.copy(LOG, host.resolve("audit.log"));
        assertThat(rows(Outcome.of("timeline", host.toString(), "--format", "csv")))
                .isEqualTo(named);
        Files.delete(host.resolve("audit.log"));
        try (var out = new GZIPOutputStream(Files.newOutputStream(host.resolve("audit.log.1.gz")))) {
            Files.copy(LOG, out);
        }
        assertThat(rows(Outcome.of("timeline", zip().toString(), "--format", "csv")))
                .hasSameSizeAs(named)
                .anyMatch(row -> row.contains(",audit_record,claimed,"));
    }

    @Test
    void theCaseHasTheirFailuresAsFindings() throws IOException {
        String key = HOST.file("ak.pub").toString();
        JsonNode without = json("case", host.toString(), "--ak", key);
        Files.copy(LOG, host.resolve("audit.log"));
        JsonNode report = json("case", host.toString(), "--ak", key);
        JsonNode audit = report.at("/hosts/0/audit/0");
        assertThat(audit.path("schema").asText()).isEqualTo("imatool.audit/1");
        assertThat(audit.path("verdict").asText()).isEqualTo("failures");
        List<JsonNode> failures = new ArrayList<>();
        audit.path("findings").forEach(failures::add);
        assertThat(failures).isNotEmpty();
        assertThat(report.path("findings")).containsAll(failures);
        assertThat(without.path("findings")).doesNotContainAnyElementsOf(failures);
        assertThat(Outcome.of("case", host.toString()).out()).contains("\nAudit records: ");
        assertThat(roles(report, "audit"))
                .containsExactly(host.resolve("audit.log").toString());
    }

    @Test
    void aLogThatMayBeOfTwoHostsDatesNeither() throws IOException {
        Path other = Files.createDirectories(folder.resolve("host2"));
        Files.copy(
                Corpus.snapshot("demo-before-after-6.1/after").binary(), other.resolve("binary_runtime_measurements"));
        Files.copy(LOG, folder.resolve("audit.log"));
        JsonNode report = json("evidence", folder.toString());
        assertThat(report.findValues("audit")).isEmpty();
        assertThat(part(report, "audit.log").path("not_read").asText()).startsWith("audit records: none is about");
        assertThat(rows(Outcome.of("timeline", folder.toString(), "--format", "csv")))
                .noneMatch(row -> row.contains(",audit_record,claimed,"));
        Files.move(folder.resolve("audit.log"), host.resolve("audit.log"));
        assertThat(rows(Outcome.of("timeline", folder.toString(), "--format", "csv")))
                .anyMatch(row -> row.contains(",audit_record,claimed,"))
                .filteredOn(row -> row.contains(",audit_record,claimed,"))
                .allMatch(row -> row.contains("host1"));
    }

    @Test
    void aLogWithoutIntegrityIsNamedAsThat() throws IOException {
        Files.writeString(
                host.resolve("audit.log"),
                "type=USER_LOGIN msg=audit(1795337960.100:1): pid=1 uid=0 msg='op=login res=success'\n");
        JsonNode report = json("evidence", host.toString());
        assertThat(report.findValues("audit")).isEmpty();
        assertThat(part(report, "audit.log").path("kind").asText()).isEqualTo("audit_log");
        assertThat(part(report, "audit.log").path("not_read").asText()).startsWith("audit records: none is about");
    }

    private Path host(String name) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        try (var files = Files.list(HOST.folder())) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (!each.getFileName().toString().contains("dmesg")) {
                    Files.copy(each, made.resolve(each.getFileName().toString()));
                }
            }
        }
        return made;
    }

    private Path zip() throws IOException {
        Path file = folder.resolve("host.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                var files = Files.list(host)) {
            for (Path each : files.toList()) {
                zip.putNextEntry(new ZipEntry("host1/" + each.getFileName()));
                Files.copy(each, zip);
            }
        }
        return file;
    }

    private static JsonNode part(JsonNode report, String path) {
        for (JsonNode part : report.at("/evidence/parts")) {
            if (part.path("path").asText().equals(path)) {
                return part;
            }
        }
        throw new AssertionError("no part " + path + " in " + report.at("/evidence/parts"));
    }

    private static List<String> roles(JsonNode report, String role) {
        List<String> paths = new ArrayList<>();
        report.path("inputs").forEach(input -> {
            if (input.path("role").asText().equals(role)) {
                paths.add(input.path("path").asText());
            }
        });
        return paths;
    }

    private static List<String> rows(Outcome outcome) {
        return outcome.out().lines().toList();
    }

    private static JsonNode json(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "json"));
        return JSON.readTree(Outcome.of(all.toArray(String[]::new)).out());
    }
}
