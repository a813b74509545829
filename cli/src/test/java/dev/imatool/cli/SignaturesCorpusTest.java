package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures in real lists: which files were signed with which key is in the README and xattrs.txt of the scenarios. */
class SignaturesCorpusTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path KEYS = ResourceFolder.onDisk("corpus/keys");
    private static final String TEMPLATES = "templates-mixed-6.12/final";
    private static final String FEATURES = "custom-features-6.12/final";

    static List<Path> templates() {
        return lists(TEMPLATES);
    }

    static List<Path> features() {
        return lists(FEATURES);
    }

    static List<Path> bigEndian() {
        Path folder = ResourceFolder.onDisk("corpus/s390x/05-evm-sig-be");
        return List.of(folder.resolve("binary_runtime_measurements"), folder.resolve("ascii_runtime_measurements"));
    }

    private static List<Path> lists(String snapshot) {
        return Corpus.snapshot(snapshot).lists().stream()
                .map(Snapshot.ListFile::path)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everySignedFileOfEveryTemplateIsGood(Path list) throws IOException {
        JsonNode report = report(0, list, "--keys", KEYS.toString());
        assertThat(report.path("verdict").asText()).isEqualTo("all_good");
        for (JsonNode entry : report.path("signatures")) {
            String name = Path.of(entry.path("path").asText()).getFileName().toString();
            boolean signed =
                    name.startsWith("signed-") || name.equals("evm-portable-sig") || name.equals("verity-sigv3");
            assertThat(entry.path("result").asText()).as(name).isEqualTo(signed ? "good" : "unsigned");
            if (signed) {
                String key = name.startsWith("signed-ec") ? "x509_ec" : "x509_rsa";
                assertThat(entry.path("key").asText()).contains("/" + key + ".");
                assertThat(entry.path("key_id").asText()).isEqualTo(key.equals("x509_ec") ? "aefdb372" : "5fd13648");
            }
        }
        // five signed files under each of ima-sig, ima-sigv2, evm-sig, ima-modsig, and one with fs-verity
        assertThat(report.path("summary").path("good").asInt()).isEqualTo(21);
    }

    @Test
    void aPortableSignatureAndThatOfTheContentUnderItAreBothSaid() throws IOException {
        JsonNode report = report(0, Corpus.snapshot(TEMPLATES).binary(), "--keys", KEYS.toString());
        JsonNode entry = find(report, "/srv/t/1005/evm-portable-sig");
        assertThat(entry.path("checks").findValuesAsText("field")).containsExactly("evmsig", "xattrvalues");
        assertThat(entry.path("checks").findValuesAsText("kind")).containsExactly("evm", "file");
        assertThat(entry.path("checks").findValuesAsText("result")).containsExactly("good", "good");
    }

    @ParameterizedTest
    @MethodSource("bigEndian")
    void aBigEndianMachineIsToldFromItsSignatures(Path list) throws IOException {
        JsonNode report = report(0, list, "--keys", KEYS.resolve("s390x.der").toString());
        assertThat(report.path("summary").path("good").asInt()).isEqualTo(10);
        for (JsonNode entry : report.path("signatures")) {
            boolean metadata = entry.path("path").asText().startsWith("/opt/evm/");
            if (metadata) {
                assertThat(entry.path("detail").asText()).isEqualTo("as a 64-bit big-endian machine computes it");
            }
            boolean signed = metadata || entry.path("path").asText().startsWith("/opt/signed/");
            assertThat(entry.path("result").asText()).isEqualTo(signed ? "good" : "unsigned");
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void modulesAreGoodByTheKeyThatTheKernelMeasured(Path list) throws IOException {
        JsonNode report = report(0, list);
        for (String module : List.of("dummy", "michael_mic", "x86_pkg_temp_thermal")) {
            JsonNode entry = find(report, "/scn/modules/" + module + ".ko");
            assertThat(entry.path("result").asText()).isEqualTo("good");
            assertThat(entry.path("kind").asText()).isEqualTo("module");
            assertThat(entry.path("key_measured").path("entry").asInt()).isEqualTo(2);
            assertThat(entry.path("key_measured").path("keyring").asText()).isEqualTo(".builtin_trusted_keys");
            assertThat(entry.path("key_measured").path("coverage").asText()).isEqualTo("not_proven");
        }
        assertThat(report.path("summary").path("good").asInt()).isEqualTo(5);
        assertThat(report.path("by_measured_keys").path("not_proven").asInt()).isEqualTo(5);
    }

    @Test
    void theTpmVouchesForMeasuredKeys() throws IOException {
        Snapshot snapshot = Corpus.snapshot(FEATURES);
        String pcrs = snapshot.pcrRead().orElseThrow().toString();
        JsonNode report = report(0, snapshot.binary(), "--pcrs", pcrs);
        assertThat(report.path("by_measured_keys").path("covered").asInt()).isEqualTo(5);
        assertThat(report.path("by_measured_keys").path("not_proven").asInt()).isZero();
    }

    @Test
    void withoutMeasuredKeysTheirSignaturesAreUnknown() throws IOException {
        JsonNode report = report(
                0,
                Corpus.snapshot(FEATURES).binary(),
                "--no-measured-keys",
                "--keys",
                KEYS.resolve("x509_ec.der").toString());
        assertThat(report.path("verdict").asText()).isEqualTo("unknown_keys");
        assertThat(report.path("summary").path("unknown_key").asInt()).isEqualTo(5);
        assertThat(find(report, "/scn/modules/dummy.ko").path("key_id").asText())
                .isEqualTo("5378b4156ea6623216743e527ad3acf48f8ecfee");
    }

    @Test
    void theAuthorityOfMeasuredCertificatesIsNamed() throws IOException {
        JsonNode report = report(
                0,
                Corpus.snapshot(FEATURES).binary(),
                "--keys",
                KEYS.resolve("ca.pem").toString());
        List<String> certified = new ArrayList<>();
        for (JsonNode key : report.path("keys")) {
            if (key.path("certificate").has("certified_by")) {
                certified.add(key.path("certificate").path("subject").asText());
                assertThat(key.path("certificate").path("certified_by").asText())
                        .endsWith("/ca.pem");
            }
        }
        assertThat(certified).containsExactly("CN=IMA test signer rsa", "CN=IMA test signer ec");
    }

    private static JsonNode find(JsonNode report, String path) {
        for (JsonNode entry : report.path("signatures")) {
            if (entry.path("path").asText().equals(path)) {
                return entry;
            }
        }
        throw new IllegalStateException("no entry of " + path);
    }

    private static JsonNode report(int exit, Path list, String... options) throws IOException {
        String[] words = new String[options.length + 4];
        words[0] = "signatures";
        words[1] = list.toString();
        words[2] = "--format";
        words[3] = "json";
        System.arraycopy(options, 0, words, 4, options.length);
        Outcome outcome = Outcome.of(words);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }
}
