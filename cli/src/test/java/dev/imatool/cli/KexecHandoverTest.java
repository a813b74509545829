package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lists of two kernels, of which kexec started the second, where the first went on measuring after its list had been handed over
 * (kernels before 6.16 copy it when the image is loaded). The entries are those of a real machine; two that the second kernel measured
 * are moved in front of its boot_aggregate, and the PCR is computed here from all of them, with nothing but SHA-1.
 */
class KexecHandoverTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CARRIED = 22;

    @TempDir
    private Path folder;

    private List<String> first = List.of();
    private List<String> second = List.of();

    @BeforeEach
    void handOver() throws IOException, GeneralSecurityException {
        List<String> lines = Files.readAllLines(
                Corpus.snapshot("kexec-carry-6.12/kernel2-final").ascii());
        assertThat(lines).hasSize(28);
        assertThat(lines.get(CARRIED)).endsWith(" boot_aggregate");
        first = new ArrayList<>(lines.subList(0, CARRIED));
        first.addAll(lines.subList(25, 27));
        second = new ArrayList<>(lines.subList(0, CARRIED + 1));
        second.add(lines.get(27));
        List<String> extended = new ArrayList<>(first);
        extended.addAll(second.subList(CARRIED, second.size()));
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] pcr = new byte[20];
        for (String line : extended) {
            sha1.update(pcr);
            pcr = sha1.digest(HexFormat.of().parseHex(line.split(" ")[1]));
        }
        Files.createDirectories(folder.resolve("kernel2"));
        Files.createDirectories(folder.resolve("kernel1"));
        Files.writeString(
                folder.resolve("kernel2/pcrs.txt"),
                "sha1:\n  10: 0x" + HexFormat.of().formatHex(pcr) + "\n");
    }

    private String list(int kernel, List<String> lines) throws IOException {
        return Files.write(folder.resolve("kernel" + kernel + "/ascii_runtime_measurements"), lines)
                .toString();
    }

    private JsonNode examined(int exit) throws IOException {
        Outcome outcome = Outcome.of("verify", "--format", "json", "--evidence", folder.toString());
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    @Test
    void theLaterListGoesOnBehindTheWholeOfTheEarlierOne() throws IOException {
        list(1, first);
        list(2, second);
        JsonNode report = examined(0);
        assertThat(report.path("verdict").asText()).isEqualTo("consistent");
        assertThat(report.path("inputs").findValuesAsText("entries")).containsExactly("24", "2");
        assertThat(report.path("diagnostics").findValuesAsText("kind")).contains("kexec_entries_between");
        assertThat(report.path("diagnostics").toString())
                .contains("carries the first 22 entries of kernel1/ascii_runtime_measurements")
                .contains("entries 23-24 of that one lie between");
    }

    /** A kernel counts what it was handed as well: 24 entries, of which the joined list adds 2 to those of the first kernel. */
    @Test
    void theKernelsCountIsThatOfItsWholeList() throws IOException {
        list(1, first);
        list(2, second);
        Path count = folder.resolve("kernel2/runtime_measurements_count");
        Files.writeString(count, second.size() + "\n");
        assertThat(examined(0).path("verdict").asText()).isEqualTo("consistent");
        Files.writeString(count, second.size() + 1 + "\n");
        assertThat(examined(1).path("findings").findValuesAsText("kind")).containsExactly("list_shorter_than_count");
    }

    @Test
    void withoutTheEarlierListTheLaterOneIsNotReproduced() throws IOException {
        list(2, second);
        JsonNode report = examined(1);
        assertThat(report.path("findings").findValuesAsText("kind")).containsExactly("pcr_not_reproduced");
    }

    /** Whichever of the two was altered, nothing leads to the value, or they do not say the same of what was handed over. */
    @Test
    void anAlteredListIsNotExcused() throws IOException {
        List<String> altered = new ArrayList<>(second);
        altered.set(5, second.get(6));
        list(1, first);
        list(2, altered);
        assertThat(examined(1).path("findings").findValuesAsText("kind")).contains("pcr_not_reproduced");
        List<String> shortened = new ArrayList<>(first);
        shortened.remove(CARRIED);
        list(1, shortened);
        list(2, second);
        assertThat(examined(1).path("findings").findValuesAsText("kind")).contains("pcr_not_reproduced");
    }

    @Test
    void copiesAndDifferencesSayWhatLiesBetween() throws IOException {
        String one = list(1, first);
        String other = list(2, second);
        Outcome outcome = Outcome.of("verify", "--format", "json", one, other);
        assertThat(outcome.exit()).isEqualTo(1);
        JsonNode copies = MAPPER.readTree(outcome.out()).path("copies");
        assertThat(copies.path("entry").asInt()).isEqualTo(CARRIED + 1);
        assertThat(copies.path("kexec").path("list").asText()).isEqualTo("second");
        assertThat(copies.path("kexec").path("last_entry_between").asInt()).isEqualTo(24);
        JsonNode swapped = MAPPER.readTree(
                        Outcome.of("verify", "--format", "json", other, one).out())
                .path("copies");
        assertThat(swapped.path("kexec").path("list").asText()).isEqualTo("first");
        assertThat(Outcome.of("verify", one, other).out())
                .contains("it carries the first 22 entries, and entries 23-24 of " + one + " were measured in between");
        Outcome diff = Outcome.of("diff", "--format", "json", one, other);
        assertThat(diff.exit()).isEqualTo(1);
        assertThat(MAPPER.readTree(diff.out()).path("relation").path("kexec").asBoolean())
                .isTrue();
        assertThat(Outcome.of("diff", one, other).out())
                .contains("AFTER has the first 22 entries of BEFORE")
                .contains("Entries 23-24 of BEFORE were measured after the list was handed over");
    }

    @Test
    void copiesThatPartElsewhereSayNothingOfKexec() throws IOException {
        List<String> altered = new ArrayList<>(first);
        altered.set(5, first.get(6));
        Outcome outcome = Outcome.of("verify", "--format", "json", list(1, first), list(2, altered));
        assertThat(MAPPER.readTree(outcome.out()).path("copies").path("kexec").isMissingNode())
                .isTrue();
    }
}
