package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of the repository has pages and completions without a build, and they are those of the build. */
class GeneratedFilesAreCommittedTest {
    private static final String UPDATE = "mvn -B package -Dman.update=true -DskipTests -pl man -am";

    @ParameterizedTest
    @ValueSource(strings = {"man1", "completions"})
    void whatTheBuildMakesIsWhatTheRepositoryHolds(String folder) throws IOException {
        Map<String, String> generated =
                files(Path.of(System.getProperty("man.generated")).resolve(folder));
        Map<String, String> committed = files(Path.of(folder));
        assertThat(generated).isNotEmpty();
        assertThat(committed.keySet())
                .as("files in man/%s. New ones come by: %s; those of no command must be deleted", folder, UPDATE)
                .isEqualTo(generated.keySet());
        generated.forEach((name, content) -> assertThat(committed.get(name))
                .as("man/%s/%s is not what the command model gives. Update it by: %s", folder, name, UPDATE)
                .isEqualTo(content));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    contents.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return contents;
    }
}
