package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Documents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents of two container systems, held against what can be counted and computed from them by other means. */
class ContainersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path LUO = Documents.document("000");
    private static final Path BLANCHARD = Documents.document("004");
    private static final String DOCKERD = "4026532469";
    private static final String CONTAINER = "4026532481";
    private static final String HELLO = "d3f7d10e296e5c626ea78539cb38cd8dffd043bea3627da35ce3b20c0ac68014";

    @Test
    void everyFirstColumnIsTheNumberInTheName() throws IOException {
        JsonNode report = json("containers", LUO.toString());
        long columns = 0;
        long equal = 0;
        for (JsonNode namespace : report.path("containers")) {
            columns += namespace.path("first_columns").asLong();
            equal += namespace.path("first_columns_equal").asLong();
        }
        assertThat(columns).isEqualTo(38);
        assertThat(equal).isEqualTo(38);
        assertThat(report.path("boot_aggregates").path(0).path("no_tpm").asBoolean())
                .isTrue();
    }

    @Test
    void theOldNameOfTheCommandStays() throws IOException {
        assertThat(Outcome.of("namespaces", LUO.toString()).out())
                .isEqualTo(Outcome.of("containers", LUO.toString()).out())
                .isNotEmpty();
        assertThat(Outcome.of("schema", "namespaces").out()).contains("urn:imatool:schema:containers:1");
    }

    @Test
    void exactlyTwoFilesAreShared() throws IOException {
        JsonNode shared = json("containers", LUO.toString()).path("shared");
        List<String> rows = new ArrayList<>();
        for (JsonNode row : shared) {
            StringBuilder text = new StringBuilder(row.path("path").asText());
            row.path("places")
                    .forEach(place ->
                            text.append(' ').append(place.path("namespace").asText()));
            rows.add(text.toString());
        }
        assertThat(rows)
                .containsExactly(
                        "/lib/x86_64-linux-gnu/ld-2.23.so 4026531840 4026532481",
                        "/usr/bin/docker-runc 4026532469 4026532481");
    }

    @Test
    void halfOfTheEntriesOfDockerdAreKernelModules() throws IOException {
        JsonNode dockerd = json("containers", LUO.toString()).path("containers").path(1);
        assertThat(dockerd.path("id").asText()).isEqualTo(DOCKERD);
        assertThat(dockerd.path("entries").asInt()).isEqualTo(26);
        assertThat(dockerd.path("kernel_modules").asInt()).isEqualTo(13);
        assertThat(dockerd.path("creator").path("path").asText()).isEqualTo("/usr/bin/unshare");
    }

    @Test
    void separateFilesSayTheSameAsThePastedSession(@TempDir Path folder) throws IOException {
        Path dockerd = write(folder.resolve("a"), lines("^4026532469 [0-9a-f]{40} .*"));
        Path container = write(folder.resolve("b"), lines("^4026532481 [0-9a-f]{40} .*"));
        Path host = write(folder.resolve("c"), lines("^10 [0-9a-f]{40} .*"));
        Path modules = write(folder.resolve("d"), lines("^11 [0-9a-f]{40} .*"));
        JsonNode report =
                json("containers", host.toString(), modules.toString(), dockerd.toString(), container.toString());
        assertThat(report.path("shared")).hasSize(2);
        assertThat(report.path("containers")).hasSize(3);
        assertThat(report.path("resolutions")).isEmpty();
    }

    @Test
    void containerPcrsAreTheChainsOverTheLists() throws IOException {
        JsonNode pcrs = json("cpcr", LUO.toString()).path("container_pcrs");
        assertThat(pcrs).hasSize(2);
        assertThat(pcrs.path(0).path("value").asText()).isEqualTo(chain(DOCKERD));
        assertThat(pcrs.path(1).path("value").asText()).isEqualTo(chain(CONTAINER));
    }

    /** Derived by hand from the document; nothing is published to compare with. */
    @Test
    void derivedValuesStayWhatTheyWere(@TempDir Path folder) throws IOException {
        Path dockerd = write(folder.resolve("a"), lines("^4026532469 [0-9a-f]{40} .*"));
        JsonNode one = json("cpcr", dockerd.toString());
        assertThat(one.path("container_pcrs").path(0).path("value").asText())
                .isEqualTo("85f87579da7b951cb535cea6dd2f5e23daaedb02");
        assertThat(one.path("pcr12").path("sequential").path("value").asText())
                .isEqualTo("c36e16f4baedfe18e1e353f9592ab1c31c747ea8");
        assertThat(one.path("pcr12").path("sequential").path("single_list").asBoolean())
                .isTrue();
        JsonNode both = json("cpcr", LUO.toString());
        assertThat(both.path("container_pcrs").path(1).path("value").asText())
                .isEqualTo("a2ed06ba8162d0219ba3ab4404e5d280804989c5");
        assertThat(both.path("pcr12").path("sequential").path("value").asText())
                .isEqualTo("5f4691af067d274ba56f49e41ed12ce2c60a67de");
        assertThat(both.path("pcr12").path("sequential").path("single_list").asBoolean())
                .isFalse();
    }

    @Test
    void aCpcrOfEarlierIsFoundInTheList(@TempDir Path folder) throws IOException {
        List<String> dockerd = lines("^4026532469 [0-9a-f]{40} .*");
        Path list = write(folder.resolve("list"), dockerd);
        Path file = write(folder.resolve("cpcr"), List.of(DOCKERD + " " + chain(dockerd.subList(0, 20))));
        JsonNode match = json("cpcr", "--cpcr", file.toString(), list.toString())
                .path("container_pcrs")
                .path(0)
                .path("match");
        assertThat(match.path("result").asText()).isEqualTo("at_entry");
        assertThat(match.path("entry").asInt()).isEqualTo(20);
        assertThat(match.path("entries_after").asInt()).isEqualTo(6);
    }

    @Test
    void aViolationExtendsOnes(@TempDir Path folder) throws IOException {
        String zero = "0".repeat(40);
        Path list = write(
                folder.resolve("list"), List.of(DOCKERD + " " + zero + " ima-ng sha1:" + zero + " " + DOCKERD + ":/x"));
        byte[] ones = new byte[20];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(json("cpcr", list.toString())
                        .path("container_pcrs")
                        .path(0)
                        .path("value")
                        .asText())
                .isEqualTo(HexFormat.of().formatHex(sha1(new byte[20], ones)));
    }

    @Test
    void theFileBehindHelloIsFoundByTheBytesThatSurvived() throws IOException {
        JsonNode report = json("containers", BLANCHARD.toString());
        assertThat(report.path("resolutions")).hasSize(3);
        JsonNode hello = report.path("resolutions").path(2);
        assertThat(hello.path("result").asText()).isEqualTo("explained");
        assertThat(hello.path("file_bits_bound").asInt()).isEqualTo(64);
        assertThat(hello.path("namespace_bound").asBoolean()).isFalse();
        assertThat(hello.path("sources").path(0).path("entry").asInt()).isEqualTo(5);
        assertThat(hello.path("sources").path(0).path("damaged").asBoolean()).isTrue();
        for (int i = 0; i < 2; i++) {
            assertThat(report.path("resolutions").path(i).path("result").asText())
                    .isEqualTo("unresolved");
        }
        assertThat(report.path("images")).hasSize(1);
        assertThat(report.path("images").path(0).path("result").asText()).isEqualTo("not_recomputable");
    }

    @Test
    void anAllowListExplainsWhatTheHostDoesNot(@TempDir Path folder) throws IOException {
        List<String> log = Files.readAllLines(BLANCHARD, StandardCharsets.UTF_8).stream()
                .filter(line -> line.endsWith("4026532559:/hello"))
                .toList();
        Path list = write(folder.resolve("list"), log);
        assertThat(json("containers", list.toString())
                        .path("resolutions")
                        .path(0)
                        .path("result")
                        .asText())
                .isEqualTo("unresolved");
        Path lines = write(folder.resolve("known"), List.of(HELLO + "  /hello"));
        JsonNode byLine = json("containers", "--allowlist", lines.toString(), list.toString())
                .path("resolutions")
                .path(0);
        assertThat(byLine.path("sources").path(0).path("line").asInt()).isEqualTo(1);
        assertThat(byLine.path("sources").path(0).path("kind").asText()).isEqualTo("allow_list");
        Path entries = write(
                folder.resolve("host"),
                List.of("10 5c4f7bddfc3988228ca9d50629d524b4dacb1454 ima-ng sha256:" + HELLO + " /hello"));
        JsonNode byEntry = json("containers", "--allowlist", entries.toString(), list.toString())
                .path("resolutions")
                .path(0);
        assertThat(byEntry.path("sources").path(0).path("entry").asInt()).isEqualTo(1);
        JsonNode byHost = json("containers", entries.toString(), list.toString())
                .path("resolutions")
                .path(0);
        assertThat(byHost.path("sources").path(0).path("damaged").asBoolean()).isFalse();
        assertThat(byHost.path("sources").path(0).path("input").asText()).isEqualTo(entries.toString());
    }

    @Test
    void theFormulaThatWasMeantIsAnAlternativeWithItsLabel(@TempDir Path folder) throws IOException {
        byte[] file = HexFormat.of().parseHex(HELLO);
        byte[] namespace = "4026532559".getBytes(StandardCharsets.US_ASCII);
        byte[] meant = hash("SHA-256", file, namespace);
        Path list =
                write(folder.resolve("list"), List.of(line(10, file, "/hello"), line(11, meant, "4026532559:/hello")));
        JsonNode resolution =
                json("containers", list.toString()).path("resolutions").path(0);
        assertThat(resolution.path("result").asText()).isEqualTo("explained");
        assertThat(resolution.path("formula").asText()).isEqualTo("digest_and_namespace");
        assertThat(resolution.path("file_bits_bound").asInt()).isEqualTo(256);
        assertThat(resolution.path("namespace_bound").asBoolean()).isTrue();
        assertThat(Outcome.of("containers", list.toString()).out())
                .contains("explained (alternative) by host entry 1")
                .contains("not what its published source computes");
        assertThat(json("containers", BLANCHARD.toString())
                        .path("resolutions")
                        .path(2)
                        .path("formula")
                        .asText())
                .isEqualTo("first_8_bytes");
    }

    @Test
    void aCheckResolvesTheDigestsOfContainerIma(@TempDir Path folder) throws IOException {
        Path known = write(folder.resolve("known"), List.of(HELLO + "  /hello"));
        JsonNode summary = json("check", BLANCHARD.toString(), "--allowlist", known.toString())
                .path("summary");
        assertThat(summary.path("known_good").asInt()).isEqualTo(1);
        assertThat(summary.path("unknown").asInt()).isEqualTo(3);
        assertThat(summary.path("unproven").asInt()).isEqualTo(1);
        assertThat(summary.path("not_judged").asInt()).isEqualTo(1);

        String container = Files.readAllLines(BLANCHARD, StandardCharsets.UTF_8).stream()
                .filter(line -> line.endsWith("4026532559:/hello"))
                .findFirst()
                .orElseThrow();
        Path list = write(folder.resolve("list"), List.of(container));
        Outcome whole = Outcome.of("check", list.toString(), "--allowlist", known.toString());
        assertThat(whole.exit()).isZero();
        assertThat(whole.out())
                .contains("resolved: 1 entry")
                .contains("64 bits of the file")
                .contains("and not the namespace");
        Path other = write(folder.resolve("other"), List.of(HELLO + "  /other"));
        assertThat(json("check", list.toString(), "--allowlist", other.toString())
                        .path("summary")
                        .path("unknown")
                        .asInt())
                .isEqualTo(1);
        String wrong = "d3f7d10e296e5c63" + HELLO.substring(16);
        Path changed = write(folder.resolve("changed"), List.of(wrong + "  /hello"));
        // checksums speak of the host, whose /hello is another file, unless containers alone are asked about
        assertThat(json("check", list.toString(), "--allowlist", changed.toString())
                        .path("summary")
                        .path("unknown")
                        .asInt())
                .isEqualTo(1);
        assertThat(json("check", list.toString(), "--allowlist", changed.toString(), "--container", "4026532559")
                        .path("summary")
                        .path("changed")
                        .asInt())
                .isEqualTo(1);
    }

    /** An ima-ng line whose template digest fits. */
    private static String line(int pcr, byte[] digest, String name) {
        ByteBuffer data = ByteBuffer.allocate(4 + 8 + digest.length + 4 + name.length() + 1)
                .order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(8 + digest.length)
                .put("sha256:\0".getBytes(StandardCharsets.US_ASCII))
                .put(digest);
        data.putInt(name.length() + 1).put((name + "\0").getBytes(StandardCharsets.US_ASCII));
        HexFormat hex = HexFormat.of();
        return pcr + " " + hex.formatHex(hash("SHA-1", data.array())) + " ima-ng sha256:" + hex.formatHex(digest) + " "
                + name;
    }

    private static byte[] hash(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void namesThatAreNewInEveryRunAreLearnedAndCheckedAsOne(@TempDir Path folder) throws IOException {
        byte[] script = hash("SHA-256", new byte[] {1});
        Path one = write(folder.resolve("one"), List.of(line(10, script, "/tmp/tmp.AbC123")));
        Path two = write(folder.resolve("two"), List.of(line(10, script, "/tmp/tmp.XyZ789")));
        Path later = write(folder.resolve("later"), List.of(line(10, script, "/tmp/tmp.QrS456")));
        Path other = write(folder.resolve("other"), List.of(line(10, hash("SHA-256"), "/tmp/tmp.QrS456")));
        String file = folder.resolve("allowlist.json").toString();
        Outcome learn = Outcome.of("learn", one.toString(), two.toString(), "-o", file);
        assertThat(learn.out()).contains("joined 2 names into 1 pattern").contains("/tmp/tmp.*  [host]  2 names");
        assertThat(learn.out()).doesNotContain("seen in one run only");
        assertThat(Outcome.of("learn", one.toString(), other.toString()).out())
                .contains("seen in one run only (2): check further runs before you enforce anything")
                .contains("  run 1  /tmp/tmp.AbC123  [host]")
                .contains("  run 2  /tmp/tmp.QrS456  [host]");
        JsonNode trusted = MAPPER.readTree(Path.of(file).toFile()).path("trusted");
        assertThat(trusted).hasSize(1);
        assertThat(trusted.path(0).path("pattern").asBoolean()).isTrue();
        assertThat(trusted.path(0).path("path").asText()).isEqualTo("/tmp/tmp.*");
        JsonNode summary = json("learn", one.toString(), two.toString()).path("summary");
        assertThat(summary.path("joined_names").asInt()).isEqualTo(2);
        assertThat(summary.path("patterns").asInt()).isEqualTo(1);
        assertThat(Outcome.of("check", "-q", later.toString(), "--allowlist", file)
                        .exit())
                .isZero();
        assertThat(Outcome.of("check", "-q", other.toString(), "--allowlist", file)
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void aZeroBootAggregateIsSaidWherePcrValuesAreAskedAbout() throws IOException {
        String value = "sha1:10=" + "11".repeat(20);
        for (String command : new String[] {"replay", "explain"}) {
            Outcome outcome = Outcome.of(command, LUO.toString(), "--pcr", value);
            assertThat(outcome.err())
                    .contains("warning: " + LUO + ": entry #1: the boot_aggregate is all zero: there was no TPM");
            assertThat(Outcome.of(command, Documents.demoBefore().toString(), "--pcr", value)
                            .err())
                    .doesNotContain("no TPM");
        }
    }

    @Test
    void aDigestNamesWhatAHistoryShowsLikeAFileDoes() throws IOException {
        String digest = "3404d8a30339a58713878a05d51168dad05ba93671009f0d62ac98185840f5b0"
                + "d2703989f0fdf7ef3fd89c1011646069b53ea9d7db71f3c6eed3c71677f6d209";
        JsonNode report = json("history", Documents.document("001").toString(), "/demo.python", "--candidate", digest);
        assertThat(report.path("candidates").path(0).path("name").asText()).isEqualTo(digest);
        assertThat(report.path("candidates").path(0).path("measurements").asInt())
                .isEqualTo(1);
        JsonNode measured = report.path("paths").path(0).path("measurements").path(1);
        assertThat(measured.path("candidate").asText()).isEqualTo(digest);
    }

    @Test
    void twoContainersOfOneListAreCompared() throws IOException {
        JsonNode report = json("diff", LUO.toString(), "--namespace", DOCKERD, "--with", CONTAINER);
        assertThat(report.path("relation").path("kind").asText()).isEqualTo("two_containers");
        assertThat(report.path("summary").path("added").asInt()).isEqualTo(11);
        assertThat(report.path("summary").path("not_measured").asInt()).isEqualTo(25);
        assertThat(report.path("summary").path("modified").asInt()).isZero();
    }

    private static JsonNode json(String command, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(command, "--format", "json"));
        all.addAll(List.of(words));
        return MAPPER.readTree(Outcome.of(all.toArray(String[]::new)).out());
    }

    private static List<String> lines(String pattern) throws IOException {
        return Files.readAllLines(LUO, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.matches(pattern))
                .toList();
    }

    private static Path write(Path file, List<String> lines) throws IOException {
        return Files.write(file, lines, StandardCharsets.ISO_8859_1);
    }

    private static String chain(String namespace) throws IOException {
        return chain(lines("^" + namespace + " [0-9a-f]{40} .*"));
    }

    private static String chain(List<String> lines) {
        byte[] value = new byte[20];
        for (String line : lines) {
            Matcher matcher = Pattern.compile("^[0-9]+ ([0-9a-f]{40}) ").matcher(line);
            assertThat(matcher.find()).isTrue();
            value = sha1(value, HexFormat.of().parseHex(matcher.group(1)));
        }
        return HexFormat.of().formatHex(value);
    }

    private static byte[] sha1(byte[] one, byte[] other) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(one);
            return sha1.digest(other);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
