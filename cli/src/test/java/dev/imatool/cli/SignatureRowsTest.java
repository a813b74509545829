package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.ResourceFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The entries of {@code signatures} as rows, and how many of them a page lists. */
class SignatureRowsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static Outcome run(String list, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("signatures"));
        line.addAll(List.of(arguments));
        line.add(ResourceFolder.onDisk("corpus").resolve(list).toString());
        return Outcome.of(line.toArray(String[]::new));
    }

    @Test
    void rowsAreTheEntriesOfTheDocument() throws IOException {
        String list = "custom-features-6.12/final/ascii_runtime_measurements";
        JsonNode document = MAPPER.readTree(run(list, "--format", "json").out());
        List<JsonNode> all = new ArrayList<>();
        document.path("signatures").forEach(all::add);
        List<JsonNode> signed = all.stream()
                .filter(entry -> !entry.path("result").asText().equals("unsigned"))
                .toList();
        assertThat(signed).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(rows(run(list, "--format", "ndjson"))).isEqualTo(signed);
        assertThat(rows(run(list, "--format", "ndjson", "--all"))).isEqualTo(all);
        assertThat(run(list, "--format", "csv").out().lines()).hasSize(signed.size() + 1);
        assertThat(run(list, "--format", "csv", "--all").out().lines())
                .hasSize(all.size() + 1)
                .first()
                .asString()
                .startsWith("entry,location_offset,");
    }

    private static List<JsonNode> rows(Outcome outcome) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : outcome.out().lines().toList()) {
            rows.add(MAPPER.readTree(line));
        }
        return rows;
    }

    @Test
    void aPageListsAsManyEntriesAsAsked() throws IOException {
        Outcome outcome = run("s390x/05-evm-sig-be/ascii_runtime_measurements", "--limit", "3");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines().filter(line -> line.startsWith("entry "))).hasSize(3);
        assertThat(outcome.out()).endsWith("… and 7 more that are not good; --all prints every entry\n");
    }
}
