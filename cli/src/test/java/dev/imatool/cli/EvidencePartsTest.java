package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was collected is dropped without a word. */
class EvidencePartsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot SNAPSHOT = Corpus.snapshot("baseline-6.1/final");

    @TempDir
    private Path folder;

    @BeforeEach
    void list() throws IOException {
        Files.copy(SNAPSHOT.ascii(), folder.resolve("ascii_runtime_measurements"));
    }

    @Test
    void everyFileHasItsFate() throws IOException {
        Files.copy(SNAPSHOT.file("quote.sig"), folder.resolve("quote.sig"));
        Files.write(folder.resolve("program"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
        Files.writeString(folder.resolve("notes\u001b.txt"), "seen on Monday\n");
        Files.write(folder.resolve("binary_runtime_measurements"), new byte[0]);
        Files.write(folder.resolve("empty"), new byte[0]);
        Files.write(folder.resolve("noise"), new byte[] {1, 2, 3, (byte) 200});
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("other.jar")))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        }
        Files.createSymbolicLink(folder.resolve("link"), Path.of("program"));
        JsonNode evidence = json().at("/evidence");

        assertThat(fates(evidence))
                .containsEntry("ascii_runtime_measurements", "used_as: measurement list")
                .containsEntry("quote.sig", "not_read: a signature, but no quote")
                .containsEntry("program", "not_understood: an ELF program")
                .containsEntry("notes\\x1b.txt", "not_understood: text")
                .containsEntry("binary_runtime_measurements", "not_read: the file has no bytes")
                .containsEntry("empty", "not_understood: an empty file")
                .containsEntry("noise", "not_understood: bytes of an unknown form")
                .containsEntry(
                        "link", "not_read: symbolic links to other places of the folder, which are looked at there")
                .hasSize(9);
        assertThat(evidence.at("/files").asInt()).isEqualTo(8);
        assertThat(evidence.at("/used").asInt()).isEqualTo(1);
        assertThat(evidence.at("/not_understood").asInt()).isEqualTo(4);
        assertThat(evidence.at("/not_read").asInt()).isEqualTo(4);
        assertThat(Outcome.of("verify", "--evidence", folder.toString()).out())
                .contains(": 8 files; used: measurement list\n")
                .contains(
                        "not understood: empty (an empty file), noise (bytes of an unknown form), notes\\x1b.txt (text), "
                                + "program (an ELF program)\n")
                .contains("not read: ")
                .contains("other.jar (archives inside, not opened");
    }

    @Test
    void encryptedAndUnknownMembersOfAZipAreNamed() throws IOException {
        Path archive = folder.resolve("collection.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("ascii_runtime_measurements"));
            zip.write(Files.readAllBytes(SNAPSHOT.ascii()));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("secret"));
            zip.write("text".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] bytes = Files.readAllBytes(archive);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int local = text.indexOf("secret") - 30;
        int central = text.lastIndexOf("secret") - 46;
        bytes[local + 6] |= 1; // general purpose bit 0: encrypted
        bytes[central + 8] |= 1;
        Files.write(archive, bytes);
        JsonNode report = MAPPER.readTree(Outcome.of("verify", "--evidence", archive.toString(), "--format", "json")
                .out());
        assertThat(fates(report.at("/evidence")))
                .containsEntry("secret", "not_read: encrypted members of the archive: decrypt it first");
    }

    /** A copy of a whole system is counted, and its report stays readable. */
    @Test
    void manyFilesAreCountedAndTheFirstNamed() throws IOException {
        for (int i = 1000; i < 3500; i++) {
            Files.writeString(folder.resolve("f" + i), "text " + i);
        }
        JsonNode evidence = json().at("/evidence");
        assertThat(evidence.at("/not_understood").asInt()).isEqualTo(2500);
        assertThat(evidence.at("/parts")).hasSize(1001);
        assertThat(evidence.at("/parts_omitted").asInt()).isEqualTo(1500);
        assertThat(Outcome.of("verify", "--evidence", folder.toString()).out())
                .contains("f1009 (text) and 2490 more\n")
                .doesNotContain("f1010");
    }

    private JsonNode json() throws IOException {
        return MAPPER.readTree(Outcome.of("verify", "--evidence", folder.toString(), "--format", "json")
                .out());
    }

    private static Map<String, String> fates(JsonNode evidence) {
        Map<String, String> fates = new TreeMap<>();
        for (JsonNode part : evidence.at("/parts")) {
            for (String key : new String[] {"used_as", "not_understood", "not_read"}) {
                if (part.has(key)) {
                    assertThat(fates.put(
                                    part.at("/path").asText(),
                                    key + ": " + part.at("/" + key).asText()))
                            .isNull();
                }
            }
        }
        return fates;
    }
}
