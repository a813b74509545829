package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.fleet.MeasuredHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When lists were collected is what a log of the collection says; nothing else dates them. */
class CollectionTimeTest {
    @TempDir
    Path folder;

    private Path host(String name) throws IOException {
        Path host = folder.resolve("collected").resolve(name);
        MeasuredHost.of(List.<String[]>of(new String[] {"/bin/" + name, MeasuredHost.content(name)}), "")
                .in(host);
        return host;
    }

    @Test
    void theFirstLineOfTheLogIsTheTime() throws IOException {
        Files.writeString(
                host("told").resolve("collection.log"),
                "2026-11-30T23:59:58Z begun by collect-ima.sh\n2026-12-01T00:00:03Z done\n");
        Files.writeString(host("untold").resolve("collection.log"), "begun yesterday\n");
        host("without");
        String lake = folder.resolve("lake").toString();
        Ran ingest = Ran.of("fleet", "ingest", lake, folder.resolve("collected").toString(), "--day", "2026-12-01");
        assertThat(ingest.exit()).as(ingest.err()).isZero();
        Path query = Files.writeString(
                folder.resolve("query.sql"),
                "select host, coalesce(collected_at, 'null') as at, length(collected_sha256) as digits from lists order by host");

        assertThat(Ran.of("fleet", "query", lake, query.toString(), "--format", "csv")
                        .rows())
                .extracting(row -> String.join(" ", row))
                .containsExactly("told 2026-11-30T23:59:58Z 64", "untold null 64", "without null 64");
    }

    /** A log that is no part of what is examined still makes the folder another one; the examination is the same, and is known. */
    @Test
    void anotherLogIsNoNewExamination() throws IOException {
        Path log = host("host").resolve("collection.log");
        Files.writeString(log, "2026-11-30T23:59:58Z begun by collect-ima.sh\n");
        String collected = folder.resolve("collected").toString();
        String lake = folder.resolve("lake").toString();
        assertThat(Ran.of("fleet", "ingest", lake, collected, "--day", "2026-11-30")
                        .out())
                .contains("1 new list of 1 host");
        assertThat(Ran.of("fleet", "ingest", lake, collected, "--day", "2026-12-01")
                        .out())
                .contains("0 new lists of 1 host");
        Files.writeString(log, "2026-12-01T00:00:00Z begun by collect-ima.sh\n");
        assertThat(Ran.of("fleet", "ingest", lake, collected, "--day", "2026-12-01")
                        .out())
                .contains("0 new lists of 1 host");
        Files.createSymbolicLink(log.resolveSibling("link"), Path.of("collection.log"));
        assertThat(Ran.of("fleet", "ingest", lake, collected, "--day", "2026-12-01")
                        .out())
                .as("a folder with links is looked into")
                .contains("0 new lists of 1 host");
    }
}
