package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.parsers.FileNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever made an archive chose the names in it: no control or bidirectional character of them comes out raw, in any format. */
class HostileNamesTest {
    /** The one-character form of ESC [ (C1), an override of the direction of text, DEL, and a backslash. */
    private static final String HOSTILE = "\u009b31m\u202etxt.\u007f\\";

    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");

    @TempDir
    Path folder;

    private Path archive;

    @BeforeEach
    void archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file :
                    List.of(AFTER.binary(), AFTER.file("quote.msg"), AFTER.file("quote.sig"), AFTER.file("ak.pub"))) {
                zip.putNextEntry(new ZipEntry("host/" + HOSTILE + file.getFileName()));
                zip.write(Files.readAllBytes(file));
            }
        }
        archive = Files.write(folder.resolve("collected.zip"), bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "json"})
    void evidence(String format) throws IOException {
        Outcome outcome = Outcome.of("evidence", "--all", "--format", format, archive.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertHarmless(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "json", "ndjson", "csv", "timesketch", "bodyfile"})
    void timeline(String format) throws IOException {
        Outcome outcome = Outcome.of("timeline", "--all", "--format", format, archive.toString());
        assertThat(outcome.exit()).isZero();
        assertHarmless(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "json", "ndjson"})
    void lists(String format) throws IOException {
        String list = folder + "/\u202ebin\\list";
        Files.copy(AFTER.binary(), FileNames.path(list));
        Outcome outcome = Outcome.of("replay", "--format", format, list);
        assertThat(outcome.exit()).isZero();
        assertHarmless(outcome);
    }

    @Test
    void eventsAsRows() throws IOException {
        String log = folder + "/\u202elog\\name";
        Files.copy(Path.of("../fixtures/src/main/resources/eventlogs/cel.json"), FileNames.path(log));
        Outcome outcome = Outcome.of("eventlog", "--format", "csv", log);
        assertThat(outcome.exit()).isZero();
        assertHarmless(outcome);
    }

    private static void assertHarmless(Outcome outcome) {
        assertThat(outcome.out()).contains("u{202e}");
        for (String raw : List.of("\u009b", "\u202e", "\u007f", "\u001b")) {
            assertThat(Stream.of(outcome.out(), outcome.err())).noneMatch(text -> text.contains(raw));
        }
    }
}
