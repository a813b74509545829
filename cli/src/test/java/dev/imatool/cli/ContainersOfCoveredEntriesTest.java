package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entry up to which values and quotes cover a list is named with its container. */
class ContainersOfCoveredEntriesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String WEB = "ab".repeat(32);
    private static final String DATABASE = "cd".repeat(32);
    private static final String POD = "5ca1d2eb-0a1b-4c2d-8e3f-9a0b1c2d3e4f";
    private static final String WEB_NAME = "[abababababab, docker]";
    private static final String DATABASE_NAME = "[cdcdcdcdcdcd, pod 5ca1d2eb, containerd]";

    /** From the root: the host, a container of docker, one of Kubernetes, the host. */
    private static final String[] GROUPS = {
        "/", "/docker/" + WEB, "/kubepods/pod" + POD + "/cri-containerd-" + DATABASE + ".scope", "/system.slice"
    };

    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void write() throws IOException {
        Measurement[] entries = new Measurement[GROUPS.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = ForkMeasurement.imaCgpath(
                    "/usr/lib/systemd/systemd:swapper/0",
                    GROUPS[i],
                    FileDigest.ofContent("sha256", "content " + i),
                    "/bin/program" + i);
        }
        list = Files.write(
                folder.resolve("ascii_runtime_measurements"),
                LogBuilder.list().bootAggregate().add(entries).build().ascii());
    }

    /** SHA-1 PCR 10 after so many entries, from the logged template digests alone. */
    private byte[] pcr(int entries) throws IOException, GeneralSecurityException {
        byte[] value = new byte[20];
        String[] lines = Files.readString(list, StandardCharsets.ISO_8859_1).split("\n");
        for (String line : Arrays.copyOf(lines, entries)) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(value);
            value = sha1.digest(HexFormat.of().parseHex(line.split(" ")[1]));
        }
        return value;
    }

    private String expected(int entries) throws IOException, GeneralSecurityException {
        return "sha1:10=" + HexFormat.of().formatHex(pcr(entries));
    }

    /** TPMS_ATTEST of a quote of sha1:10 (TPM 2.0 library, part 2, 10.12.12). */
    private byte[] quote(int entries) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xff544347);
        out.writeShort(0x8018);
        out.writeShort(0); // qualifiedSigner
        out.writeShort(0); // extraData
        out.writeLong(1000L * entries);
        out.writeInt(1);
        out.writeInt(0);
        out.writeByte(1);
        out.writeLong(0);
        out.writeInt(1);
        out.writeShort(0x0004);
        out.writeByte(3);
        out.write(new byte[] {0, 1 << 2, 0});
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(pcr(entries));
        out.writeShort(digest.length);
        out.write(digest);
        return bytes.toByteArray();
    }

    private String key(KeyPair keys) throws IOException {
        return Files.writeString(
                        folder.resolve("ak.pem"),
                        "-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(keys.getPublic().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n")
                .toString();
    }

    private void quote(KeyPair keys, String name, int entries) throws IOException, GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(quote(entries));
        Files.write(folder.resolve(name + ".msg"), quote(entries));
        Files.write(folder.resolve(name + ".sig"), signature.sign());
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        return MAPPER.readTree(Outcome.of(all).out());
    }

    @Test
    void replayNamesTheContainerOfTheEntryThatGivesTheValue() throws Exception {
        String[] three = {"replay", list.toString(), "--pcr", expected(3)};
        assertThat(Outcome.of(three).out())
                .contains("reproduced at entry 3 " + WEB_NAME + " of 5; 2 later entries are not covered")
                .contains("  at entry 3 " + WEB_NAME + "  ");
        assertThat(json(three).at("/pcrs/0/match/container/id").asText()).isEqualTo(WEB);
        JsonNode four = json("replay", list.toString(), "--pcr", expected(4)).at("/pcrs/0/match/container");
        assertThat(four.path("id").asText()).isEqualTo(DATABASE);
        assertThat(four.path("pod").asText()).isEqualTo(POD);
        assertThat(json("replay", list.toString(), "--pcr", expected(2))
                        .at("/pcrs/0/match/container")
                        .isMissingNode())
                .isTrue();
        assertThat(Outcome.of("replay", list.toString(), "--pcr", expected(4), "--format", "markdown")
                        .out())
                .contains("at entry 4 ")
                .contains("cdcdcdcdcdcd, pod 5ca1d2eb, containerd");
    }

    @Test
    void quoteNamesTheContainerOfTheLastCoveredEntry() throws Exception {
        KeyPair keys = keys();
        quote(keys, "quote", 4);
        for (String[] values : new String[][] {{}, {"--pcr", expected(4)}}) {
            String[] quote = {
                "quote",
                list.toString(),
                "-m",
                folder.resolve("quote.msg").toString(),
                "-s",
                folder.resolve("quote.sig").toString(),
                "--ak",
                key(keys)
            };
            String[] all = Arrays.copyOf(quote, quote.length + values.length);
            System.arraycopy(values, 0, all, quote.length, values.length);
            String text = Outcome.of(all).out();
            assertThat(text)
                    .contains("the list gives the quoted values after entry 4 " + DATABASE_NAME + " of 5")
                    .contains("  after entry 4 " + DATABASE_NAME + "  ");
            if (values.length == 0) {
                assertThat(text).contains("the values after entry 4 " + DATABASE_NAME + " of the list hash to the");
            }
            JsonNode report = json(all);
            assertThat(report.at("/covered/entry").asInt()).isEqualTo(4);
            assertThat(report.at("/covered/container/id").asText()).isEqualTo(DATABASE);
            assertThat(report.at("/pcrs/0/container/id").asText()).isEqualTo(DATABASE);
            assertThat(report.at("/checks/replay/detail").asText())
                    .contains("after entry 4 [" + DATABASE + ", pod " + POD + ", containerd] of 5");
        }
    }

    @Test
    void evidenceNamesTheContainersOfTheEntriesThatQuotesAndValuesCover() throws Exception {
        KeyPair keys = keys();
        String key = key(keys);
        quote(keys, "first", 2);
        quote(keys, "second", 4);
        Files.writeString(
                folder.resolve("pcrs.txt"), "sha1:\n  10: 0x" + HexFormat.of().formatHex(pcr(3)) + "\n");
        String[] evidence = {"evidence", folder.toString(), "--ak", key};
        assertThat(Outcome.of(evidence).out())
                .contains("4 entries, up to entry 4 " + DATABASE_NAME)
                .contains("1 entry after entry 4 " + DATABASE_NAME)
                .contains("sha1:10 reproduced after entry 3 " + WEB_NAME)
                .contains("after entry 4 " + DATABASE_NAME + " of 5")
                .contains("entries 3 " + WEB_NAME + " to 4 " + DATABASE_NAME + " were measured between ");
        JsonNode only = json(evidence).path("cases").path(0);
        assertThat(only.at("/vouching/last_covered_entry").asInt()).isEqualTo(4);
        assertThat(only.at("/vouching/container/id").asText()).isEqualTo(DATABASE);
        assertThat(only.at("/pcrs/0/match/container/id").asText()).isEqualTo(WEB);
        assertThat(only.at("/intervals/0/first_container/id").asText()).isEqualTo(WEB);
        assertThat(only.at("/intervals/0/last_container/id").asText()).isEqualTo(DATABASE);
    }

    @Test
    void checkNamesTheContainerOfTheLastProvenEntry() throws Exception {
        Path known = Files.writeString(folder.resolve("known.sha256"), "1".repeat(64) + "  /bin/other\n");
        String[] check = {"check", list.toString(), "--good", known.toString(), "--pcr", expected(4)};
        assertThat(Outcome.of(check).out())
                .contains("entries of PCR 10 (sha1) are proven up to entry 4 " + DATABASE_NAME);
        assertThat(json(check).findValue("proven").path(0).at("/container/id").asText())
                .isEqualTo(DATABASE);
    }

    /** The boot_aggregate of a namespace's own list, as Container-IMA shows it. */
    @Test
    void bootAggregatesOfNamespacesAreNamedWithThem() throws Exception {
        String[] lines = Files.readString(list, StandardCharsets.ISO_8859_1).split("\n");
        Files.writeString(list, lines[0].replaceFirst("^10 ", "4026532481 ") + "\n", StandardCharsets.ISO_8859_1);
        Path boot = Files.writeString(
                folder.resolve("boot.yaml"),
                IntStream.range(0, 8)
                        .mapToObj(pcr -> "  " + pcr + ": 0x" + "0".repeat(40) + "\n")
                        .collect(Collectors.joining("", "sha1:\n", "")));
        String[] zeros = {"replay", list.toString(), "--pcrs", boot.toString()};
        assertThat(Outcome.of(zeros).out()).contains("boot_aggregate at entry 1 [4026532481]: ");
        assertThat(json(zeros).at("/boot_aggregates/0/container/id").asText()).isEqualTo("4026532481");
    }

    /** An older copy ends in the container in which the quote of the newer list goes on. */
    @Test
    void evidenceNamesTheContainersOfEntriesOfANewerList() throws Exception {
        KeyPair keys = keys();
        String key = key(keys);
        String[] lines = Files.readString(list, StandardCharsets.ISO_8859_1).split("\n");
        Path older = Files.createDirectory(folder.resolve("older"));
        Files.writeString(
                older.resolve("ascii_runtime_measurements"),
                String.join("\n", Arrays.copyOf(lines, 3)) + "\n",
                StandardCharsets.ISO_8859_1);
        quote(keys, "quote", 4);
        JsonNode report = json("evidence", folder.toString(), "--ak", key);
        assertThat(report.path("cases")).anySatisfy(each -> {
            assertThat(each.path("entries").asInt()).isEqualTo(3);
            assertThat(each.at("/vouching/last_covered_entry").asInt()).isEqualTo(3);
            assertThat(each.at("/vouching/container/id").asText()).isEqualTo(WEB);
        });
    }
}
