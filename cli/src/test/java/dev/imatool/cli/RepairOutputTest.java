package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairOutputTest {
    @TempDir
    private Path folder;

    @Test
    void theRepairedDocumentFitsAndDiffersInOneDigit() throws IOException {
        Path slide = Documents.document("004");
        Path repaired = folder.resolve("repaired.txt");
        Outcome outcome = Outcome.of("repair", "-o", repaired.toString(), slide.toString());

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.out()).contains("written to " + repaired + ", with 1 repair\n");
        assertThat(Files.readString(repaired))
                .isEqualTo(Files.readString(slide).replace("cd8dfd043bea", "cd8dffd043bea"));
        assertThat(Outcome.of("repair", "-q", repaired.toString()).exit()).isZero();
    }

    @Test
    void entriesThatDoNotFitAreAFindingWhetherRepairedOrNot() throws IOException {
        String list = Files.readString(Documents.demoBefore());
        for (String damage : new String[] {"3404d8a4", "deadbeef"}) {
            Path damaged = Files.writeString(folder.resolve(damage), list.replace("3404d8a3", damage));
            assertThat(Outcome.of("repair", "-q", damaged.toString())).isEqualTo(new Outcome(1, "", ""));
        }
    }

    @Test
    void nothingIsOverwrittenNorLeftBehind() throws IOException {
        Path list = Files.copy(Documents.demoBefore(), folder.resolve("list"));
        byte[] before = Files.readAllBytes(list);
        assertThat(Outcome.of("repair", "-o", list.toString(), list.toString()).exit())
                .isEqualTo(2);
        assertThat(Files.readAllBytes(list)).isEqualTo(before);

        Path output = folder.resolve("output");
        assertThat(Outcome.of(
                                "repair",
                                "-o",
                                output.toString(),
                                folder.resolve("none").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(output).doesNotExist();
    }

    @Test
    void onlyForceReplacesAFileAndNeverAnInput() throws IOException {
        Path list = Files.copy(Documents.demoBefore(), folder.resolve("list"));
        Path there = Files.writeString(folder.resolve("there"), "keep");
        for (String command : new String[] {"repair", "learn"}) {
            Files.writeString(there, "keep");
            Outcome refused = Outcome.of(command, "-o", there.toString(), list.toString());
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("exists already").contains("--force");
            assertThat(there).hasContent("keep");
            assertThat(Outcome.of(command, "--force", "-o", there.toString(), list.toString())
                            .exit())
                    .isZero();
            assertThat(Files.size(there)).isGreaterThan(100);
            Outcome own = Outcome.of(command, "--force", "-o", list.toString(), list.toString());
            assertThat(own.exit()).isEqualTo(2);
            assertThat(own.err()).contains("is an input");
            assertThat(list).hasSameBinaryContentAs(Documents.demoBefore());
            String none = folder.resolve("none").toString();
            assertThat(Outcome.of(command, "--force", "-o", there.toString(), none)
                            .exit())
                    .isEqualTo(2);
            assertThat(Files.size(there)).isGreaterThan(100);
        }
        assertThat(Outcome.of("repair", "--force", "-o", "/dev/null", list.toString())
                        .exit())
                .isZero();
        assertThat(Path.of("/dev/null")).exists();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.toList()).containsExactlyInAnyOrder(list, there);
        }
    }

    @Test
    void standardInputIsRepairedLikeAFile() throws IOException {
        Path repaired = folder.resolve("repaired");
        Outcome outcome = Outcome.withInput(Documents.document("004"), "repair", "-o", repaired.toString(), "-");
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(Files.readString(repaired, StandardCharsets.UTF_8)).contains("cd8dffd043bea");
    }
}
