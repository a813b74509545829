package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.PcrBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list only grows: two that begin alike, and of which one ends there, are copies of the list of one boot, and one run. */
class ListsGivenTwiceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private String boot;
    private String early;
    private String binary;
    private String other;

    @BeforeEach
    void write() throws IOException {
        LogBuilder whole = LogBuilder.list().bootAggregate().file("/bin/a", "1").file("/bin/b", "1");
        boot = written("boot", whole.build().ascii());
        binary = written("binary", whole.build().binary());
        early = written(
                "early",
                LogBuilder.list().bootAggregate().file("/bin/a", "1").build().ascii());
        other = written(
                "other",
                LogBuilder.list()
                        .bootAggregate()
                        .file("/bin/b", "1")
                        .file("/bin/a", "1")
                        .build()
                        .ascii());
    }

    private String written(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private static JsonNode learned(String... lists) throws IOException {
        List<String> all = new ArrayList<>(List.of("learn", "--format", "json"));
        all.addAll(List.of(lists));
        return MAPPER.readTree(Outcome.of(all.toArray(String[]::new)).out());
    }

    private static List<String> texts(JsonNode rows, String name) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path(name).asText())
                .toList();
    }

    /** A list only grows: the entries of an older copy are the first of a newer one, whichever is read first. */
    @Test
    void copiesOfOneBootAreTold() throws IOException {
        for (List<String> lists : List.of(List.of(boot, early, other), List.of(early, boot, other))) {
            JsonNode report = learned(lists.toArray(String[]::new));
            assertThat(texts(report.path("runs"), "input")).isEqualTo(lists);
            assertThat(texts(report.path("copies_of_one_boot"), "run")).containsExactly("2");
            assertThat(texts(report.path("copies_of_one_boot"), "of")).containsExactly("1");
            assertThat(texts(report.path("copies_of_one_boot"), "entries")).containsExactly("2");
            assertThat(report.findValuesAsText("kind")).doesNotContain("same_run");
        }
        assertThat(texts(learned(early, other, boot).path("copies_of_one_boot"), "run"))
                .containsExactly("3");
        assertThat(learned(boot, other).path("copies_of_one_boot")).isEmpty();
    }

    @Test
    void theFormOfAListDoesNotMatter() throws IOException {
        JsonNode report = learned(boot, binary, boot);
        assertThat(texts(report.path("runs"), "input")).containsExactly(boot);
        assertThat(report.findValuesAsText("kind")).containsExactly("same_run", "same_run");
    }

    /** Two boots may begin alike: an early copy of either does not make them one. */
    @Test
    void twoBootsWithOneBeginningAreTwoRuns() throws IOException {
        String second = written(
                "second",
                LogBuilder.list()
                        .bootAggregate()
                        .file("/bin/a", "1")
                        .file("/bin/c", "1")
                        .build()
                        .ascii());
        assertThat(texts(learned(boot, second).path("runs"), "input")).containsExactly(boot, second);
        assertThat(learned(boot, second).path("copies_of_one_boot")).isEmpty();
        assertThat(texts(learned(boot, second, early).path("copies_of_one_boot"), "of"))
                .containsExactly("1");
    }

    /** Kernels print one list for each bank: other template digests, and nothing else. */
    @Test
    void aListPrintedForEachBankHasOneHistory() throws IOException {
        StringBuilder session = new StringBuilder();
        for (PcrBank bank : List.of(PcrBank.SHA1, PcrBank.SHA256)) {
            LogBuilder list = LogBuilder.list()
                    .templateDigest(bank)
                    .bootAggregate()
                    .file("/bin/a", "1")
                    .file("/bin/a", "2");
            session.append("root@host:~# cat /sys/kernel/security/ima/ascii_runtime_measurements_")
                    .append(bank.name().toLowerCase(Locale.ROOT))
                    .append('\n')
                    .append(new String(list.build().ascii(), StandardCharsets.ISO_8859_1));
        }
        String pasted = written("session", session.toString().getBytes(StandardCharsets.ISO_8859_1));
        JsonNode report = MAPPER.readTree(
                Outcome.of("history", "--format", "json", pasted, "/bin/a").out());
        assertThat(report.path("paths").path(0).path("measurements")).hasSize(2);
        assertThat(report.findValuesAsText("repeated_entries")).containsExactly("3");
    }

    /** A list of one entry is how every list of the machine begins. */
    @Test
    void oneEntryIsNoCopy() throws IOException {
        String first =
                written("first", LogBuilder.list().bootAggregate().build().ascii());
        assertThat(texts(learned(boot, first).path("runs"), "input")).containsExactly(boot, first);
    }
}
