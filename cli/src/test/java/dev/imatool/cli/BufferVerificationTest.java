package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.model.ByteString;
import dev.imatool.model.ListFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code verify} says about entries because of what measured buffers say. */
class BufferVerificationTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private static Measurement buffer(String event, String text) {
        return Measurement.imaBuf("sha256", event, ByteString.ofText(text));
    }

    private static Measurement kexec(String event, long segment, long size, long count) {
        return buffer(
                event,
                "kexec_segment_size=" + segment + ";ima_binary_runtime_size=" + size
                        + ";ima_runtime_measurements_count=" + count + ";");
    }

    private static LogBuilder files(LogBuilder list, int from, int count) {
        for (int i = from; i < from + count; i++) {
            list.file("/bin/" + i, "content " + i);
        }
        return list;
    }

    /** 24 bytes of header, then PCR, 20 bytes of digest, two lengths, name and data of each entry. */
    private static long size(BuiltLog list) {
        return 24
                + list.entries().stream()
                        .mapToLong(entry -> 4
                                + 20
                                + 4
                                + entry.measurement().template().length()
                                + 4
                                + entry.hashed().length())
                        .sum();
    }

    private Outcome run(BuiltLog list, ListFormat format, String... options) {
        try {
            Path file = folder.resolve("list");
            Files.write(file, list.bytes(format));
            List<String> words = new ArrayList<>(List.of("verify", file.toString()));
            words.addAll(List.of(options));
            return Outcome.of(words.toArray(String[]::new));
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private List<String> statements(LogBuilder list, int exit) throws IOException {
        Outcome outcome = run(list.build(), ListFormat.BINARY, "--format", "json");
        assertThat(outcome.exit()).isEqualTo(exit);
        return statements(MAPPER.readTree(outcome.out()));
    }

    private static List<String> statements(JsonNode report) {
        List<String> statements = new ArrayList<>();
        for (JsonNode each : report.path("buffers").path(0).path("statements")) {
            statements.add(each.path("entry").asText() + " "
                    + each.path("check").asText() + " "
                    + each.path("result").asText()
                    + (each.has("other_entry") ? " " + each.path("other_entry").asText() : "")
                    + (each.has("counted")
                            ? " " + each.path("logged").asText() + "/"
                                    + each.path("counted").asText()
                            : ""));
        }
        return statements;
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void theKernelsCountAgreesWithAWholeList(ListFormat format) throws IOException {
        LogBuilder list = files(LogBuilder.list().bootAggregate(), 0, 4);
        long size = size(list.build());
        BuiltLog built = list.add(kexec("kexec_load", 8192, size, 5)).build();
        Outcome json = run(built, format, "--format", "json");
        assertThat(json.exit()).isZero();
        assertThat(statements(MAPPER.readTree(json.out())))
                .containsExactly("6 kexec_entries agrees 5/5", "6 kexec_size agrees " + size + "/" + size);
        assertThat(run(built, format).out())
                .contains("1 measured buffer\n", "kexec: entry 6 counts 5 entries before it, and so does the list");
    }

    /** Kernels from 6.16 on log kexec_execute last; nothing of the kind is a finding. */
    @Test
    void aKexecWithoutItsLastRecordLostEvents() throws IOException {
        LogBuilder load = files(LogBuilder.list().bootAggregate(), 0, 2).add(kexec("kexec_load", 8192, 1, 3));
        BuiltLog lost = files(load, 2, 2).bootAggregate().build();
        Outcome json = run(lost, ListFormat.BINARY, "--format", "json");
        assertThat(json.exit()).isZero();
        assertThat(statements(MAPPER.readTree(json.out()))).contains("4 kexec_execute events_lost 7");
        assertThat(run(lost, ListFormat.BINARY).out())
                .contains("entry 4: kexec_load: no kexec_execute before the boot_aggregate in entry 7: ");

        LogBuilder again = files(LogBuilder.list().bootAggregate(), 0, 2).add(kexec("kexec_load", 8192, 1, 3));
        LogBuilder whole =
                files(again, 2, 2).add(kexec("kexec_execute", 8192, 1, 6)).bootAggregate();
        assertThat(statements(whole, 0)).noneMatch(statement -> statement.contains("events_lost"));
        LogBuilder running = files(LogBuilder.list().bootAggregate(), 0, 2).add(kexec("kexec_load", 8192, 1, 3));
        assertThat(statements(files(running, 2, 2), 0)).noneMatch(statement -> statement.contains("events_lost"));
    }

    @Test
    void aKexecWithoutItsLastRecordIsAReasonInExplain() throws IOException {
        LogBuilder load = files(LogBuilder.list().bootAggregate(), 0, 2).add(kexec("kexec_load", 8192, 1, 3));
        Path file = folder.resolve("list");
        Files.write(file, files(load, 2, 2).bootAggregate().build().binary());
        String value = "5a".repeat(32);
        Outcome outcome = Outcome.of("explain", file.toString(), "--pcr", "sha256:10=" + value, "--format", "json");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(MAPPER.readTree(outcome.out())
                        .path("not_explained")
                        .path(0)
                        .path("sentence")
                        .asText())
                .contains(
                        "after kexec_load in entry 4 the list has no kexec_execute before the boot_aggregate in entry 7");
    }

    @Test
    void missingEntriesAreAFindingAmongCollectedEvidenceToo() throws IOException {
        BuiltLog built = files(LogBuilder.list().bootAggregate(), 0, 4)
                .add(kexec("kexec_execute", 8192, 999, 7))
                .build();
        Files.write(folder.resolve("binary_runtime_measurements"), built.binary());
        Outcome outcome = Outcome.of("verify", "--evidence", folder.toString(), "--format", "json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(MAPPER.readTree(outcome.out()).path("findings").findValuesAsText("kind"))
                .containsExactly("entries_missing");
    }

    @Test
    void entriesThatAreMissingBehindTheBootAggregateAreAFinding() throws IOException {
        LogBuilder list = files(LogBuilder.list().bootAggregate(), 0, 4).add(kexec("kexec_execute", 8192, 999, 7));
        BuiltLog built = list.build();
        JsonNode report = MAPPER.readTree(
                run(built, ListFormat.BINARY, "--format", "json").out());
        assertThat(report.path("verdict").asText()).isEqualTo("inconsistent");
        assertThat(statements(report)).containsExactly("6 kexec_entries fewer 7/5");
        JsonNode finding = report.path("findings").get(0);
        assertThat(finding.path("kind").asText()).isEqualTo("entries_missing");
        assertThat(finding.path("entry").asInt()).isEqualTo(6);
        assertThat(finding.path("logged").asText()).isEqualTo("7 entries before this one");
        assertThat(finding.path("computed").asText()).isEqualTo("5 entries before this one");
        assertThat(finding.path("location").path("offset").asInt())
                .isEqualTo(built.span(ListFormat.BINARY, 6).offset());
        Outcome text = run(built, ListFormat.BINARY);
        assertThat(text.exit()).isEqualTo(1);
        assertThat(text.out())
                .contains("inconsistent, 1 finding")
                .contains("the kernel had logged more entries before this one than the list has");
    }

    @Test
    void partOfAListIsNotAFinding() throws IOException {
        assertThat(statements(files(LogBuilder.list(), 0, 4).add(kexec("kexec_load", 8192, 999, 70)), 0))
                .containsExactly("5 kexec_entries fewer_or_staged 70/4");
    }

    @Test
    void moreEntriesThanTheKernelCountedProveNothing() throws IOException {
        assertThat(statements(files(LogBuilder.list().bootAggregate(), 0, 4).add(kexec("kexec_load", 8192, 999, 4)), 0))
                .containsExactly("6 kexec_entries more 4/5");
    }

    /** Kernels until 7.1 count what was carried over, later ones begin anew. */
    @ParameterizedTest
    @CsvSource({"9, 9", "4, 4"})
    void bothWaysToCountBehindAKexecAgree(int count, int counted) throws IOException {
        LogBuilder list = files(files(LogBuilder.list().bootAggregate(), 0, 4).bootAggregate(), 10, 3)
                .add(kexec("kexec_load", 8192, 1, count));
        assertThat(statements(list, 0)).contains("10 kexec_entries agrees " + count + "/" + counted);
    }

    @Test
    void anotherSizeOfAsManyEntriesIsSaid() throws IOException {
        LogBuilder list = files(LogBuilder.list().bootAggregate(), 0, 2);
        long size = size(list.build());
        assertThat(statements(list.add(kexec("kexec_load", 8192, size + 9, 3)), 0))
                .containsExactly("4 kexec_entries agrees 3/3", "4 kexec_size differs " + (size + 9) + "/" + size);
    }

    /** Custom formats have an empty descriptor name in the kernel. */
    @Test
    void customFormatsCountWithoutTheirName() throws IOException {
        Measurement plain = Measurement.imaNg(FileDigest.ofContent("sha256", "x"), "/x");
        LogBuilder list = LogBuilder.list().bootAggregate().add(new Measurement("d-ng|n-ng", plain.fields(), false));
        long size = size(list.build()) - "d-ng|n-ng".length();
        assertThat(statements(list.add(kexec("kexec_load", 8192, size, 2)), 0))
                .contains("3 kexec_size agrees " + size + "/" + size);
    }

    @Test
    void aListThatOutgrewItsRoomIsSaid() throws IOException {
        assertThat(statements(LogBuilder.list().bootAggregate().add(kexec("kexec_execute", 100, 4000, 1)), 0))
                .contains("2 kexec_room too_small 100/4000");
    }

    @Test
    void tablesOfTheCorpusAreLinkedToTheirLoads() throws IOException {
        Outcome outcome = Outcome.of(
                "verify",
                "--format",
                "json",
                Corpus.snapshot("custom-features-6.12/final").binary().toString());
        assertThat(outcome.exit()).isZero();
        assertThat(statements(MAPPER.readTree(outcome.out())))
                .containsExactly(
                        "12 active_table linked 11",
                        "14 active_table linked 13",
                        "16 active_table linked 15",
                        "18 active_table linked 11",
                        "19 active_table linked 15");
    }

    @Test
    void aTableOverSeveralEntriesHasTheHashOfAllOfThem() throws Exception {
        String device = "dm_version=4.50.0;name=big,uuid=,major=253,minor=0,minor_count=1,num_targets=3;";
        String first = device + target(0) + target(1);
        String second = device + target(2);
        LogBuilder list = LogBuilder.list()
                .bootAggregate()
                .add(buffer("dm_table_load", first), buffer("dm_table_load", second))
                .add(resume(device, sha256(first + second)))
                .add(resume(device.replace("minor=0", "minor=1"), sha256(first)));
        assertThat(statements(list, 0)).containsExactly("4 active_table linked 2", "5 active_table not_in_list");
        assertThat(run(list.build(), ListFormat.BINARY).out())
                .contains("device mapper: 1 of 2 table hashes are that of a table load in the list")
                .contains(
                        "entry 5: dm_device_resume: the table of device big is not that of any table load in the list");
    }

    @Test
    void aPartThatIsMissingLeavesATableWithoutItsLoad() throws Exception {
        String device = "name=big,uuid=,major=253,minor=0,minor_count=1,num_targets=3;";
        String first = device + target(0);
        String last = device + target(2);
        LogBuilder list = LogBuilder.list()
                .add(buffer("dm_table_load", first), buffer("dm_table_load", last))
                .add(resume(device, sha256(first + last)));
        assertThat(statements(list, 0)).containsExactly("3 active_table not_in_list");
    }

    private static String target(int index) {
        return "target_index=" + index + ",target_begin=" + index * 8 + ",target_len=8,target_name=linear,"
                + "target_version=1.4.0,device_name=7:0,start=0;";
    }

    private static Measurement resume(String device, String hash) {
        return buffer("dm_device_resume", device + "active_table_hash=sha256:" + hash + ";current_device_capacity=24;");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void modulesFromMemoryAreFoundAmongTheModuleFiles() throws Exception {
        LogBuilder list = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.imaBuf("sha256", "init_module", ByteString.ofHex(sha256("later"))))
                .add(Measurement.imaBuf("sha256", "init_module", ByteString.ofHex(sha256("nowhere"))))
                .file("/lib/later.ko", "later")
                .file("/tmp/nowhere", "nowhere");
        assertThat(statements(list, 0)).containsExactly("2 module linked 4", "3 module not_in_list");
    }

    @Test
    void keyringsWithNamesOfTheKernelAreNamed() throws IOException {
        Outcome outcome = Outcome.of(
                "verify", Corpus.snapshot("keys-kexec-6.12/final").binary().toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("12 measured buffers, 10 of them keys added to keyrings")
                .contains("entry 9: boot_aggregate: a keyring named like the kernel's boot_aggregate, which it is not");
    }

    @Test
    void privateKeysAreNamed() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        ByteString key = ByteString.copyOf(keys.generateKeyPair().getPrivate().getEncoded());
        assertThat(statements(
                        LogBuilder.list().bootAggregate().add(Measurement.imaBuf("sha256", "my\u001b[2Jring", key)), 0))
                .containsExactly("2 keyring private_key");
    }

    @Test
    void escapesInNamesDoNotReachTheTerminal() throws Exception {
        String device = "name=\u001b[2J\u202e,uuid=,major=1,minor=1,minor_count=1,num_targets=1;";
        Outcome outcome = run(
                LogBuilder.list()
                        .bootAggregate()
                        .add(resume(device, sha256("x")))
                        .build(),
                ListFormat.BINARY);
        assertThat(outcome.out()).contains("device \\x1b[2J\\u{202e} is").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void twoReleasesInOneBootAreSaid() throws IOException {
        LogBuilder list = LogBuilder.list()
                .bootAggregate()
                .add(buffer("kernel_version", "6.1.0"))
                .add(buffer("kernel_version", "6.2.0"))
                .bootAggregate()
                .add(buffer("kernel_version", "6.3.0"));
        assertThat(statements(list, 0)).containsExactly("3 kernel_version changed_without_boot 2");
    }

    @Test
    void aDamagedListDoesNotProveThatEntriesAreMissing() throws IOException {
        BuiltLog built = files(LogBuilder.list().bootAggregate(), 0, 4)
                .add(kexec("kexec_load", 8192, 999, 5))
                .build();
        byte[] bytes = built.binary();
        int at = built.span(ListFormat.BINARY, 3).offset();
        for (int i = 0; i < 60; i++) {
            bytes[at + i] = (byte) 0xa5;
        }
        Path file = folder.resolve("damaged");
        Files.write(file, bytes);
        Outcome outcome = Outcome.of("verify", "--format", "json", file.toString());
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("inputs").get(0).path("completeness").asText()).isEqualTo("damaged");
        assertThat(report.path("findings").findValuesAsText("kind")).doesNotContain("entries_missing");
    }
}
