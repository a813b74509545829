package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real list against the Debian packages of its machine, which are fetched from the mirror. Skipped, with the names, where the mirror
 * has one in another version.
 */
@Tag("live")
class LivePackagesTest {
    private static final int MINUTES = 10;

    @TempDir
    private Path folder;

    /**
     * The counts are those of a survey that unpacked the packages with dpkg-deb, hashed their files with sha256sum and looked up each entry
     * by path, and by path with {@code /usr} taken as merged: 114 good under their path, 36 where the package says {@code /bin} and
     * the kernel {@code /usr/bin}, 3 under another name, 16 changed, 48 in no package.
     */
    @Test
    void theFilesOfItsPackagesAreKnown() throws Exception {
        List<String> packages = packages();
        fetch(packages);
        String list = Corpus.snapshot("baseline-6.1/final").binary().toString();
        JsonNode report = new ObjectMapper()
                .readTree(Outcome.of("check", list, "--good", folder.toString(), "--format", "json")
                        .out());
        Map<String, Integer> counted = new HashMap<>();
        report.path("summary").properties().forEach(answer -> {
            if (answer.getValue().isInt() && answer.getValue().asInt() > 0) {
                counted.put(answer.getKey(), answer.getValue().asInt());
            }
        });
        assertThat(counted)
                .isEqualTo(Map.of(
                        "known_good", 114 + 36, "known_elsewhere", 3, "changed", 16, "unknown", 48, "not_judged", 1));
        JsonNode source = report.path("sources").path(0);
        assertThat(source.path("items").asInt()).isEqualTo(packages.size());
        assertThat(source.path("digests").asInt()).isEqualTo(5664);
    }

    private static List<String> packages() throws IOException {
        try (InputStream in = LivePackagesTest.class.getResourceAsStream("/packages/baseline-6.1.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private void fetch(List<String> packages) throws Exception {
        List<String> command = new ArrayList<>(List.of("apt-get", "download"));
        command.addAll(packages);
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Process apt;
        try {
            apt = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException noApt) {
            abort("apt-get is not here: " + noApt.getMessage());
            return;
        }
        boolean ended = apt.waitFor(MINUTES, TimeUnit.MINUTES);
        String said = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        if (!ended || apt.exitValue() != 0) {
            apt.destroy();
            try (Stream<String> lines = said.lines()) {
                abort("the packages cannot be fetched: "
                        + lines.filter(line -> line.startsWith("E:")).toList());
            }
        }
    }
}
