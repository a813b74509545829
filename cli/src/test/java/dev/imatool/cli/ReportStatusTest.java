package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every kept run, as a document: the status of the document is that of the process, and 1 names what is wrong. */
class ReportStatusTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<String> cases() throws IOException {
        return GoldenTest.cases().stream()
                .filter(name -> !name.startsWith("usage/"))
                .filter(name -> !name.startsWith("diff/")) // differences are its changes[]
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void statusOneHasAFinding(String name) throws IOException {
        List<String> words = new ArrayList<>(GoldenTest.words(name));
        int format = words.indexOf("--format");
        if (format >= 0) {
            words.set(format + 1, "json");
        } else {
            words.addAll(1, List.of("--format", "json"));
        }
        Outcome outcome = GoldenTest.run(words);
        if (!outcome.out().startsWith("{\n")) {
            return; // no document of a report: wrong usage, a schema, a line for each of several lists
        }
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("exit").asInt(-1)).isEqualTo(outcome.exit());
        if (outcome.exit() == 1) {
            assertThat(report.path("findings")).isNotEmpty();
        }
        if (outcome.exit() == 0) {
            assertThat(report.path("findings")).isEmpty();
        }
    }
}
