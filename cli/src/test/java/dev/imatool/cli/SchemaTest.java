package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.imatool.cli.command.CommandNames;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.fixtures.vectors.ReadingVector;
import dev.imatool.fixtures.vectors.Vectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands write keeps to the schemas that are shipped, and the documentation names every field of them. */
class SchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String KEYS = "../fixtures/src/main/resources/corpus/keys";

    static List<Snapshot> snapshots() {
        return Corpus.snapshots();
    }

    static List<Path> documents() {
        return Documents.all();
    }

    static List<ReadingVector> vectors() {
        return Vectors.all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cel.json", "cel.ndjson", "cel.tlv", "tpm2-measure.log"})
    void reportsOnCanonicalEventLogsKeepToTheSchemas(String name) throws IOException {
        String logs = "../fixtures/src/main/resources/eventlogs/";
        check("eventlog", Outcome.of("eventlog", "--format", "json", "--pcrs", logs + "cel.pcrs", logs + name));
        check("eventlog", Outcome.of("eventlog", "--format", "json", logs + "boot-good.bin", logs + name));
        if (!name.endsWith(".log")) {
            check("replay", Outcome.of("replay", "--format", "json", logs + name));
            check("verify", Outcome.of("verify", "--format", "json", logs + name));
            check("show", Outcome.of("show", "--format", "json", logs + name));
            check("repair", Outcome.of("repair", "--format", "json", logs + name));
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void reportsOnRealListsKeepToTheSchemas(Snapshot snapshot) throws IOException {
        for (Path list : List.of(snapshot.binary(), snapshot.ascii())) {
            check("show", Outcome.of("show", "--format", "json", list.toString()));
            check("replay", Outcome.of("replay", "--format", "json", list.toString()));
            String[] expected = snapshot.pcrRead()
                    .map(pcrs ->
                            new String[] {"replay", "--format", "json", "--pcrs", pcrs.toString(), list.toString()})
                    .orElse(new String[] {"replay", "--format", "json", list.toString()});
            check("replay", Outcome.of(expected));
            check("repair", Outcome.of("repair", "--format", "json", list.toString()));
            check("signatures", Outcome.of("signatures", "--format", "json", list.toString(), "--keys", KEYS));
            check("signatures", Outcome.of("signatures", "--format", "json", "--strict", list.toString()));
            check("history", Outcome.of("history", "--format", "json", list.toString(), "**"));
        }
        if (snapshot.pcrRead().isPresent()) {
            String pcrs = snapshot.pcrRead().get().toString();
            String reference =
                    Corpus.snapshot("demo-before-after-6.1/end").ascii().toString();
            String list = snapshot.ascii().toString();
            check("explain", Outcome.of("explain", "--format", "json", "--pcrs", pcrs, "--reference", reference, list));
        }
        String binary = snapshot.binary().toString();
        if (snapshot.pcrRead().isPresent()) {
            checkQuotes(snapshot, binary);
        }
        if (snapshot.eventLog().isPresent()) {
            String log = snapshot.eventLog().get().toString();
            String pcrs = snapshot.pcrRead().orElseThrow().toString();
            check("eventlog", Outcome.of("eventlog", "--format", "json", "--pcrs", pcrs, log));
            check("replay", Outcome.of("replay", "--format", "json", "--event-log", log, binary));
        }
        check(
                "verify",
                Outcome.of(
                        "verify", "--format", "json", binary, snapshot.ascii().toString()));
        check(
                "evidence",
                Outcome.of(
                        "verify",
                        "--format",
                        "json",
                        "--evidence",
                        snapshot.folder().toString(),
                        "--keys",
                        KEYS));
        check(
                "timeline",
                Outcome.of("timeline", "--format", "json", snapshot.folder().toString()));
        String other = Corpus.snapshot("demo-before-after-6.1/before").ascii().toString();
        check("diff", Outcome.of("diff", "--format", "json", other, binary));
        check("diff", Outcome.of("diff", "--format", "json", binary, other));
        check("learn", Outcome.of("learn", "--format", "json", binary, other));
        check("check", Outcome.of("check", "--format", "json", binary, "--allowlist", other));
    }

    private static void checkQuotes(Snapshot snapshot, String list) throws IOException {
        String message = snapshot.file("quote.msg").toString();
        String signature = snapshot.file("quote.sig").toString();
        String key = snapshot.file("ak.pub").toString();
        String certificate =
                ResourceFolder.onDisk("corpus/keys").resolve("x509_ec.pem").toString();
        String nonce = snapshot.file("nonce.hex").toString();
        String values = snapshot.file("quote.pcrs").toString();
        String[] whole = {
            "quote", "--format", "json", list, "-m", message, "-s", signature, "-u", key, "--nonce", nonce, "-f", values
        };
        check("quote", Outcome.of(whole));
        check("quote", Outcome.of("quote", "--format", "json", list, "-m", message, "-s", signature));
        check(
                "quote",
                Outcome.of("quote", "--format", "json", list, "-m", message, "-s", signature, "-u", certificate));
        check("quote", Outcome.of("quote", "--format", "json", list, "-m", message, "-s", signature, "-u", key));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void reportsOnPastedSessionsKeepToTheSchemas(Path document) throws IOException {
        String demo = Documents.demoBefore().toString();
        check("show", Outcome.of("show", "--format", "json", document.toString()));
        check("verify", Outcome.of("verify", "--format", "json", document.toString()));
        check("verify", Outcome.of("verify", "--format", "json", document.toString(), demo));
        check("replay", Outcome.of("replay", "--format", "json", document.toString()));
        check("repair", Outcome.of("repair", "--format", "json", document.toString()));
        check("history", Outcome.of("history", "--format", "json", "--candidate", demo, document.toString(), "**"));
        String pcr = "sha1:10=" + "5".repeat(40);
        check("explain", Outcome.of("explain", "--format", "json", "--pcr", pcr, document.toString()));
        check("diff", Outcome.of("diff", "--format", "json", document.toString(), demo));
        check("learn", Outcome.of("learn", "--format", "json", document.toString(), demo));
        check("check", Outcome.of("check", "--format", "json", demo, "--allowlist", document.toString()));
        check("containers", Outcome.of("containers", "--format", "json", document.toString(), demo));
        check("cpcr", Outcome.of("cpcr", "--format", "json", "--cpcr", document.toString(), document.toString()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void reportsOnDamagedInputKeepToTheSchemas(ReadingVector vector) throws IOException {
        byte[] content = vector.content().toByteArray();
        String real = Corpus.snapshot("violations-6.12/final").binary().toString();
        check("show", Outcome.of(new ByteArrayInputStream(content), "show", "--format", "json", "-"));
        check("verify", Outcome.of(new ByteArrayInputStream(content), "verify", "--format", "json", "-"));
        check("replay", Outcome.of(new ByteArrayInputStream(content), "replay", "--format", "json", "-"));
        check("repair", Outcome.of(new ByteArrayInputStream(content), "repair", "--format", "json", "-"));
        check("signatures", Outcome.of(new ByteArrayInputStream(content), "signatures", "--format", "json", "-"));
        check("history", Outcome.of(new ByteArrayInputStream(content), "history", "--format", "json", "-", "**"));
        check("diff", Outcome.of(new ByteArrayInputStream(content), "diff", "--format", "json", real, "-"));
        check("learn", Outcome.of(new ByteArrayInputStream(content), "learn", "--format", "json", real, "-"));
        check(
                "check",
                Outcome.of(new ByteArrayInputStream(content), "check", "--format", "json", "-", "--allowlist", real));
        check(
                "check",
                Outcome.of(new ByteArrayInputStream(content), "check", "--format", "json", real, "--allowlist", "-"));
        String pcr = "sha1:10=" + "5".repeat(40);
        check(
                "explain",
                Outcome.of(new ByteArrayInputStream(content), "explain", "--format", "json", "--pcr", pcr, "-"));
        check("containers", Outcome.of(new ByteArrayInputStream(content), "containers", "--format", "json", "-"));
        check("cpcr", Outcome.of(new ByteArrayInputStream(content), "cpcr", "--format", "json", "-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "containers --allowlist %s/containers/allow-list/known.sha256 %s/containers/allow-list/hello.ascii",
                "containers %s/containers/forged-column/forged.ascii",
                "cpcr --cpcr %s/cpcr/snapshot/cpcr --pcr12 dd811745250acef5e38667743367897c8f5ce7",
                "cpcr --boot-log %s/cpcr/boot-log-changed/docker-boot.log --pcr 11=e0d817dc981893a8f9d7751354490a689743d6d4",
                "cpcr --cpcr %s/cpcr/other-pcr/cpcr --pcr sha1:12=0000000000000000000000000000000000000001",
                "cpcr --cpcr %s/cpcr/list-and-file/cpcr ../fixtures/src/main/resources/seeds/000_d0dd3bb143fc0826.txt"
            })
    void reportsOnContainersKeepToTheSchemas(String words) throws IOException {
        String[] command = (words + " --format json")
                .replace("%s", "src/test/resources/cli")
                .split(" ");
        check(command[0], Outcome.of(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify %s/verify/nothing-checked/unknown-template.ascii",
                "replay --pcr sha256:10=0000000000000000000000000000000000000000000000000000000000000001"
                        + " %s/replay/chain-that-breaks/unknown-template.ascii"
            })
    void reportsOnListsThatCannotBeComputedKeepToTheSchemas(String words) throws IOException {
        String[] command = (words + " --format json")
                .replace("%s", "src/test/resources/cli")
                .split(" ");
        check(command[0], Outcome.of(command));
    }

    @Test
    void reportsOnSignaturesThatAreNotGoodKeepToTheSchema() throws IOException {
        for (SignatureVector vector : SignatureVector.all()) {
            byte[] list = vector.withSignature(
                            vector.signature().slice(0, vector.signature().length() - 1))
                    .list();
            check("signatures", Outcome.of(new ByteArrayInputStream(list), "signatures", "--format", "json", "-"));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void comparisonsOfNamespacesKeepToTheSchema(Path document) throws IOException {
        Outcome outcome = Outcome.of(
                "diff", "--format", "json", document.toString(), "--namespace", "4026532469", "--with", "4026532481");
        if (outcome.exit() != 2) {
            check("diff", outcome);
        }
    }

    @Test
    void reportsOnOtherTextsKeepToTheSchemas() throws IOException {
        String list = Corpus.snapshot("violations-6.12/final").binary().toString();
        for (Path document : Documents.all()) {
            check("audit", Outcome.of("audit", "--format", "json", document.toString()));
            check("audit", Outcome.of("audit", "--format", "json", document.toString(), "--log", list));
            check("policy", Outcome.of("policy", "--format", "json", document.toString()));
            check("xattr", Outcome.of("xattr", "decode", "--format", "json", document.toString()));
        }
        for (String folder : List.of("audit", "policies")) {
            for (Path text : ResourceFolder.children(ResourceFolder.onDisk(folder))) {
                check("audit", Outcome.of("audit", "--format", "json", text.toString(), "--log", list));
                check("policy", Outcome.of("policy", "--format", "json", text.toString()));
                check("xattr", Outcome.of("xattr", "build", "--format", "json", "--file", text.toString()));
            }
        }
        for (String value : List.of("0404ab", "02aa", "030204aabbccdd0002eeff", "04" + "5c".repeat(32), "0301")) {
            check("xattr", Outcome.of("xattr", "decode", "--format", "json", value, "--file", list));
        }
    }

    @Test
    void reportsOnRuntimePoliciesKeepToTheSchemas() throws IOException {
        String signed = "../fixtures/src/main/resources/keylime/policy-v1-signed.json";
        for (String snapshot : List.of("custom-features-6.12/final", "violations-6.12/final", "pcrs-6.12/final")) {
            String list = Corpus.snapshot(snapshot).ascii().toString();
            String json = "--format=json";
            check("runtime-policy", Outcome.of("runtime-policy", "create", json, list, "--exclude", "bin"));
            check("runtime-policy", Outcome.of("runtime-policy", "merge", json, list, signed));
            check("runtime-policy", Outcome.of("runtime-policy", "convert", json, list, "--to", "fapolicyd"));
            check("runtime-policy-diff", Outcome.of("runtime-policy", "diff", json, list, signed));
            check("check-keylime", Outcome.of("check", json, list, "--good", signed, "--as", "keylime"));
        }
        for (String path : List.of("/init", "boot_aggregate", ".ima", "/none", "/tmp/x")) {
            check(
                    "runtime-policy-explain",
                    Outcome.of("runtime-policy", "explain", "--format=json", signed, path, "ab".repeat(32)));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void reportsOnDamagedTextKeepToTheSchemas(ReadingVector vector) throws IOException {
        byte[] content = vector.content().toByteArray();
        for (String command : List.of("audit", "policy", "eventlog")) {
            check(command, Outcome.of(new ByteArrayInputStream(content), command, "--format", "json", "-"));
        }
        check("xattr", Outcome.of(new ByteArrayInputStream(content), "xattr", "decode", "--format", "json", "-"));
    }

    @Test
    void everyFieldIsDocumented() throws IOException {
        String documentation = Files.readString(Path.of("../docs/json.md"));
        Set<String> missing = new TreeSet<>();
        for (String command : CommandNames.documents()) {
            for (String property : properties(schemaOf(command))) {
                boolean documented = Stream.of("`", ".", "[]")
                        .anyMatch(before -> Stream.of("`", "[]", ".")
                                .anyMatch(behind -> documentation.contains(before + property + behind)));
                if (!documented) {
                    missing.add(command + ": " + property);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFieldOfASchemaIsDescribedAndOthersAreAllowed() throws IOException {
        for (String command : CommandNames.documents()) {
            assertOpen(command, schemaOf(command));
        }
    }

    private static void assertOpen(String place, JsonNode node) {
        if (node.has("properties")) {
            assertThat(node.has("additionalProperties")).as(place).isFalse();
            node.get("properties")
                    .properties()
                    .forEach(property -> assertThat(property.getValue().has("description")
                                    || property.getValue().has("$ref"))
                            .as(place + "." + property.getKey())
                            .isTrue());
        }
        node.properties().forEach(child -> assertOpen(place + "." + child.getKey(), child.getValue()));
    }

    private static JsonNode schemaOf(String command) throws IOException {
        Outcome outcome = Outcome.of("schema", command);
        assertThat(outcome.exit()).isZero();
        return MAPPER.readTree(outcome.out());
    }

    private static void check(String command, Outcome outcome) throws IOException {
        if (outcome.exit() == 2) {
            // an input of another form than the command reads is named, and gives no document
            assertThat(outcome.err()).containsPattern(": this is |: no digest was read from it");
            assertThat(MAPPER.readTree(outcome.out()).path("schema").asText()).isEqualTo("imatool.error/1");
            validate("error", outcome);
            return;
        }
        assertThat(outcome.exit()).isIn(0, 1, 3);
        validate(command, outcome);
    }

    static void validate(String command, Outcome outcome) throws IOException {
        JsonNode document = MAPPER.readTree(outcome.out());
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(closed(schemaOf(command)));
        Set<ValidationMessage> violations = schema.validate(document);
        assertThat(violations).isEmpty();
    }

    /** The same schema, to which no field is unknown: further ones are for readers of later versions. */
    private static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(SchemaTest::closed);
        return schema;
    }

    private static Set<String> properties(JsonNode node) {
        Set<String> names = new TreeSet<>();
        if (node.has("properties")) {
            node.get("properties").fieldNames().forEachRemaining(names::add);
        }
        node.properties().forEach(child -> names.addAll(properties(child.getValue())));
        return names;
    }
}
