package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay DIR}: a line for each list, compared with the PCR values that its host had, and for nothing else. */
class ReplayFolderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot OTHER = Corpus.snapshot("baseline-6.1/final");

    @TempDir
    private Path folder;

    /** As contrib/collect-ima.sh lays it out. */
    private Path host(String name, Snapshot list, Snapshot values) throws IOException {
        Path host = folder.resolve(name);
        for (String each : List.of("ima", "tpm", "system", "keys")) {
            Files.createDirectories(host.resolve(each));
        }
        Files.copy(list.binary(), host.resolve("ima/binary_runtime_measurements"));
        Files.writeString(
                host.resolve("ima/runtime_measurements_count"), list.truth().entries() + "\n");
        Files.writeString(host.resolve("ima/violations"), "0\n");
        Files.copy(values.file("pcrs.sysfs.txt"), host.resolve("tpm/pcrs.sysfs.txt"));
        Files.copy(values.file("quote.msg"), host.resolve("tpm/quote.msg"));
        Files.copy(values.file("quote.sig"), host.resolve("tpm/quote.sig"));
        Files.copy(values.file("ak.pem"), host.resolve("tpm/ak.pem"));
        Files.writeString(host.resolve("system/cmdline"), "root=/dev/sda1 ima_policy=tcb\n");
        Files.writeString(host.resolve("collection.log"), "2026-01-01T00:00:00Z begun by collect-ima.sh\n");
        Files.writeString(host.resolve("MANIFEST.sha256"), "00".repeat(31) + "01  ima/binary_runtime_measurements\n");
        return host;
    }

    @Test
    void onlyListsHaveLinesAndEachIsHeldAgainstTheValuesOfItsHost() throws IOException {
        host("host1", BEFORE, BEFORE);
        host("host2", OTHER, OTHER);
        host("host3", OTHER, BEFORE);
        Outcome outcome = Outcome.of("replay", "--bank", "sha256", folder.toString());
        List<JsonNode> lines = lines(outcome);

        assertThat(texts(lines, "path"))
                .containsExactly(
                        path("host1/ima/binary_runtime_measurements"),
                        path("host2/ima/binary_runtime_measurements"),
                        path("host3/ima/binary_runtime_measurements"));
        assertThat(texts(lines, "verdict")).containsExactly("reproduced", "reproduced", "not_reproduced");
        assertThat(texts(lines, "exit")).containsExactly("0", "0", "1");
        assertThat(lines.get(0).at("/held_against/0").asText()).isEqualTo(path("host1/tpm/pcrs.sysfs.txt"));
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("imatool: note: " + folder + ": 24 files are not measurement lists and not replayed: "
                        + "host1/MANIFEST.sha256 (checksums of files), host1/collection.log (text), "
                        + "host1/ima/runtime_measurements_count (kernel's count of entries)")
                .endsWith(" and 14 more\n");
    }

    @Test
    void oneHostAloneIsAFolderAsWell() throws IOException {
        Path host = host("host1", BEFORE, BEFORE);
        Outcome outcome = Outcome.of("replay", host.toString());
        assertThat(texts(lines(outcome), "verdict")).containsExactly("reproduced");
        assertThat(outcome.exit()).isZero();
    }

    /** As {@code tpm2_quote -F values} wrote them, with a quote that names them: they are not damaged, and yaml says all. */
    @Test
    void valuesThatDoNotNameTheirPcrsAreNoDamage() throws IOException {
        Snapshot end = Corpus.snapshot("demo-before-after-6.1/end");
        Path host = host("host1", end, end);
        Files.copy(end.file("quotersa.pcrs"), host.resolve("tpm/quotersa.pcrs"));
        Outcome outcome = Outcome.of("replay", host.toString());
        assertThat(texts(lines(outcome), "verdict")).containsExactly("reproduced");
        assertThat(outcome.exit()).isZero();
    }

    /** Whose they are nobody knows: a false alarm for every host would be worse. */
    @Test
    void valuesAboveSeveralHostsAreHeldAgainstNone() throws IOException {
        Path first = host("host1", BEFORE, BEFORE);
        host("host2", OTHER, OTHER);
        Files.move(first.resolve("tpm/pcrs.sysfs.txt"), folder.resolve("pcrs.sysfs.txt"));
        Outcome outcome = Outcome.of("replay", folder.toString());
        assertThat(texts(lines(outcome), "verdict")).containsExactly("computed", "reproduced");
        assertThat(outcome.err())
                .contains("PCR values that may be of any of several lists, compared with none: pcrs.sysfs.txt");
    }

    @Test
    void aListThatIsEmptyOrDamagedKeepsItsLine() throws IOException {
        Path empty = folder.resolve("host1/ima/binary_runtime_measurements");
        Files.createDirectories(empty.getParent());
        Files.createFile(empty);
        Path damaged = folder.resolve("host2/ascii_runtime_measurements");
        Files.createDirectories(damaged.getParent());
        Files.write(damaged, new byte[] {1, 2, 3, 4, 5});
        Outcome outcome = Outcome.of("replay", folder.toString());
        assertThat(texts(lines(outcome), "exit")).containsExactly("3", "3");
        assertThat(outcome.exit()).isEqualTo(3);
    }

    @Test
    void aTextThatQuotesAListKeepsItsLine() throws IOException {
        String list = Files.readString(BEFORE.ascii(), StandardCharsets.ISO_8859_1);
        Files.writeString(
                folder.resolve("session.txt"), "root@host:~# cat ascii\n" + list, StandardCharsets.ISO_8859_1);
        List<JsonNode> lines = lines(Outcome.of("replay", folder.toString()));
        assertThat(texts(lines, "entries"))
                .containsExactly(Long.toString(BEFORE.truth().entries()));
    }

    @Test
    void aDirectoryWithoutAListIsSaidAndIsNoAnswer() throws IOException {
        host("host1", BEFORE, BEFORE);
        Path without = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-without"));
        Files.writeString(without.resolve("notes.txt"), "nothing\n");
        Outcome alone = Outcome.of("replay", without.toString());
        Outcome both = Outcome.of("replay", folder.toString(), without.toString());
        Files.delete(without.resolve("notes.txt"));
        Files.delete(without);

        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.out()).isEmpty();
        assertThat(alone.err()).contains("there is no measurement list in it, among 1 files: notes.txt (text)");
        assertThat(lines(both)).hasSize(1);
        assertThat(both.exit()).isEqualTo(2);
    }

    private static List<JsonNode> lines(Outcome outcome) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : outcome.out().lines().toList()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private static List<String> texts(List<JsonNode> lines, String field) {
        return lines.stream().map(line -> line.path(field).asText()).toList();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
