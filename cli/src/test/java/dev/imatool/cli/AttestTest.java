package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that are signed, whatever command makes them, and envelopes that somebody changed; the JDK is the second opinion. */
class AttestTest {
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final String LIST = END.binary().toString();
    private static final Path FIXTURES = Path.of("../fixtures/src/main/resources");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TYPE = "application/vnd.in-toto+json";

    @TempDir
    private Path folder;

    private final KeyPair pair = ed25519();
    private String key = "";
    private String pub = "";

    @BeforeEach
    void writeKey() throws IOException {
        key = pem("PRIVATE KEY", pair.getPrivate().getEncoded(), "key.pem");
        pub = pem("PUBLIC KEY", pair.getPublic().getEncoded(), "key.pub");
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private String pem(String type, byte[] der, String name) throws IOException {
        String text = "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static byte[] payload(JsonNode envelope) {
        return Base64.getDecoder().decode(envelope.at("/payload").asText());
    }

    private static byte[] signed(byte[] payload) {
        byte[] head = ("DSSEv1 28 " + TYPE + " " + payload.length + " ").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + payload.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(payload, 0, all, head.length, payload.length);
        return all;
    }

    private String sign(byte[] payload) throws GeneralSecurityException {
        Signature jdk = Signature.getInstance("Ed25519");
        jdk.initSign(pair.getPrivate());
        jdk.update(signed(payload));
        return Base64.getEncoder().encodeToString(jdk.sign());
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("envelope.json"), text).toString();
    }

    private JsonNode attested(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.add("--attest");
        words.add(key);
        Outcome outcome = Outcome.of(words.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.err()).isLessThan(2);
        return MAPPER.readTree(outcome.out());
    }

    private JsonNode verified(String envelope, String... files) throws IOException {
        List<String> words = new ArrayList<>(List.of("attest", "verify", envelope, "--key", pub, "--format", "json"));
        words.addAll(List.of(files));
        Outcome outcome = Outcome.of(words.toArray(String[]::new));
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.at("/exit").asInt()).isEqualTo(outcome.exit());
        return report;
    }

    private static List<String> kinds(JsonNode report) {
        List<String> kinds = new ArrayList<>();
        report.at("/findings").forEach(finding -> kinds.add(finding.at("/kind").asText()));
        return kinds;
    }

    static Stream<List<String>> commands() {
        String end = END.folder().toString();
        String ak = END.file("ak.pub").toString();
        return Stream.of(
                List.of("replay", LIST),
                List.of("verify", LIST, END.ascii().toString()),
                List.of("show", LIST),
                List.of("case", end, "--before", BEFORE.folder().toString(), "--ak", ak),
                List.of("evidence", end, "--ak", ak),
                List.of("diff", BEFORE.binary().toString(), LIST),
                List.of("check", LIST, "--good", BEFORE.binary().toString()),
                List.of("history", LIST, "--path", "/**"),
                List.of("containers", LIST),
                List.of("explain", LIST, "--pcrs", END.file("pcrread.yaml").toString()),
                List.of("signatures", LIST, "--keys", ak),
                List.of("learn", LIST, BEFORE.binary().toString()),
                List.of("policy", FIXTURES.resolve("policies/pcrs-6.12.loaded").toString()),
                List.of(
                        "quote",
                        LIST,
                        "-m",
                        END.file("quote.msg").toString(),
                        "-s",
                        END.file("quote.sig").toString(),
                        "-u",
                        ak,
                        "-f",
                        END.file("quote.pcrs").toString()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSignsItsReport(List<String> command) throws IOException, GeneralSecurityException {
        List<String> words = new ArrayList<>(command);
        JsonNode envelope = attested(words.toArray(String[]::new));
        JsonNode statement = MAPPER.readTree(payload(envelope));
        JsonNode report = statement.at("/predicate");

        assertThat(envelope.at("/payloadType").asText()).isEqualTo(TYPE);
        assertThat(envelope.at("/signatures")).hasSize(1);
        assertThat(envelope.at("/signatures/0/keyid").asText())
                .isEqualTo(sha256(pair.getPublic().getEncoded()));
        assertThat(envelope.at("/signatures/0/sig").asText()).isEqualTo(sign(payload(envelope)));
        assertThat(statement.at("/_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.at("/predicateType").asText()).isEqualTo("urn:imatool:schema:" + words.get(0) + ":1");
        assertThat(report.at("/schema").asText()).isEqualTo("imatool." + words.get(0) + "/1");
        assertThat(report.at("/inputs")).isNotEmpty();
        List<String> subjects = new ArrayList<>();
        statement
                .at("/subject")
                .forEach(subject -> subjects.add(subject.at("/name").asText() + " "
                        + subject.at("/digest/sha256").asText()));
        List<String> inputs = new ArrayList<>();
        report.at("/inputs")
                .forEach(input -> inputs.add(
                        input.at("/path").asText() + " " + input.at("/sha256").asText()));
        assertThat(subjects)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(List.copyOf(new LinkedHashSet<>(inputs)));
        for (JsonNode input : report.at("/inputs")) {
            Path file = Path.of(input.at("/path").asText());
            assertThat(input.at("/sha256").asText()).isEqualTo(sha256(Files.readAllBytes(file)));
        }
        assertThat(verified(write(envelope.toString()), LIST).at("/verdict").asText())
                .isEqualTo(words.get(0).equals("policy") ? "not_verified" : "verified");
    }

    /** Byte for byte but for the command line, which a report has as it was given. */
    @Test
    void theReportIsTheOneOfFormatJson() throws IOException {
        String json = Outcome.of("replay", LIST, "--format", "json").out();
        String statement = new String(payload(attested("replay", LIST, "--format", "json")), StandardCharsets.UTF_8);
        String extra = ",\n    \"--attest\",\n    \"" + key + "\"";

        assertThat(statement).contains(extra);
        assertThat(statement.replace(extra, "")).endsWith(",\"predicate\":" + json + "}\n");
    }

    @Test
    void theSameReportIsSignedToTheSameBytes() throws IOException {
        assertThat(attested("replay", LIST)).isEqualTo(attested("replay", LIST));
    }

    @Test
    void aFileThatWasNotAnalysedIsNoSubject() throws IOException, GeneralSecurityException {
        String envelope = write(attested("replay", LIST).toString());
        Path copy = Files.copy(END.binary(), folder.resolve("another-name"));
        Path changed = folder.resolve("binary_runtime_measurements");
        byte[] bytes = Files.readAllBytes(END.binary());
        bytes[bytes.length - 1] ^= 1;
        Files.write(changed, bytes);

        assertThat(verified(envelope).at("/verdict").asText()).isEqualTo("verified");
        assertThat(verified(envelope).at("/subjects_not_given").asInt()).isEqualTo(1);
        JsonNode same = verified(envelope, copy.toString());
        assertThat(same.at("/verdict").asText()).isEqualTo("verified");
        assertThat(same.at("/subjects/0/files/0").asText()).isEqualTo(copy.toString());
        JsonNode other = verified(envelope, copy.toString(), changed.toString());
        assertThat(other.at("/verdict").asText()).isEqualTo("not_verified");
        assertThat(other.at("/exit").asInt()).isEqualTo(1);
        assertThat(kinds(other)).containsExactly("attestation_subject");
        assertThat(other.at("/strangers/0/sha256").asText()).isEqualTo(sha256(bytes));
    }

    @Test
    void anotherKeyAChangedPayloadAndALyingKeyIdAreTold() throws IOException, GeneralSecurityException {
        JsonNode envelope = attested("replay", LIST);
        String mine = sha256(pair.getPublic().getEncoded());
        KeyPair other = ed25519();
        String otherPub = pem("PUBLIC KEY", other.getPublic().getEncoded(), "other.pub");
        Outcome stranger = Outcome.of("attest", "verify", write(envelope.toString()), "--key", otherPub);
        assertThat(stranger.exit()).isEqualTo(1);
        assertThat(stranger.out())
                .contains("not verified")
                .contains("none of its signatures was made with the given key");

        ObjectNode changed = envelope.deepCopy();
        byte[] payload = new String(payload(envelope), StandardCharsets.UTF_8)
                .replace("\"exit\": 0", "\"exit\": 1")
                .getBytes(StandardCharsets.UTF_8);
        changed.put("payload", Base64.getEncoder().encodeToString(payload));
        JsonNode told = verified(write(changed.toString()));
        assertThat(kinds(told)).containsExactly("attestation_signature");
        assertThat(told.at("/signatures/0/result").asText()).isEqualTo("bad");
        assertThat(told.at("/findings/0/message").asText()).contains("one of them was changed");

        ObjectNode lying = envelope.deepCopy();
        ((ObjectNode) lying.at("/signatures/0")).put("keyid", "\u001b[31mother");
        JsonNode lie = verified(write(lying.toString()));
        assertThat(lie.at("/verdict").asText()).isEqualTo("verified");
        assertThat(lie.at("/signatures/0/by").asText()).isEqualTo(mine);
        assertThat(lie.at("/diagnostics/0/kind").asText()).isEqualTo("other_key_named");
        Outcome shown = Outcome.of("attest", "verify", write(lying.toString()), "--key", pub);
        assertThat(shown.out() + shown.err()).doesNotContain("\u001b").contains("other");
    }

    /** One signature by a given key is enough, whatever stands beside it. */
    @Test
    void ofSeveralSignaturesOneIsEnough() throws IOException {
        ObjectNode envelope = attested("replay", LIST).deepCopy();
        ArrayNode signatures = (ArrayNode) envelope.at("/signatures");
        JsonNode good = signatures.remove(0);
        signatures.addObject().put("keyid", good.at("/keyid").asText()).put("sig", "AAAA");
        signatures.addObject().put("sig", "not base64");
        signatures.add("text");
        signatures.add(good);
        JsonNode report = verified(write(envelope.toString()));

        assertThat(report.at("/verdict").asText()).isEqualTo("verified");
        List<String> results = new ArrayList<>();
        report.at("/signatures").forEach(each -> results.add(each.at("/result").asText()));
        assertThat(results).containsExactly("bad", "unreadable", "good");
    }

    /** A good signature over something else than a statement verifies nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "hello", "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[]}"})
    void aSignedPayloadOfAnotherKindIsNotVerified(String payload) throws IOException, GeneralSecurityException {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        String envelope = MAPPER.createObjectNode()
                .put("payload", Base64.getEncoder().encodeToString(bytes))
                .put("payloadType", TYPE)
                .set("signatures", MAPPER.createArrayNode().addObject().put("sig", sign(bytes)))
                .toString()
                .replace("\"signatures\":{", "\"signatures\":[{")
                .replaceAll("\\}\\}$", "}]}");
        JsonNode report = verified(write(envelope));

        assertThat(report.at("/signatures/0/result").asText()).isEqualTo("good");
        assertThat(report.at("/verdict").asText()).isEqualTo("not_verified");
        assertThat(kinds(report)).isNotEmpty().containsOnly("attestation_content");
    }

    @Test
    void aDamagedEnvelopeIsNeverVerified() throws IOException {
        String envelope = attested("replay", LIST).toString();
        JsonNode cut = verified(write(envelope.substring(0, envelope.length() - 1)));
        assertThat(cut.at("/verdict").asText()).isEqualTo("not_verified");
        assertThat(cut.at("/exit").asInt()).isEqualTo(3);
        assertThat(kinds(cut)).containsExactly("attestation_envelope");
        assertThat(cut.at("/diagnostics/0/kind").asText()).isEqualTo("envelope_damaged");
        assertThat(verified(write(envelope + envelope)).at("/exit").asInt()).isEqualTo(3);
        String twice = envelope.replace("\"payloadType\"", "\"payloadType\":\"" + TYPE + "\",\"payloadType\"");
        assertThat(verified(write(twice)).at("/exit").asInt()).isEqualTo(3);
        Outcome none = Outcome.of("attest", "verify", pub, "--key", pub);
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("holds no signed report");
    }

    /** A good word about one list must not pass for one about another that it was compared with. */
    @Test
    void whatAFileWasReadForIsTold() throws IOException {
        String reference =
                Corpus.snapshot("demo-before-after-6.1/before").ascii().toString();
        String envelope = write(attested("check", LIST, "--good", reference).toString());
        JsonNode report = verified(envelope, reference);

        assertThat(report.at("/subjects")).anySatisfy(subject -> {
            assertThat(subject.at("/files/0").asText()).isEqualTo(reference);
            assertThat(subject.at("/roles")).hasSize(1);
            assertThat(subject.at("/roles/0").asText()).isEqualTo("reference");
        });
        assertThat(report.at("/subjects")).anySatisfy(subject -> {
            assertThat(subject.at("/files")).isEmpty();
            assertThat(subject.at("/roles/0").asText()).isEqualTo("list");
        });
    }

    @Test
    void aKeyThatSignsNoReportsDecidesNothing() throws IOException, GeneralSecurityException {
        String envelope = write(attested("replay", LIST).toString());
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String rsaPub = pem("PUBLIC KEY", rsa.getPublic().getEncoded(), "rsa.pub");
        Outcome undecided = Outcome.of("attest", "verify", envelope, "--key", rsaPub);
        assertThat(undecided.exit()).isEqualTo(1);
        assertThat(undecided.out()).contains("undecided").contains("the given key is RSA");
        assertThat(Outcome.of("attest", "verify", envelope, "--key", rsaPub, "--format", "json")
                        .out())
                .contains("\"kind\": \"attestation_undecided\"");
        String rsaKey = pem("PRIVATE KEY", rsa.getPrivate().getEncoded(), "rsa.pem");
        assertThat(Outcome.of("replay", LIST, "--attest", rsaKey).err()).contains("which sign reports");
        assertThat(Outcome.of("attest", "verify", envelope, "--key", key).exit())
                .isEqualTo(2);
    }

    /** Nothing is examined, and no file is made, where nothing could be signed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay LIST --attest - | never standard input",
                "replay LIST --attest missing | no such file",
                "replay LIST --attest PUB | holds no private key",
                "replay LIST --attest LIST | is not a private key in PEM",
                "replay LIST --attest KEY -q | -q prints none",
                "replay LIST --attest KEY --format markdown | no markdown to sign",
                "replay LIST LIST --attest KEY | no ndjson to sign",
                "show LIST --attest KEY --format csv | no csv to sign",
                "learn LIST -o NEW --attest KEY --format markdown | no markdown to sign",
                "case END -o NEW.md --attest KEY | no markdown to sign",
                "learn LIST -o KEY --force --attest KEY | is the key of --attest",
                "case END -o KEY --force --attest KEY | is the key of --attest",
                "xattr decode 0404 --attest KEY | no file was read",
            })
    void whatCannotBeSignedIsRefused(String line, String why) throws IOException {
        byte[] before = Files.readAllBytes(Path.of(key));
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            words.add(word.replace("LIST", LIST)
                    .replace("PUB", pub)
                    .replace("KEY", key)
                    .replace("END", END.folder().toString())
                    .replace("NEW", folder.resolve("new").toString()));
        }
        Outcome outcome = Outcome.of(words.toArray(String[]::new));

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains(why);
        // several lists are answered in lines of JSON, their failure as well
        assertThat(outcome.out()).doesNotContain("payload");
        assertThat(Files.readAllBytes(Path.of(key))).isEqualTo(before);
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(folder.resolve("new.md")).doesNotExist();
    }

    @Test
    void aFileTakesTheSignedReportOfACase() throws IOException {
        String file = folder.resolve("case.dsse.json").toString();
        Outcome outcome = Outcome.of("case", END.folder().toString(), "-o", file, "--attest", key);

        assertThat(outcome.out()).doesNotStartWith("{").contains("not trusted");
        assertThat(verified(file, LIST).at("/verdict").asText()).isEqualTo("verified");
    }
}
