package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The signatures that a package has of its files. The package is one of rpmbuild, to which the signatures that {@code evmctl ima_sign} made of
 * its files were added as tag 274; {@code rpm -qp --qf '[%{FILENAMES} %{FILESIGNATURES}\n]'} lists them, {@code rpm -K} finds its
 * digests right.
 */
class SignedFilesOfPackageTest {
    private static final Path SIGNED = Path.of("src/test/resources/known/signed");
    private static final Path PACKAGE = SIGNED.resolve("demo-signed.rpm");
    private static final String DIGEST_OF_CONFIGURATION =
            "fe3209d6d4f51935b391288a43df48d9ddece1a992597ae53387ca16611a9179";
    private static final int FILES = 3;

    /** Tags of rpm's {@code rpmtag.h}, behind {@code RPMTAG_SIG_BASE} (256). */
    private static final int FILE_SIGNATURES = 274;

    private static final int VERITY_SIGNATURES = 276;

    private static final int LEAD = 96;

    @TempDir
    private Path folder;

    private String list;

    @BeforeEach
    void writeList() throws IOException {
        LogBuilder log =
                LogBuilder.list().file("/etc/demo conf", "a=1\n").file("/usr/bin/demo", "#!/bin/sh\necho demo\n");
        list = Files.write(folder.resolve("list"), log.build().ascii()).toString();
    }

    private JsonNode check(Path good, String... more) throws IOException {
        return report("--good", good, more);
    }

    private JsonNode report(String side, Path source, String... more) throws IOException {
        String[] all = new String[more.length + 6];
        System.arraycopy(new String[] {"check", list, side, source.toString(), "--format", "json"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return new ObjectMapper().readTree(Outcome.of(all).out());
    }

    private static void assertSignatures(JsonNode report, int valid, int wrong, int notChecked) {
        JsonNode counts = report.path("sources").path(0).path("file_signatures");
        assertThat(counts.path("valid").asInt(-1)).as(report.toString()).isEqualTo(valid);
        assertThat(counts.path("wrong").asInt(-1)).isEqualTo(wrong);
        assertThat(counts.path("not_checked").asInt(-1)).isEqualTo(notChecked);
    }

    @Test
    void theGivenKeyFindsThemValid() throws IOException {
        JsonNode report = check(PACKAGE, "--keys", SIGNED.resolve("signer.der").toString());
        assertSignatures(report, FILES, 0, 0);
        assertThat(report.path("summary").path("known_good").asInt()).isEqualTo(2);
        assertThat(Outcome.of(
                                "check",
                                list,
                                "--good",
                                PACKAGE.toString(),
                                "--keys",
                                SIGNED.resolve("signer.der").toString())
                        .out())
                .contains("of the signatures of its files 3 valid");
    }

    /** Whose signature makes the content good is said of each entry, by packages and by an index of them. */
    @Test
    void theKeyIsNamedWithTheEntry() throws IOException {
        String key = SIGNED.resolve("signer.der").toString();
        for (Path source : List.of(PACKAGE, index(PACKAGE))) {
            assertThat(signers(source, "--keys", key)).containsExactly(key, key);
            assertThat(signers(source, "--keys", SIGNED.resolve("other.der").toString()))
                    .containsExactly("", "");
            assertThat(signers(source)).containsExactly("", "");
        }
    }

    /** Of a file that was changed, the key signed what the package has. */
    @Test
    void theKeyIsNamedInText() throws IOException {
        String key = SIGNED.resolve("signer.der").toString();
        String other = Files.write(
                        folder.resolve("other"),
                        LogBuilder.list()
                                .file("/etc/demo conf", "a=2\n")
                                .build()
                                .ascii())
                .toString();
        assertThat(Outcome.of("check", other, "--good", PACKAGE.toString(), "--keys", key)
                        .out())
                .contains("known to ")
                .contains(", a configuration file, signed by " + key);
    }

    /** What {@code by[].signed_by} is of each file that is known good. */
    private List<String> signers(Path source, String... keys) throws IOException {
        List<String> signers = new ArrayList<>();
        for (String row : rows(source, keys).lines().toList()) {
            JsonNode by = new ObjectMapper().readTree(row).path("by");
            assertThat(by).hasSize(1);
            signers.add(by.path(0).path("signed_by").asText());
        }
        return signers;
    }

    @Test
    void withoutTheirKeyTheyAreNotChecked() throws IOException {
        JsonNode without = check(PACKAGE);
        assertSignatures(without, 0, 0, FILES);
        assertThat(without.path("summary").path("known_good").asInt()).isEqualTo(2);
        assertSignatures(check(PACKAGE, "--keys", SIGNED.resolve("other.der").toString()), 0, 0, FILES);
    }

    /** Whoever alters a digest in the header cannot sign it. */
    @Test
    void aDigestThatWasNotSignedIsOfNoFile() throws IOException {
        Path altered = altered(DIGEST_OF_CONFIGURATION, '0');
        JsonNode report = check(altered, "--keys", SIGNED.resolve("signer.der").toString());
        assertSignatures(report, 2, 1, 0);
        assertThat(report.path("summary").path("known_good").asInt()).isEqualTo(1);
        assertThat(report.path("summary").path("unknown").asInt()).isEqualTo(1);
        assertThat(report.path("diagnostics").toString())
                .contains("1 file is not known by it: the given keys do not fit the signatures that it has of them");
    }

    /** The signatures stand where those of fs-verity do: nothing that they sign is in the package, so they are counted and not judged. */
    @Test
    void signaturesOfFsVerityAreNotJudged() throws IOException {
        byte[] bytes = Files.readAllBytes(PACKAGE);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int tag = LEAD + 16;
        while (header.getInt(tag) != FILE_SIGNATURES) {
            tag += 16;
        }
        header.putInt(tag, VERITY_SIGNATURES);
        Path verity = Files.write(folder.resolve("verity.rpm"), bytes);
        for (Path source : List.of(verity, index(verity))) {
            JsonNode report =
                    check(source, "--keys", SIGNED.resolve("signer.der").toString());
            JsonNode read = report.path("sources").path(0);
            assertThat(read.has("file_signatures")).isFalse();
            assertThat(read.path("skipped").path("verity_signature").asInt()).isEqualTo(FILES);
            assertThat(report.path("summary").path("known_good").asInt()).isEqualTo(2);
            assertThat(report.toString()).doesNotContain("signed_by");
        }
    }

    @Test
    void whatIsNoHexIsNoSignature() throws IOException {
        Path altered = altered("0302045f8b8daf", 'x');
        JsonNode report = check(altered, "--keys", SIGNED.resolve("signer.der").toString());
        assertSignatures(report, 2, 0, 0);
        assertThat(report.path("diagnostics").toString()).contains("the signature of a file is no hex: ");
        assertThat(report.path("summary").path("known_good").asInt()).isEqualTo(2);
    }

    @Test
    void aPackageWithoutThemHasNoCounts() throws IOException {
        Path unsigned = Path.of("../parsers/src/test/resources/known/demo-1.0-1.noarch.rpm");
        assertThat(check(unsigned).path("sources").path(0).has("file_signatures"))
                .isFalse();
    }

    /** An index has the signatures, too: with a key, with another and without, whole and altered, it says what the package says. */
    @ParameterizedTest
    @ValueSource(strings = {"", "signer.der", "other.der"})
    void anIndexSaysTheSame(String key) throws IOException {
        String[] keys = key.isEmpty()
                ? new String[0]
                : new String[] {"--keys", SIGNED.resolve(key).toString()};
        for (Path source : List.of(PACKAGE, altered(DIGEST_OF_CONFIGURATION, '0'), altered("0302045f8b8daf", 'x'))) {
            JsonNode direct = check(source, keys);
            JsonNode indexed = check(index(source), keys);
            assertThat(direct.path("sources")).isNotEmpty();
            assertThat(indexed.path("sources")).isEqualTo(direct.path("sources"));
            assertThat(indexed.path("summary")).isEqualTo(direct.path("summary"));
            assertThat(indexed.path("findings")).isEqualTo(direct.path("findings"));
            assertThat(indexed.path("verdict")).isEqualTo(direct.path("verdict"));
            assertThat(rows(index(source), keys)).isEqualTo(rows(source, keys)).contains("known_good");
        }
    }

    @Test
    void aWrongSignatureInAnIndexIsSaid() throws IOException {
        JsonNode report = check(
                index(altered(DIGEST_OF_CONFIGURATION, '0')),
                "--keys",
                SIGNED.resolve("signer.der").toString());
        assertSignatures(report, 2, 1, 0);
        assertThat(report.path("diagnostics").toString())
                .contains("altered.rpm")
                .contains("1 file is not known by it: the given keys do not fit the signatures that it has of them");
    }

    /** Files of a folder are counted by their own signatures, and checksums beside a package are read as before. */
    @Test
    void anIndexOfAFolderSaysTheSame() throws IOException {
        Path mixed = Files.createDirectories(folder.resolve("mixed"));
        Files.copy(PACKAGE, mixed.resolve("demo.rpm"));
        Files.writeString(mixed.resolve("sums"), DIGEST_OF_CONFIGURATION + "  /etc/other\n");
        String[] keys = {"--keys", SIGNED.resolve("signer.der").toString()};
        JsonNode direct = check(mixed, keys);
        assertSignatures(direct, FILES, 0, 0);
        JsonNode indexed = check(index(mixed), keys);
        assertThat(indexed.path("sources")).isEqualTo(direct.path("sources"));
        assertThat(indexed.path("summary")).isEqualTo(direct.path("summary"));
        JsonNode bad = report("--bad", mixed, keys);
        assertThat(report("--bad", index(mixed), keys).path("sources")).isEqualTo(bad.path("sources"));
    }

    /** An index that an imatool before this one made of an unsigned package: its version is 1. */
    @Test
    void anOlderIndexIsRead() throws IOException {
        JsonNode report = check(SIGNED.resolve("version-1.idx"));
        JsonNode direct = check(Path.of("../parsers/src/test/resources/known/demo-1.0-1.noarch.rpm"));
        assertThat(report.path("summary")).isEqualTo(direct.path("summary"));
        assertThat(report.path("sources")).isEqualTo(direct.path("sources"));
    }

    private Path index(Path source) throws IOException {
        Path index = folder.resolve("known.idx");
        Files.deleteIfExists(index);
        Outcome built = Outcome.of("reference", "build", source.toString(), "-o", index.toString());
        assertThat(index).as(built.err()).exists();
        return index;
    }

    private String rows(Path good, String... more) {
        String[] all = new String[more.length + 6];
        System.arraycopy(new String[] {"check", list, "--good", good.toString(), "--format", "ndjson"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return Outcome.of(all)
                .out()
                .lines()
                .filter(line -> line.contains("\"known_good\"") || line.contains("\"unknown\""))
                .collect(Collectors.joining("\n"));
    }

    /** The package with another character at the beginning of a text in it. */
    private Path altered(String text, char beginning) throws IOException {
        String bytes = new String(Files.readAllBytes(PACKAGE), StandardCharsets.ISO_8859_1);
        int at = bytes.indexOf(text);
        assertThat(at).isPositive();
        String changed = bytes.substring(0, at) + beginning + bytes.substring(at + 1);
        return Files.write(folder.resolve("altered.rpm"), changed.getBytes(StandardCharsets.ISO_8859_1));
    }
}
