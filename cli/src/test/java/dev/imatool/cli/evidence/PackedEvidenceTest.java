package dev.imatool.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.cli.Outcome;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence whose files are encoded, or lie in an archive inside the folder: the quote of the TPM covers the list all the same. */
class PackedEvidenceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot HOST = Corpus.snapshot("kexec-carry-6.12/kernel1-before-kexec-load");

    @TempDir
    private Path folder;

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(HOST.file(name));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private JsonNode report(int exit) throws IOException {
        Outcome outcome = Outcome.of(
                "verify",
                "--evidence",
                folder.toString(),
                "--ak",
                HOST.file("ak.pub").toString(),
                "--format",
                "json");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private static List<String> kinds(JsonNode report) {
        return report.path("findings").findValuesAsText("kind");
    }

    @Test
    void everyPartMayBeEncoded() throws IOException {
        Files.write(folder.resolve("quote.msg"), Base64.getMimeEncoder().encode(file("quote.msg")));
        Files.writeString(folder.resolve("quote.sig"), HexFormat.of().formatHex(file("quote.sig")));
        Files.write(folder.resolve("quote.pcrs.gz"), gzip(file("quote.pcrs")));
        Files.write(folder.resolve("list"), Base64.getEncoder().encode(gzip(Files.readAllBytes(HOST.binary()))));
        JsonNode report = report(0);
        assertThat(report.path("inputs").get(0).path("encodings").toString()).isEqualTo("[\"base64\",\"gzip\"]");
        JsonNode quoteCoverage = report.path("cases").get(0).path("vouching");
        assertThat(quoteCoverage.path("covered_by_quote").asInt())
                .isEqualTo(report.path("cases").get(0).path("entries").asInt())
                .isPositive();
    }

    @Test
    void checksumsInsideAnArchiveAreHeldAgainstItsFiles() throws IOException, NoSuchAlgorithmException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : List.of("quote.msg", "quote.sig", "quote.pcrs")) {
            files.put(name, file(name));
        }
        files.put("binary_runtime_measurements", Files.readAllBytes(HOST.binary()));
        StringBuilder manifest = new StringBuilder();
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(each.getValue());
            manifest.append(HexFormat.of().formatHex(digest))
                    .append("  ")
                    .append(each.getKey())
                    .append('\n');
        }
        files.put("MANIFEST.sha256", manifest.toString().getBytes(StandardCharsets.US_ASCII));
        files.put("notes.txt", "nothing".getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve("host.tar.gz"), gzip(tar(files)));
        assertThat(kinds(report(0))).isEmpty();

        files.put("quote.pcrs", gzip(files.get("quote.pcrs")));
        Files.write(folder.resolve("host.tar.gz"), gzip(tar(files)));
        JsonNode report = report(1);
        assertThat(kinds(report)).containsExactly("manifest_mismatch");
        JsonNode finding = report.path("findings").get(0);
        assertThat(finding.path("input").asText()).endsWith("host.tar.gz!/host/MANIFEST.sha256");
        assertThat(finding.path("line").asInt()).isEqualTo(3);
        assertThat(finding.path("file").asText()).isEqualTo("quote.pcrs");
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry("host/" + each.getKey());
                entry.setSize(each.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(each.getValue());
                tar.closeArchiveEntry();
            }
        }
        return archive.toByteArray();
    }
}
