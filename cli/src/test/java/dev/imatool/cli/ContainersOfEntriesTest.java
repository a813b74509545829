package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever an entry is named by its number, its container is named, too. */
class ContainersOfEntriesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String WEB = "ab".repeat(32);
    private static final String DATABASE = "cd".repeat(32);
    private static final String WEB_NAME = "[abababababab, docker]";
    private static final String DATABASE_NAME = "[cdcdcdcdcdcd, docker]";
    private static final String LIBC = "/lib/libc.so.6";

    @TempDir
    private Path folder;

    private static Measurement in(String id, String path, String content) {
        return ForkMeasurement.imaCgpath(
                "/usr/lib/systemd/systemd:swapper/0",
                id.isEmpty() ? "/" : "/docker/" + id,
                FileDigest.ofContent("sha256", content),
                path);
    }

    private String written(String name, Measurement... entries) throws IOException {
        LogBuilder log = LogBuilder.list().bootAggregate().add(entries);
        return Files.write(folder.resolve(name), log.build().ascii()).toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        return MAPPER.readTree(Outcome.of(all).out());
    }

    @Test
    void diffWithoutContainersNamesThoseThatEntriesComeFrom() throws IOException {
        String before = written("before", in(WEB, LIBC, "1"), in(DATABASE, "/bin/db", "db"), in("", "/bin/cron", "c"));
        String after = written("after", in(DATABASE, LIBC, "2"), in(WEB, "/bin/new", "n"), in("", "/bin/cron", "c"));
        String text = Outcome.of("diff", before, after, "--ignore-namespaces").out();
        assertThat(text).containsPattern("before  entry 2  sha256:[0-9a-f]{64}  \\[abababababab, docker\\]");
        assertThat(text).containsPattern("after   entry 2  sha256:[0-9a-f]{64}  \\[cdcdcdcdcdcd, docker\\]");
        assertThat(text).contains("/bin/new  " + WEB_NAME).contains("/bin/db  " + DATABASE_NAME);
        JsonNode report = json("diff", before, after, "--ignore-namespaces");
        JsonNode change = report.path("changes").path(0);
        assertThat(change.path("kind").asText()).isEqualTo("modified");
        assertThat(change.path("before").path(0).path("container").path("id").asText())
                .isEqualTo(WEB);
        assertThat(change.path("after").path(0).path("container").path("id").asText())
                .isEqualTo(DATABASE);
        assertThat(report.path("findings").path(0).path("container").path("id").asText())
                .isEqualTo(DATABASE);
    }

    @Test
    void learnNamesTheContainersOfEachImage() throws IOException {
        String first = written("first", in(WEB, "/bin/web", "w"), in(DATABASE, "/bin/db", "d"));
        String second = written("second", in("ef".repeat(32), "/bin/web", "w"));
        assertThat(Outcome.of("learn", first, second).out())
                .containsPattern("/bin/web@[0-9a-f]{12}  2 containers  runs 1, 2\n"
                        + "    run 1  abababababab, docker\n    run 2  efefefefefef, docker\n");
        JsonNode images = json("learn", first, second).path("images");
        assertThat(images.path(0).path("members").path(0).path("container").path("id").asText())
                .isEqualTo(DATABASE);
        assertThat(images.path(1).path("members")).hasSize(2);
        assertThat(images.path(1).path("members").path(1).path("run").asInt()).isEqualTo(2);
    }
}
