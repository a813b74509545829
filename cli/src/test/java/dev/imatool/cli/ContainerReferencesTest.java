package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With {@code --container}, what sources say of the files of a container is the same in every system. */
class ContainerReferencesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ID = "ab".repeat(32);
    private static final String APP = "/usr/bin/app";

    @TempDir
    private Path folder;

    /** What names the container. */
    private enum Naming {
        STORE(ID),
        CONTROL_GROUP(ID),
        NAMESPACE("4026532501");

        private final String id;

        Naming(String id) {
            this.id = id;
        }

        Measurement file(String path, String content) {
            FileDigest digest = FileDigest.ofContent("sha256", content);
            return switch (this) {
                case STORE -> Measurement.imaNg(digest, "/var/lib/docker/overlay2/" + ID + "/merged" + path);
                case CONTROL_GROUP -> ForkMeasurement.imaCgpath("/sbin/init", "/docker/" + ID, digest, path);
                case NAMESPACE -> Measurement.imaNg(digest, id + ":" + path);
            };
        }
    }

    private String list(Measurement... entries) throws IOException {
        return Files.write(
                        folder.resolve("list"),
                        LogBuilder.list().add(entries).build().ascii())
                .toString();
    }

    /** A line of checksums; the digests are those of the builder's contents. */
    private String checksum(String path, String content) throws IOException {
        String line = FileDigest.ofContent("sha256", content).digest().hex() + "  " + path + "\n";
        return Files.writeString(folder.resolve("known"), line, StandardCharsets.UTF_8)
                .toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        return MAPPER.readTree(Outcome.of(all.toArray(String[]::new)).out());
    }

    private static String answer(JsonNode report) {
        assertThat(report.path("findings")).hasSize(1);
        return report.path("findings").path(0).path("kind").asText();
    }

    /** References of one image are held against one container of a host's list. */
    @ParameterizedTest
    @EnumSource
    void sourcesSpeakOfTheContainerThatIsAskedAbout(Naming system) throws IOException {
        String known = checksum(APP, "app");
        String changed = list(system.file(APP, "other"), Measurement.imaNg(FileDigest.ofContent("sha256", "h"), APP));
        assertThat(answer(json("check", changed, "--good", known, "--container", system.id)))
                .isEqualTo("changed");
        assertThat(json("check", list(system.file(APP, "app")), "--good", known, "--container", system.id)
                        .path("verdict")
                        .asText())
                .isEqualTo("conforms");
    }

    @Test
    void aFileOfTheHostIsChangedByThem() throws IOException {
        String list = list(Measurement.imaNg(FileDigest.ofContent("sha256", "h"), APP));
        assertThat(answer(json("check", list, "--good", checksum(APP, "app")))).isEqualTo("changed");
    }
}
