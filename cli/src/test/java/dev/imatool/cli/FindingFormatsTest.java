package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The findings of every report as SARIF and as events of ECS: valid, the same as in JSON, and harmless whatever a file is called. */
class FindingFormatsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path FORMATS = Path.of("src/test/resources/formats");
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot HOSTILE = Corpus.snapshot("hostile-names-6.12/final");

    @TempDir
    Path folder;

    static List<List<String>> commandLines() {
        List<List<String>> all = new ArrayList<>(MarkdownTest.commandLines());
        all.add(List.of(
                "check", HOSTILE.binary().toString(), "--good", BEFORE.binary().toString()));
        all.add(List.of(
                "check", HOSTILE.ascii().toString(), "--good", BEFORE.binary().toString()));
        all.add(List.of("evidence", BEFORE.binary().getParent().getParent().toString()));
        all.add(List.of("diff", BEFORE.binary().toString(), HOSTILE.binary().toString()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void sarifHasTheFindingsOfTheReport(List<String> words) throws IOException {
        Outcome outcome = as("sarif", words);
        JsonNode run = sarif(outcome).get("runs").get(0);
        JsonNode json = json(words);
        assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(outcome.exit());
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isEqualTo(outcome.exit() < 2);
        assertThat(run.get("results")).hasSameSizeAs(json.get("findings"));
        for (int i = 0; i < run.get("results").size(); i++) {
            JsonNode result = run.get("results").get(i);
            JsonNode finding = json.get("findings").get(i);
            assertThat(result.get("properties")).isEqualTo(finding);
            assertThat(result.get("ruleId")).isEqualTo(finding.get("kind"));
            assertThat(run.at("/tool/driver/rules")
                            .get(result.get("ruleIndex").asInt())
                            .get("id"))
                    .isEqualTo(finding.get("kind"));
            assertThat(unescaped(result))
                    .endsWith(finding.get("message").asText().replace("](", "]\\x28"));
            JsonNode place = result.at("/locations/0/physicalLocation/artifactLocation");
            if (finding.has("input") && place.has("index")) {
                assertThat(run.get("artifacts").get(place.get("index").asInt()).at("/location/uri"))
                        .isEqualTo(place.get("uri"));
            }
        }
        assertThat(run.get("artifacts")).hasSameSizeAs(json.get("inputs"));
        for (int i = 0; i < run.get("artifacts").size(); i++) {
            assertThat(run.get("artifacts").get(i).at("/hashes/sha-256"))
                    .isEqualTo(json.get("inputs").get(i).get("sha256"));
        }
        long notices = StreamSupport.stream(
                        run.at("/invocations/0/toolExecutionNotifications").spliterator(), false)
                .filter(notification -> notification.has("descriptor"))
                .count();
        assertThat(notices).isEqualTo(json.get("diagnostics").size());
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void ecsHasAnEventForEachFinding(List<String> words) throws IOException {
        Map<String, String> types = new HashMap<>();
        for (String line : Files.readAllLines(FORMATS.resolve("ecs-fields.csv"))) {
            if (!line.startsWith("#")) {
                String[] cells = line.split(",", 2);
                types.put(cells[0], cells[1]);
            }
        }
        Outcome outcome = as("ecs", words);
        List<JsonNode> events = new ArrayList<>();
        for (String line : outcome.out().lines().toList()) {
            events.add(MAPPER.readTree(line));
        }
        JsonNode json = json(words);
        int listed = json.get("findings").size();
        assertThat(events).hasSize(listed + (json.has("findings_omitted") ? 1 : 0));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            Map<String, JsonNode> fields = new TreeMap<>();
            flatten("", events.get(i), fields);
            fields.forEach((name, value) -> assertThat(typeOf(value)).as(name).isEqualTo(type(types.get(name))));
            assertThat(fields.get("event.category").get(0).asText()).isIn("file", "host");
            if (i < listed) {
                JsonNode finding = json.get("findings").get(i);
                assertThat(events.get(i).at("/imatool/finding")).isEqualTo(finding);
                assertThat(fields.get("event.kind").asText()).isEqualTo("alert");
                assertThat(fields.get("rule.id")).isEqualTo(finding.get("kind"));
                assertThat(fields.get("message").asText())
                        .endsWith(finding.get("message").asText());
                assertThat(fields.get("file.path")).isEqualTo(finding.get("path"));
                assertThat(ids.add(fields.get("event.id").asText())).isTrue();
            } else {
                assertThat(fields.get("message").asText())
                        .isEqualTo(json.get("findings_omitted").asLong() + " further findings are not listed");
            }
        }
    }

    /** The same entry of a list that was collected as text and as bytes, under another name, has one fingerprint; no two entries do. */
    @Test
    void fingerprintsStay() throws IOException {
        List<String> good = List.of("--good", BEFORE.binary().toString());
        Set<String> binary = fingerprints(HOSTILE.binary(), good);
        assertThat(binary).hasSizeGreaterThan(70).isEqualTo(fingerprints(HOSTILE.ascii(), good));
    }

    private Set<String> fingerprints(Path list, List<String> good) throws IOException {
        List<String> words = new ArrayList<>(List.of("check", list.toString()));
        words.addAll(good);
        JsonNode results = sarif(as("sarif", words)).at("/runs/0/results");
        Set<String> all = new HashSet<>();
        results.forEach(result ->
                all.add(result.at("/partialFingerprints/imatoolFinding~1v1").asText()));
        Set<String> distinct = new HashSet<>();
        results.forEach(result -> distinct.add(result.at("/properties/path").asText()
                + result.at("/properties/path_hex").asText()
                + result.at("/properties/logged").asText()));
        assertThat(all).hasSameSizeAs(distinct);
        return all;
    }

    /** Names of files that would be addresses, links, placeholders or lines. */
    @Test
    void namesOfFilesAreNoAddresses() throws IOException {
        List<String> names = List.of(
                "javascript:alert(1)",
                "[click](http:%2f%2f192.0.2.1)",
                "{0} {1}%s%41",
                "new\nline\r\u0085\u2028",
                "\u202egnp.exe",
                "\ufffe",
                FileNames.text(new byte[] {'x', (byte) 0xff, (byte) 0xc0}));
        for (String name : names) {
            String list = folder + "/" + name;
            String damaged = Files.readString(BEFORE.ascii()).replaceFirst("(?m)^10 ...", "10 000");
            Files.writeString(FileNames.path(list), damaged);
            Outcome outcome = as("sarif", List.of("verify", list));
            assertThat(outcome.exit()).isEqualTo(1);
            JsonNode run = sarif(outcome).get("runs").get(0);
            URI uri = URI.create(run.at("/artifacts/0/location/uri").asText());
            assertThat(uri.getScheme()).isEqualTo("file");
            assertThat(URLDecoder.decode(uri.getRawPath(), StandardCharsets.ISO_8859_1)
                            .getBytes(StandardCharsets.ISO_8859_1))
                    .isEqualTo(FileNames.bytes(list));
            assertHarmless(outcome);
            assertHarmless(as("ecs", List.of("verify", list)));
        }
    }

    @Test
    void whatIsNotListedIsSaid() throws IOException {
        Path list = folder.resolve("many");
        Files.write(list, HtmlTest.manyEntries(1_200).toList());
        JsonNode run = sarif(as("sarif", List.of("verify", list.toString())))
                .get("runs")
                .get(0);
        assertThat(run.get("results")).hasSize(1000);
        assertThat(run.at("/properties/findings_omitted").asInt()).isEqualTo(200);
        JsonNode notifications = run.at("/invocations/0/toolExecutionNotifications");
        assertThat(notifications
                        .get(notifications.size() - 1)
                        .at("/message/text")
                        .asText())
                .isEqualTo("200 further findings are not listed.");
        assertThat(as("ecs", List.of("verify", list.toString())).out().lines()).hasSize(1001);
    }

    @Test
    void placesAreThoseOfTheFile() throws IOException {
        String text = Files.readString(BEFORE.ascii()).replaceFirst("(?m)^10 ...", "10 000");
        Path list = Files.writeString(folder.resolve("list"), text);
        JsonNode region = sarif(as("sarif", List.of("verify", list.toString())))
                .at("/runs/0/results/0/locations/0/physicalLocation/region");
        assertThat(region.get("startLine").asInt()).isEqualTo(1);
        byte[] bytes = Files.readAllBytes(HOSTILE.binary());
        JsonNode result = sarif(as(
                        "sarif",
                        List.of(
                                "check",
                                HOSTILE.binary().toString(),
                                "--good",
                                BEFORE.binary().toString())))
                .at("/runs/0/results/1");
        int offset =
                result.at("/locations/0/physicalLocation/region/byteOffset").asInt();
        int length =
                result.at("/locations/0/physicalLocation/region/byteLength").asInt();
        assertThat(new String(bytes, offset, length, StandardCharsets.ISO_8859_1))
                .contains(result.at("/properties/path").asText());
    }

    private static void flatten(String prefix, JsonNode node, Map<String, JsonNode> fields) {
        node.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject() && !name.equals("imatool")) {
                flatten(name + ".", field.getValue(), fields);
            } else if (!name.equals("imatool")) {
                fields.put(name, field.getValue());
            }
        });
    }

    private static String typeOf(JsonNode value) {
        return value.isArray()
                ? "array of text"
                : value.isIntegralNumber() ? "number" : value.isTextual() ? "text" : "?";
    }

    private static String type(String declared) {
        assertThat(declared).isNotNull();
        return declared.endsWith(",array") ? "array of text" : declared.startsWith("long,") ? "number" : "text";
    }

    /** Braces are doubled, as they would be placeholders (3.11.5). */
    private static String unescaped(JsonNode result) {
        assertThat(result.at("/message/text").asText().replace("{{", "").replace("}}", ""))
                .doesNotContain("{", "}");
        return result.at("/message/text").asText().replace("{{", "{").replace("}}", "}");
    }

    private static void assertHarmless(Outcome outcome) {
        assertThat(outcome.out()).doesNotContain("\u202e", "\u0085", "\u2028", "\r");
    }

    private static JsonNode sarif(Outcome outcome) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(MAPPER.readTree(
                        FORMATS.resolve("sarif-written.schema.json").toFile()));
        JsonNode log = MAPPER.readTree(outcome.out());
        assertThat(schema.validate(log)).isEmpty();
        return log;
    }

    private static JsonNode json(List<String> words) throws IOException {
        return MAPPER.readTree(as("json", words).out());
    }

    private static Outcome as(String format, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--format", format));
        return Outcome.of(all.toArray(String[]::new));
    }
}
