package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code check} does not pass over excludes that do what nobody meant. What Python's {@code re.compile} says of each: {@code (*a} is an
 * error, and so is what it is joined to; {@code .*} matches from the first character of any path on.
 */
class PolicyExcludesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private String list;

    @BeforeEach
    void listOfTwoFiles() throws IOException {
        list = Files.write(
                        folder.resolve("list"),
                        LogBuilder.list()
                                .file("/var/log/x", "x")
                                .file("/usr/bin/y", "y")
                                .build()
                                .ascii())
                .toString();
    }

    private void policy(Path file, String excludes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"meta\": {\"version\": 1}, \"digests\": {\"/usr/bin/z\": [\"" + "ab".repeat(32)
                        + "\"]}, \"excludes\": [" + excludes + "]}");
    }

    private JsonNode check(Path source) throws IOException {
        String[] arguments = {"check", list, "--good", source.toString(), "--format", "json"};
        return MAPPER.readTree(Outcome.of(arguments).out());
    }

    private static List<String> aboutExcludes(JsonNode report) {
        return report.path("diagnostics").findValuesAsText("message").stream()
                .filter(message -> message.contains("the exclude"))
                .toList();
    }

    @Test
    void anInvalidExcludeMakesAllOfThePolicyVoidAndThatIsSaid() throws IOException {
        Path policy = folder.resolve("policy.json");
        policy(policy, "\"/var/log/\", \"(*a\"");
        JsonNode report = check(policy);
        assertThat(report.path("summary").path("excluded").asInt()).isZero();
        assertThat(aboutExcludes(report))
                .singleElement()
                .asString()
                .startsWith("'(*a': the exclude is not a valid regular expression");
        assertThat(Outcome.of("check", list, "--good", policy.toString()).err()).contains("policy.json: '(*a': ");
    }

    @Test
    void anExcludeThatMatchesEverythingIsAppliedAndSaid() throws IOException {
        Path policy = folder.resolve("policy.json");
        policy(policy, "\".*\"");
        JsonNode report = check(policy);
        assertThat(report.path("summary").path("excluded").asInt()).isEqualTo(2);
        assertThat(aboutExcludes(report)).containsExactly("'.*': the exclude matches every path");
    }

    @Test
    void excludesThatDoWhatTheySayAreNoNotice() throws IOException {
        Path policy = folder.resolve("policy.json");
        policy(policy, "\"/var/log/\"");
        JsonNode report = check(policy);
        assertThat(report.path("summary").path("excluded").asInt()).isOne();
        assertThat(aboutExcludes(report)).isEmpty();
    }

    /** Keylime joins the excludes of one policy; another one in the same folder does not share their fate. */
    @Test
    void anInvalidExcludeOfOnePolicyLeavesThoseOfAnother() throws IOException {
        Path policies = folder.resolve("policies");
        policy(policies.resolve("one.json"), "\"/var/log/\"");
        policy(policies.resolve("two.json"), "\"(*a\"");
        JsonNode report = check(policies);
        assertThat(report.path("summary").path("excluded").asInt()).isOne();
        assertThat(aboutExcludes(report)).singleElement().asString().startsWith("'(*a': ");
    }
}
