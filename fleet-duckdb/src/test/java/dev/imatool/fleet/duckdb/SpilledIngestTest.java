package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.fleet.MeasuredHost;
import dev.imatool.fleet.engine.FleetEngine;
import dev.imatool.fleet.ingest.FleetIngest;
import dev.imatool.fleet.ingest.HostSettings;
import dev.imatool.fleet.ingest.IngestQuestion;
import dev.imatool.render.fleet.FleetWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that does not fit into memory goes to the disk beside the fleet, and is the same batch. */
class SpilledIngestTest {
    private static final String DAY = "2026-11-01";
    private static final int ENTRIES = 60_000;

    @TempDir
    static Path folder;

    private static Path collected;

    @BeforeAll
    static void collect() throws IOException {
        collected = folder.resolve("collected");
        List<String[]> measured = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            measured.add(new String[] {"/opt/some/where/below/" + i, MeasuredHost.content("file " + i)});
        }
        MeasuredHost.of(measured, "").in(collected.resolve("host-a"));
    }

    private static void ingest(Path lake, String memory) throws IOException, SQLException {
        try (FleetEngine engine =
                new DuckDbEngine(NativeLibrary.unpackedIn(Ran.CACHE).driver(), 1, memory)) {
            FleetIngest ingest = new FleetIngest(engine, new FleetWords(), new FleetIngest.Watcher() {
                @Override
                public void waiting() {}

                @Override
                public void hosts(long done, long all) {}
            });
            ingest.ingest(
                    new IngestQuestion(
                            lake,
                            List.of(collected),
                            new HostSettings(Optional.of(DAY), Optional.empty(), Optional.empty(), Optional.empty()),
                            Optional.empty(),
                            1),
                    List.of());
        }
    }

    private static List<String> entries(Path lake) throws IOException {
        Path all = Files.writeString(folder.resolve("all.sql"), "select * from entries order by number");
        Ran ran = Ran.of("fleet", "query", lake.toString(), all.toString(), "--format", "csv");
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.out().lines().toList();
    }

    /** True when something has stood in the folder for what does not fit while {@code ingest} ran. */
    private static boolean spills(Path lake, String memory) throws Exception {
        Path spilled = lake.resolve(".ingest/aside-spilled");
        CompletableFuture<Void> ingest = CompletableFuture.runAsync(() -> {
            try {
                ingest(lake, memory);
            } catch (IOException | SQLException failure) {
                throw new CompletionException(failure);
            }
        });
        boolean seen = false;
        while (!ingest.isDone()) {
            try (Stream<Path> all = Files.list(spilled)) {
                seen |= all.findAny().isPresent();
            } catch (NoSuchFileException nothing) {
                Thread.sleep(1);
            }
        }
        ingest.get();
        return seen;
    }

    @Test
    void whatIsSpilledIsTheSame() throws Exception {
        Path whole = folder.resolve("whole");
        Path spilled = folder.resolve("spilled");
        assertThat(spills(whole, "600MB")).isFalse();
        assertThat(spills(spilled, "24MB")).isTrue();
        assertThat(entries(spilled)).hasSize(ENTRIES + 1).isEqualTo(entries(whole));
        try (Stream<Path> left = Files.list(spilled.resolve(".ingest"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("lock");
        }
    }
}
