package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of checksums in evidence. The digests of {@code abc} are those that the standards give as examples. */
class ManifestTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot SNAPSHOT = Corpus.snapshot("baseline-6.1/final");

    private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";
    private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String SHA512 = "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
    private static final String SHA3 = "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532";
    private static final String SM3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new TreeMap<>();

    static List<List<String>> forms() {
        return List.of(
                List.of("MANIFEST.sha256", SHA256 + "  sub/abc\n"),
                List.of("MANIFEST.sha256", SHA256 + " *./sub//abc\n"),
                List.of("SHA256SUMS", SHA256.toUpperCase(java.util.Locale.ROOT) + "  ./sub/abc\r\n"),
                List.of("SHA256SUMS", "SHA256 (sub/abc) = " + SHA256 + "\n"),
                List.of("hashes.txt", "SHA2-256(sub/abc)= " + SHA256 + "\n"),
                List.of("sums.z", SHA256 + "  sub/abc\0" + SHA256 + "  sub/new\nline\0"),
                List.of("escaped.sha256", "\\" + SHA256 + "  sub/new\\nline\n"),
                List.of("sums", "# made by hand\n\n" + MD5 + "  sub/abc\n"),
                List.of("sha1sum.txt", SHA1 + "  sub/abc\n"),
                List.of("SHA512SUMS", SHA512 + "  sub/abc\n"),
                List.of("checksums", SHA3 + "  sub/abc\n"),
                List.of("checksums", SM3 + "  sub/abc\n"),
                List.of(
                        "hashdeep.txt",
                        "%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## Invoked from: /\n3," + MD5 + "," + SHA256
                                + ",./sub/abc\n"),
                List.of(
                        "SHA256SUMS.asc",
                        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + SHA256
                                + "  sub/abc\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"),
                List.of("sub/MANIFEST.sha256", SHA256 + "  abc\n"),
                List.of("sub/MANIFEST.sha256", SHA256 + "  sub/abc\n"),
                List.of("MANIFEST.sha256", SHA256 + "  evidence/host1/sub/abc\n"),
                List.of("MANIFEST.sha256", SHA256 + "  /mnt/evidence/sub/abc\n"));
    }

    /** Each fits, and each is a finding once a letter of the file is another one. */
    @ParameterizedTest
    @MethodSource("forms")
    void everyFormIsHeldAgainstTheFile(List<String> form) throws IOException {
        evidence();
        files.put(form.get(0), form.get(1).getBytes(StandardCharsets.UTF_8));
        write();
        Outcome good = verify(folder);
        JsonNode report = MAPPER.readTree(good.out());
        assertThat(kinds(report)).isEmpty();
        assertThat(report.at("/evidence/manifests")).hasSize(1);
        assertThat(report.at("/evidence/manifests/0/fit").asLong())
                .isPositive()
                .isEqualTo(report.at("/evidence/manifests/0/listed").asLong());
        assertThat(good.exit()).isZero();

        for (String file : List.of("sub/abc", "sub/new\nline")) {
            Files.writeString(folder.resolve(file), "abd");
        }
        Outcome bad = verify(folder);
        assertThat(kinds(MAPPER.readTree(bad.out()))).isNotEmpty().containsOnly("manifest_mismatch");
        assertThat(bad.exit()).isEqualTo(1);
    }

    /** As sha256sum -c fails it: no content has that digest. */
    @ParameterizedTest
    @ValueSource(strings = {"%s  sub/abc", "SHA256 (sub/abc) = %s", "\\%s  sub/new\\nline"})
    void zerosAreADigestThatNoFileHas(String line) throws IOException {
        evidence();
        files.put(
                "MANIFEST.sha256",
                (SHA256 + "  sub/abc\n" + line.formatted("0".repeat(64)) + "\n").getBytes(StandardCharsets.UTF_8));
        write();
        Outcome outcome = verify(folder);
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(kinds(report)).containsExactly("manifest_mismatch");
        assertThat(report.at("/findings/0/line").asLong()).isEqualTo(2);
        assertThat(report.at("/evidence/manifests/0/listed").asLong()).isEqualTo(2);
        assertThat(report.at("/evidence/manifests/0/fit").asLong()).isEqualTo(1);
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void aChangedFileIsNamedWithItsLineAndBothDigests() throws IOException {
        evidence();
        files.put(
                "MANIFEST.sha256", (SHA256 + "  sub/abc\n" + SHA256 + "  sub/abd\n").getBytes(StandardCharsets.UTF_8));
        files.put("sub/abd", "abd".getBytes(StandardCharsets.UTF_8));
        write();
        JsonNode finding = MAPPER.readTree(verify(folder).out()).at("/findings/0");
        String text = Outcome.of("verify", "--evidence", folder.toString()).out();

        assertThat(finding.at("/kind").asText()).isEqualTo("manifest_mismatch");
        assertThat(finding.at("/input").asText())
                .isEqualTo(folder.resolve("MANIFEST.sha256").toString());
        assertThat(finding.at("/line").asInt()).isEqualTo(2);
        assertThat(finding.at("/file").asText()).isEqualTo("sub/abd");
        assertThat(finding.at("/logged").asText()).isEqualTo(SHA256);
        // printf abd | sha256sum
        assertThat(finding.at("/computed").asText())
                .isEqualTo("a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9");
        assertThat(text)
                .contains("1 finding, listed below")
                .contains("MANIFEST.sha256: 1 of 2 listed files match, 1 has another digest; not listed: "
                        + "ascii_runtime_measurements, sub/new\\nline; whoever changes files can change the checksums, so a"
                        + " match proves no origin")
                .contains("MANIFEST.sha256 line 2: sub/abd: the file has another digest")
                .contains("listed    sha256  " + SHA256)
                .contains("computed  sha256  a52d159f");
    }

    @Test
    void aFileThatIsNotThereIsAFindingAndItselfIsNone() throws IOException {
        evidence();
        files.put(
                "MANIFEST.sha256",
                (SHA256 + "  sub/abc\n" + SHA256 + "  gone\n" + SHA256 + "  ../outside\n" + SHA256
                                + "  MANIFEST.sha256\n")
                        .getBytes(StandardCharsets.UTF_8));
        write();
        JsonNode report = MAPPER.readTree(verify(folder).out());
        assertThat(kinds(report)).containsExactly("manifest_missing_file", "manifest_missing_file");
        assertThat(report.at("/evidence/manifests/0/itself").asInt()).isEqualTo(1);
        assertThat(report.at("/evidence/manifests/0/missing").asInt()).isEqualTo(2);
    }

    /** Checksums of the host's own files, as dpkg keeps them, are no statement on the evidence. */
    @Test
    void checksumsOfOtherFilesAreNoManifest() throws IOException {
        evidence();
        files.put("bash.md5sums", (MD5 + "  bin/bash\n").getBytes(StandardCharsets.UTF_8));
        write();
        Outcome outcome = verify(folder);
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(outcome.exit()).isZero();
        assertThat(report.at("/evidence/manifests")).isEmpty();
        assertThat(report.at("/evidence/parts").findValuesAsText("not_read"))
                .containsExactly("checksums of files that are not in the evidence");
    }

    /** Named as one, it is; whoever removes every file must not get away with it. */
    @Test
    void aManifestOfWhichNoFileIsThereIsOneAllTheSame() throws IOException {
        evidence();
        files.put("MANIFEST.sha256", (SHA256 + "  gone\n").getBytes(StandardCharsets.UTF_8));
        write();
        assertThat(kinds(MAPPER.readTree(verify(folder).out()))).containsExactly("manifest_missing_file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.gz", "zip"})
    void anArchiveSaysWhatItsFolderSays(String suffix) throws IOException {
        evidence();
        files.put(
                "MANIFEST.sha256", (SHA256 + "  sub/abc\n" + SHA256 + "  sub/abd\n").getBytes(StandardCharsets.UTF_8));
        files.put("sub/abd", "abd".getBytes(StandardCharsets.UTF_8));
        write();
        Path archive = folder.resolveSibling(folder.getFileName() + "." + suffix);
        archive(archive, suffix, files);
        JsonNode ofFolder = MAPPER.readTree(verify(folder).out());
        JsonNode ofArchive = MAPPER.readTree(verify(archive).out());
        Files.delete(archive);

        assertThat(ofArchive.at("/evidence/manifests")).isEqualTo(ofFolder.at("/evidence/manifests"));
        assertThat(kinds(ofArchive)).containsExactly("manifest_mismatch");
        assertThat(ofArchive.at("/findings/0/computed")).isEqualTo(ofFolder.at("/findings/0/computed"));
    }

    /** Unpacking keeps the last of two members of one name; every one has to fit. */
    @Test
    void aSecondMemberOfTheSameNameHasToFitAsWell() throws IOException {
        evidence();
        files.put("MANIFEST.sha256", (SHA256 + "  sub/abc\n").getBytes(StandardCharsets.UTF_8));
        Path archive = folder.resolve("twice.tar");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(tar, file.getKey(), file.getValue());
            }
            put(tar, "sub/abc", "abd".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(kinds(MAPPER.readTree(verify(archive).out()))).containsExactly("manifest_mismatch");
    }

    /** As sha256sum does, a link is followed, but only to a file of the evidence. */
    @Test
    void aLinkStandsForTheFileItNames() throws IOException {
        evidence();
        files.put(
                "MANIFEST.sha256",
                (SHA256 + "  sub/abc\n" + SHA256 + "  link\n" + SHA256 + "  out\n").getBytes(StandardCharsets.UTF_8));
        write();
        Files.createSymbolicLink(folder.resolve("link"), Path.of("sub/abc"));
        Files.createSymbolicLink(folder.resolve("out"), Path.of("/etc/hostname"));
        JsonNode report = MAPPER.readTree(verify(folder).out());
        assertThat(report.at("/evidence/manifests/0/fit").asInt()).isEqualTo(2);
        assertThat(report.at("/findings/0/file").asText()).isEqualTo("out");
        assertThat(report.at("/findings/0/kind").asText()).isEqualTo("manifest_missing_file");
    }

    @Test
    void aHashThatIsNotKnownIsNotPassedOver() throws IOException {
        evidence();
        files.put("B2SUMS", (SHA512 + "  sub/abc\n").getBytes(StandardCharsets.UTF_8));
        write();
        assertThat(kinds(MAPPER.readTree(verify(folder).out()))).containsExactly("manifest_unread_file");
    }

    private void evidence() throws IOException {
        files.put("ascii_runtime_measurements", Files.readAllBytes(SNAPSHOT.ascii()));
        files.put("sub/abc", "abc".getBytes(StandardCharsets.UTF_8));
        files.put("sub/new\nline", "abc".getBytes(StandardCharsets.UTF_8));
    }

    private void write() throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static void archive(Path path, String suffix, Map<String, byte[]> files) throws IOException {
        OutputStream file = Files.newOutputStream(path);
        if (suffix.equals("zip")) {
            try (ZipOutputStream zip = new ZipOutputStream(file)) {
                for (Map.Entry<String, byte[]> member : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(member.getKey()));
                    zip.write(member.getValue());
                }
            }
            return;
        }
        try (OutputStream packed = suffix.equals("tar") ? file : new GZIPOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            for (Map.Entry<String, byte[]> member : files.entrySet()) {
                put(tar, "./" + member.getKey(), member.getValue());
            }
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static Outcome verify(Path evidence) {
        return Outcome.of("verify", "--evidence", evidence.toString(), "--format", "json");
    }

    private static List<String> kinds(JsonNode report) {
        List<String> kinds = new ArrayList<>();
        report.at("/findings").forEach(finding -> kinds.add(finding.at("/kind").asText()));
        return kinds;
    }
}
