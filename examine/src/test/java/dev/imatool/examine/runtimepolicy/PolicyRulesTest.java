package dev.imatool.examine.runtimepolicy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.keylime.KeylimeCheck;
import dev.imatool.appraise.keylime.PolicySignature;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.key.KeyReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The outcomes in {@code recorded.txt} are those of Keylime's own evaluator (commit 9b1f6e6), entry by entry, for real lists and
 * policies that were made from them and tampered with; {@code SOURCE.md} beside it says how.
 */
class PolicyRulesTest {
    private static final Path CORPUS = ResourceFolder.onDisk("corpus");

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PolicyRulesTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static PolicyRules policy(byte[] document) throws IOException {
        return PolicyRules.read(InputSource.ofStream("policy", new ByteArrayInputStream(document)))
                .orElseThrow();
    }

    private static PolicyRules policy(String document) throws IOException {
        return policy(document.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> judged(KeylimeCheck check, Path list) throws IOException {
        List<String> outcomes = new ArrayList<>();
        ReadOptions options = new ReadOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
        try (MeasurementListReader reader = MeasurementListReader.open(InputSource.ofFile(list), options)) {
            while (reader.next()) {
                outcomes.add(check.judge(reader.entry().toEntry()).id());
            }
        }
        return outcomes;
    }

    /** {@code COUNTxID}, one after the other. */
    private static List<String> unfolded(String recorded) {
        List<String> outcomes = new ArrayList<>();
        for (String run : recorded.split(" ")) {
            int times = run.indexOf('x');
            for (int i = Integer.parseInt(run.substring(0, times)); i > 0; i--) {
                outcomes.add(run.substring(times + 1));
            }
        }
        return outcomes;
    }

    @Test
    void everyEntryIsJudgedAsKeylimeJudgesIt() throws IOException {
        int entries = 0;
        int failures = 0;
        List<String> lines =
                new String(resource("recorded.txt"), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSizeGreaterThan(20);
        for (String line : lines) {
            String[] parts = line.split("\t");
            PolicyRules rules = policy(resource(parts[0] + "/" + parts[1] + ".json"));
            if (parts[2].equals("REFUSED")) {
                assertThat(rules.refused()).as(line).isTrue();
                continue;
            }
            assertThat(rules.refused()).as(line).isFalse();
            List<String> recorded = unfolded(parts[2]);
            for (String form : new String[] {"ascii", "binary"}) {
                Path list = CORPUS.resolve(parts[0]).resolve("final").resolve(form + "_runtime_measurements");
                assertThat(judged(rules.check(), list))
                        .as(parts[0] + " " + parts[1] + " " + form)
                        .isEqualTo(recorded);
            }
            entries += recorded.size();
            failures += (int) recorded.stream().filter(id -> !id.equals("ok")).count();
        }
        assertThat(entries).isGreaterThan(1000);
        assertThat(failures).isGreaterThan(300);
    }

    @Test
    void theKeyThatSignedAPolicyIsFound() throws IOException {
        Path folder = ResourceFolder.onDisk("keylime");
        PolicyRules signed = policy(Files.readAllBytes(folder.resolve("policy-v1-signed.json")));
        List<PublicKeyInfo> keys = KeyReader.read("signer", Files.readAllBytes(folder.resolve("signer-pub.pem")))
                .keys();
        PolicySigned good = signed.signature(keys).orElseThrow();
        assertThat(good.verdict()).isEqualTo(PolicySigned.Verdict.GOOD);
        assertThat(good.by()).isEqualTo(Optional.of(keys.get(0)));
        assertThat(good.keyIds()).containsExactly(PolicySignature.keyId(keys.get(0)));
        assertThat(signed.signature(List.of()).orElseThrow().verdict()).isEqualTo(PolicySigned.Verdict.NOT_CHECKED);
        for (String other : new String[] {"x509_ec.pem", "x509_rsa.pem"}) {
            List<PublicKeyInfo> others = KeyReader.read(other, Files.readAllBytes(CORPUS.resolve("keys").resolve(other)))
                    .keys();
            assertThat(others).isNotEmpty();
            assertThat(signed.signature(others).orElseThrow().verdict()).isEqualTo(PolicySigned.Verdict.BAD);
        }
        String text = Files.readString(folder.resolve("policy-v1-signed.json"));
        PolicyRules altered = policy(text.replace("\"payload\": \"eyJtZXRh", "\"payload\": \"eyJtZXRi"));
        assertThat(altered.signature(keys).orElseThrow().verdict()).isEqualTo(PolicySigned.Verdict.BAD);
        PolicyRules otherType = policy(text.replace("vnd.keylime+json", "vnd.keylime+jsom"));
        assertThat(otherType.signature(keys).orElseThrow().verdict()).isEqualTo(PolicySigned.Verdict.BAD);
        PolicyRules none = policy(text.replaceFirst("\"signatures\": \\[.*\\]", "\"signatures\": []"));
        assertThat(none.signature(keys).orElseThrow().verdict()).isEqualTo(PolicySigned.Verdict.UNSIGNED);
        assertThat(policy(resource("violations-6.12/01-survey.json")).signature(keys)).isEmpty();
    }

    @Test
    void ofTwoEqualNamesTheLastCounts() throws IOException {
        String digest = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
        String policy = "{\"digests\":{\"/init\":[\"" + digest + "\"],\"/init\":[\"" + "ab".repeat(32) + "\"]}}";
        PolicyRules rules = policy(policy);
        assertThat(rules.lints()).contains(KeylimeLint.of(KeylimeLint.Kind.KEY_REPEATED, "/init"));
        Path list = CORPUS.resolve("baseline-6.1/final/ascii_runtime_measurements");
        assertThat(judged(rules.check(), list).subList(0, 3))
                .containsExactly(
                        "ima.validation.ima-ng.not_in_allowlist",
                        "ima.validation.ima-ng.runtime_policy_hash",
                        "ima.validation.ima-ng.not_in_allowlist");
        assertThat(rules.refused()).isTrue();
    }

    @Test
    void anAlgorithmThatDoesNotFitIsNamed() throws IOException {
        Path list = CORPUS.resolve("baseline-6.1/final/ascii_runtime_measurements");
        String digest = "\"" + "ab".repeat(20) + "\"";
        KeylimeCheck check = policy("{\"ima\":{\"log_hash_alg\":\"sha256\"},\"digests\":{\"/init\":[" + digest + "]}}")
                .check();
        assertThat(judged(check, list)).containsOnly("ima.validation.ima_hash");
        assertThat(check.lints())
                .containsExactly(KeylimeLint.of(KeylimeLint.Kind.TEMPLATE_HASH_DIFFERS, "sha256"));
        KeylimeCheck other = policy("{\"digests\":{\"/init\":[" + digest + "]}}").check();
        judged(other, list);
        assertThat(other.lints()).containsExactly(KeylimeLint.of(KeylimeLint.Kind.NO_DIGEST_FITS, ""));
    }

    @Test
    void packedPoliciesAreReadAndOtherFilesAreNone() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(resource("violations-6.12/01-survey.json"));
        }
        assertThat(policy(packed.toByteArray()).refused()).isFalse();
        for (String other : new String[] {"", "/tmp/.*\n", "{}", "[]", "\0"}) {
            byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
            assertThat(PolicyRules.read(InputSource.ofStream("other", new ByteArrayInputStream(bytes))))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void namesThatKeylimeCannotReadStopIt() throws IOException {
        PolicyRules rules = policy("{\"digests\":{\"/init\":[\"" + "ab".repeat(32) + "\"]}}");
        Path list = CORPUS.resolve("hostile-names-6.12/final/ascii_runtime_measurements");
        assertThat(judged(rules.check(), list)).contains("keylime_stops");
        // the sixth line of this list ends within the name of a keyring
        Path keys = CORPUS.resolve("keys-kexec-6.12/final/ascii_runtime_measurements");
        assertThat(judged(rules.check(), keys).get(5)).isEqualTo("ima.parser.entry");
    }
}
