package dev.imatool.parsers.known.keylime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.json.dsse.SignedEnvelope;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read of Keylime's forms. The signed policy and the allow-list in the fixtures have the same 40 files of a real list. */
class KeylimeSourceReaderTest {
    private static final String A = "73a9bef499bbf4dc7bd2a4f2c8af5bd99f267a0ed3197217dd2bba1537436e5c";
    private static final String B = "fd3feb3c9250b7974a9b528b69636321a461b55ef55b7beafd809a9a9e925b79";
    private static final String HEAD = "{\"meta\":{\"version\":1,\"generator\":0},\"release\":0,";
    private static final String TAIL = ",\"excludes\":[],\"keyrings\":{},\"ima-buf\":{},\"verification-keys\":\"\","
            + "\"ima\":{\"ignored_keyrings\":[],\"log_hash_alg\":\"sha1\",\"dm_policy\":null}}";

    /** What came of a document. */
    private record Read(KeylimeReading reading, List<KnownFile> files, Map<KnownSkip, Integer> skipped)
            implements KnownFileSink {
        static Read of(SourceForm form, byte[] document) {
            Read read = new Read(empty(), new ArrayList<>(), new EnumMap<>(KnownSkip.class));
            try {
                KeylimeReading reading =
                        KeylimeSourceReader.read(new ByteArrayInputStream(document), form, (KnownFileSink) read);
                return new Read(reading, read.files, read.skipped);
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private static KeylimeReading empty() {
            return new PolicyBuilder(SourceForm.EXCLUDES, new KnownFileDigests(new None())).reading();
        }

        @Override
        public Set<HashAlgorithm> algorithms() {
            return EnumSet.noneOf(HashAlgorithm.class);
        }

        @Override
        public void file(KnownFile file) {
            files.add(file);
        }

        @Override
        public void link(String item, ByteString path, ByteString target, boolean symbolic) {
            throw new AssertionError("a policy has no links");
        }

        @Override
        public void skipped(KnownSkip why) {
            skipped.merge(why, 1, Integer::sum);
        }

        List<String> said() {
            return files.stream()
                    .map(file -> file.item() + " " + file.path().latin1() + " " + file.state() + " "
                            + file.digests().get(0).text() + (file.bare() ? "" : " named"))
                    .toList();
        }

        List<String> lints() {
            return reading.policy().lints().stream()
                    .map(lint -> lint.kind().id() + " " + lint.subject())
                    .toList();
        }

        List<String> damage() {
            return reading.remarks().stream()
                    .filter(remark -> remark.severity() == Severity.ERROR)
                    .map(KnownReading::text)
                    .toList();
        }
    }

    private static final class None implements KnownFileSink {
        @Override
        public Set<HashAlgorithm> algorithms() {
            return Set.of();
        }

        @Override
        public void file(KnownFile file) {
            throw new AssertionError("no files");
        }

        @Override
        public void link(String item, ByteString path, ByteString target, boolean symbolic) {
            throw new AssertionError("no links");
        }

        @Override
        public void skipped(KnownSkip why) {
            throw new AssertionError("nothing");
        }
    }

    private static Read read(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return Read.of(KeylimeSourceReader.form(bytes).orElseThrow(), bytes);
    }

    private static Read policy(String digests) {
        return read(HEAD + "\"digests\":" + digests + TAIL);
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream in = KeylimeSourceReaderTest.class.getResourceAsStream("/keylime/" + name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void aPolicyIsReadSectionBySection() {
        Read read = read(HEAD + "\"digests\":{\"boot_aggregate\":[\"" + A + "\"],\"/bin/a\":[\"" + A + "\",\"" + B
                + "\"]},\"excludes\":[\"/tmp/.*\"],\"keyrings\":{\".ima\":[\"" + B
                + "\"]},\"ima-buf\":{\"dm_table_load\":[\""
                + A.substring(0, 40)
                + "\"]},\"verification-keys\":\"{\\\"keyids\\\":[],\\\"pubkeys\\\":[]}\",\"ima\":{\"ignored_keyrings\":[\"*\"],"
                + "\"log_hash_alg\":\"sha256\",\"dm_policy\":null}}");
        assertThat(read.said())
                .containsExactly(
                        "digests boot_aggregate LABEL sha256:" + A,
                        "digests /bin/a PRESENT sha256:" + A,
                        "digests /bin/a PRESENT sha256:" + B,
                        "keyrings .ima LABEL sha256:" + B,
                        "ima-buf dm_table_load LABEL sha1:" + A.substring(0, 40));
        KeylimePolicy policy = read.reading().policy();
        assertThat(policy.form()).isEqualTo(SourceForm.KEYLIME_POLICY);
        assertThat(policy.version()).hasValue(1);
        assertThat(policy.generator()).contains("0");
        assertThat(policy.release()).hasValue(0);
        assertThat(policy.excludes()).containsExactly("/tmp/.*");
        assertThat(policy.ignoredKeyrings()).containsExactly("*");
        assertThat(policy.logHashAlgorithm()).contains("sha256");
        assertThat(policy.verificationKeys()).contains("{\"keyids\":[],\"pubkeys\":[]}");
        assertThat(policy.deviceMapperPolicy()).isFalse();
        assertThat(policy.envelope()).isEmpty();
        assertThat(policy.refused()).isFalse();
        assertThat(read.reading().digests()).isEqualTo(5);
        assertThat(read.reading().remarks()).isEmpty();
    }

    /** IMA_KEYRING_JSON_SCHEMA requires both lists. */
    @Test
    void aKeyringWithoutItsListsIsRefused() {
        Read read = read(
                HEAD + "\"digests\":{}" + TAIL.replace("\"verification-keys\":\"\"", "\"verification-keys\":\"{}\""));
        assertThat(read.reading().policy().refused()).isTrue();
    }

    @Test
    void whatKeylimeRefusesIsReadWithALint() {
        Read read = policy("{\"/a\":[\"sha256:" + A + "\"],\"/b\":[\"" + B.toUpperCase(Locale.ROOT)
                + "\"],\"/c\":[],\n\"/d\":[\"xyz\",7],\"/e\":\"" + A + "\",\"/f\":[\"" + A + "ab\"]}");
        assertThat(read.said())
                .containsExactly(
                        "digests /a PRESENT sha256:" + A + " named",
                        "digests /b PRESENT sha256:" + B,
                        "digests /e PRESENT sha256:" + A);
        assertThat(read.lints())
                .containsExactly(
                        "digest_with_algorithm sha256:" + A,
                        "digest_upper_case " + B.toUpperCase(Locale.ROOT),
                        "digests_empty /c",
                        "digest_unreadable xyz",
                        "value_refused /d",
                        "value_refused /e",
                        "digest_of_no_algorithm " + A + "ab");
        assertThat(read.skipped()).isEqualTo(Map.of(KnownSkip.UNREADABLE, 1, KnownSkip.UNKNOWN_ALGORITHM, 1));
        assertThat(read.reading().policy().refused()).isTrue();
        assertThat(read.damage()).isEmpty();
        assertThat(KnownReading.text(read.reading().remarks().get(3)))
                .isEqualTo("line 2: 'xyz': this is not a digest: Keylime takes 40 to 128 lower-case hex digits");
    }

    @Test
    void onlyDigestsMustBeThereAndEachMissingKeyIsNamed() {
        Read read = read("{\"digests\":{\"/a\":[\"" + A + "\"]},\"ima\":{},\"meta\":{}}");
        assertThat(read.said()).containsExactly("digests /a PRESENT sha256:" + A);
        assertThat(read.lints())
                .containsExactly(
                        "key_missing ima.ignored_keyrings",
                        "key_missing ima.log_hash_alg",
                        "key_missing ima.dm_policy",
                        "key_missing meta.version",
                        "key_missing meta.generator",
                        "key_missing release",
                        "key_missing excludes",
                        "key_missing keyrings",
                        "key_missing ima-buf",
                        "key_missing verification-keys");
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        Read read = read("{\"digests\":{},\"meta\":{\"version\":-1,\"generator\":4,\"timestamp\":7},\"release\":\"1\","
                + "\"excludes\":[1],\"keyrings\":{},\"ima-buf\":{},\"verification-keys\":null,"
                + "\"ima\":{\"ignored_keyrings\":{},\"log_hash_alg\":\"md5\",\"dm_policy\":{\"match_on\":\"name\"}}}");
        assertThat(read.lints())
                .containsExactly(
                        "value_refused meta.version",
                        "value_refused meta.generator",
                        "value_refused meta.timestamp",
                        "value_refused release",
                        "value_refused excludes",
                        "value_refused verification-keys",
                        "value_refused ima.ignored_keyrings",
                        "value_refused ima.log_hash_alg",
                        "value_refused ima.dm_policy");
        assertThat(read.reading().policy().deviceMapperPolicy()).isTrue();
    }

    @Test
    void zerosAreCountedAndBytesThatAreNoTextComeBack() {
        Read read = policy("{\"boot_aggregate\":[\"" + "0".repeat(64) + "\"]}");
        assertThat(read.skipped()).isEqualTo(Map.of(KnownSkip.ZERO, 1));
        assertThat(read.files()).isEmpty();
        Read bytes = read("{\"allowlist\":[\"" + A + " /\\udcff\\ud83d\\ude00\"]}");
        assertThat(bytes.files().get(0).path().hex()).isEqualTo("2fff" + "f09f9880");
    }

    @Test
    void theSignedPolicyHasTheFilesOfTheOlderAllowList() throws IOException {
        byte[] signed = fixture("policy-v1-signed.json");
        Read envelope = Read.of(SourceForm.KEYLIME_POLICY_DSSE, signed);
        assertThat(KeylimeSourceReader.form(signed)).contains(SourceForm.KEYLIME_POLICY_DSSE);
        assertThat(KeylimeSourceReader.form(Arrays.copyOf(signed, 40))).contains(SourceForm.KEYLIME_POLICY_DSSE);
        assertThat(envelope.files()).hasSize(40);
        assertThat(envelope.reading().remarks()).isEmpty();
        SignedEnvelope around = envelope.reading().policy().envelope().orElseThrow();
        assertThat(around.payloadType()).isEqualTo("application/vnd.keylime+json");
        assertThat(around.payload().utf8().orElseThrow())
                .startsWith("{\"meta\": {\"version\": 1")
                .endsWith("\"\"}");
        assertThat(around.signatures()).hasSize(1);
        assertThat(around.signatures().get(0).keyId())
                .isEqualTo("62233b5d273396ce0a4fec7f630f8939940a458f4ef6d435be48aebb58cb634f");
        assertThat(around.signatures().get(0).signature().hex()).startsWith("30440220616bffaa39da6b48");

        byte[] legacy = fixture("legacy-allowlist-v5.json");
        assertThat(KeylimeSourceReader.form(legacy)).contains(SourceForm.KEYLIME_LEGACY);
        Read older = Read.of(SourceForm.KEYLIME_LEGACY, legacy);
        assertThat(older.files()).isEqualTo(envelope.files());
        assertThat(older.lints())
                .containsExactly("value_refused meta.generator", "key_missing ima.dm_policy", "form_replaced ");
    }

    @Test
    void olderFormsAreRead() {
        assertThat(read("{\"allowlist\":{\"meta\":{\"version\":1,\"generator\":\"x\"},\"hashes\":{\"/a\":[\"" + A
                                + "\"]}},\"exclude\":[\"/b\"]}")
                        .said())
                .containsExactly("digests /a PRESENT sha256:" + A);
        Read lines = read("{\"allowlist\":[\"" + A + "  /a b\",\"" + A.substring(0, 40)
                + " boot_aggregate\",\"no\"],\"exclude\":[\"/b\"]}");
        assertThat(lines.said())
                .containsExactly(
                        "digests /a b PRESENT sha256:" + A, "digests boot_aggregate LABEL sha1:" + A.substring(0, 40));
        assertThat(lines.reading().policy().excludes()).containsExactly("/b");
        assertThat(lines.lints()).containsExactly("digest_unreadable no", "form_replaced ");
        assertThat(read("{\"allowlist\":{\"/a\":[\"" + A + "\"]}}").said())
                .containsExactly("digests /a PRESENT sha256:" + A);
        assertThat(read("{\"allowlist\":\"" + A + "  /a\\n" + B + "  /b\\n\"}").said())
                .containsExactly("digests /a PRESENT sha256:" + A, "digests /b PRESENT sha256:" + B);
    }

    @Test
    void aCutDocumentGivesWhatCameBefore() {
        String whole = HEAD + "\"digests\":{\"/a\":[\"" + A + "\"],\n\"/b\":[\"" + B + "\"]}" + TAIL;
        Read cut = read(whole.substring(0, whole.indexOf(B) + 3));
        assertThat(cut.said()).containsExactly("digests /a PRESENT sha256:" + A);
        assertThat(cut.damage()).containsExactly("line 2: the document ends early (what stands before was read)");
        assertThat(cut.lints()).containsExactly("json_damaged ");
        Read behind = read(whole + "\n{}");
        assertThat(behind.files()).hasSize(2);
        assertThat(behind.damage())
                .containsExactly(
                        "line 3: the document has something after its end (it was changed after it was written, or two documents were joined)");
        assertThat(behind.reading().policy().refused()).isTrue();
        Read broken = read(whole.replace("]" + ",\n", "],,\n"));
        assertThat(broken.said()).containsExactly("digests /a PRESENT sha256:" + A);
        assertThat(broken.damage()).hasSize(1).first().asString().startsWith("line 1: the document is malformed");
    }

    @Test
    void aCutEnvelopeGivesWhatItsPayloadHeld() {
        StringBuilder digests = new StringBuilder("{\"/a\":[\"" + A + "\"]");
        for (int i = 0; i < 200; i++) {
            digests.append(",\"/").append(i).append("\":[\"").append(B).append("\"]");
        }
        String payload = Base64.getEncoder()
                .encodeToString((HEAD + "\"digests\":" + digests + "}" + TAIL).getBytes(StandardCharsets.UTF_8));
        String envelope =
                "{\"payload\":\"" + payload + "\",\"payloadType\":\"application/vnd.keylime+json\",\"signatures\":[]}";
        assertThat(read(envelope).files()).hasSize(201);
        Read cut = read(envelope.substring(0, payload.length() / 2));
        assertThat(cut.files().size()).isBetween(60, 100);
        assertThat(cut.damage())
                .containsExactly(
                        "line 1: the document ends early (what stands before was read)",
                        "payload, line 1: the document ends early (what stands before was read)");
        String joined = Base64.getEncoder().encodeToString("{\"digests\":{}}\n{}".getBytes(StandardCharsets.UTF_8));
        assertThat(read(envelope.replace(payload, joined)).damage())
                .singleElement()
                .asString()
                .startsWith("payload, line 2: the document has something after its end");
        assertThat(read("{\"payload\":\"\",\"payloadType\":\"application/vnd.keylime+json\"}")
                        .damage())
                .containsExactly("the envelope has no payload");
    }

    @Test
    void aKeyThatStandsThereTwiceIsNamed() {
        Read read = read("{\"digests\":{\"/a\":[\"" + A + "\"]},\"digests\":{\"/b\":[\"" + B + "\"]}}");
        assertThat(read.files()).hasSize(2);
        assertThat(read.lints()).contains("key_repeated digests");
    }

    @Test
    void excludesAreToldFromLinesOfPathsAndDigests() {
        Read read = read("# what changes\n/tmp/.*\n\n  /var/lib/docker/.*  \n");
        assertThat(read.reading().policy().form()).isEqualTo(SourceForm.EXCLUDES);
        assertThat(read.reading().policy().excludes()).containsExactly("/tmp/.*", "/var/lib/docker/.*");
        for (String other : new String[] {
            A + "  /a.*\n",
            "/usr/bin/bash\n/etc/motd\n",
            "hello .*\n",
            "",
            "/tmp/.*\0",
            "10 " + A + " ima-ng x /a\n",
            "/bin/sh " + A + "\n",
            "[1]",
            "(see above)\n"
        }) {
            assertThat(KeylimeSourceReader.form(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void otherJsonIsNotOfKeylime() {
        for (String other : new String[] {
            "{\"bomFormat\":\"CycloneDX\",\"components\":[]}",
            "{\"payload\":\"e30=\",\"payloadType\":\"application/vnd.in-toto+json\",\"signatures\":[]}",
            "{\"digests\":\"sha256:" + A + "\"}",
            "[{\"digests\":{}}]",
            "{\"hashes\":{\"sha256\":\"" + A + "\"},\"name\":\"x\"}",
            "{}"
        }) {
            assertThat(KeylimeSourceReader.form(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void anyDamageEndsInAnAnswer() throws IOException {
        Random random = new Random(16);
        for (String name : new String[] {"policy-v1-signed.json", "legacy-allowlist-v5.json"}) {
            byte[] whole = fixture(name);
            for (int i = 0; i < 400; i++) {
                byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int j = random.nextInt(4); j > 0; j--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                for (SourceForm form : new SourceForm[] {
                    SourceForm.KEYLIME_POLICY,
                    SourceForm.KEYLIME_POLICY_DSSE,
                    SourceForm.KEYLIME_LEGACY,
                    SourceForm.EXCLUDES
                }) {
                    assertThat(Read.of(form, damaged).reading().remarks()).hasSizeLessThanOrEqualTo(101);
                }
            }
        }
        String deep = "{\"x\":" + "[".repeat(100_000);
        assertThat(read("{\"digests\":{}," + deep.substring(1)).damage()).hasSize(1);
        List<KeylimeLint> lints = policy("{\"/a\":[" + "\"x\",".repeat(100_000) + "\"x\"]}")
                .reading()
                .policy()
                .lints();
        assertThat(lints).hasSize(LintLog.LISTED);
    }
}
