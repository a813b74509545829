package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.fixtures.fleet.PlantedFleet;
import dev.imatool.fleet.batch.StagedBatch;
import dev.imatool.fleet.engine.FleetEngine;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.LocalFolder;
import dev.imatool.fleet.ingest.FleetIngest;
import dev.imatool.fleet.ingest.HostSettings;
import dev.imatool.fleet.ingest.IngestQuestion;
import dev.imatool.fleet.table.HostRow;
import dev.imatool.render.fleet.FleetWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest that is killed, meets a full disk or another ingest leaves nothing double, and the next one completes it. */
class InterruptedIngestTest {
    private static final String DAY = "2026-11-01";

    @TempDir
    Path folder;

    private void assertWhole(String lake, Path collected) throws IOException {
        Ran ran = Ran.of("fleet", "ingest", lake, collected.toString(), "--day", DAY);
        assertThat(ran.exit()).as(ran.err()).isIn(0, 3);
        Path sql = folder.resolve("count.sql");
        Files.writeString(
                sql,
                "select count(*), count(distinct host), (select count(*) from entries),"
                        + " (select count(*) from (select distinct host, list_sha256, number from entries))"
                        + " from lists");
        String[] counts = Ran.of("fleet", "query", lake, sql.toString(), "--format", "csv")
                .rows()
                .get(0);
        assertThat(counts[0]).isEqualTo("12");
        assertThat(counts[1]).isEqualTo("12");
        assertThat(counts[2]).isEqualTo(counts[3]);
        assertThat(Long.parseLong(counts[2])).isGreaterThan(600);
        try (Stream<Path> left = Files.list(Path.of(lake, ".ingest"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("lock");
        }
    }

    @Test
    void killedAtAnyMoment() throws Exception {
        Path collected = PlantedFleet.in(folder.resolve("collected")).day(1);
        for (int millis : new int[] {700, 1500, 2500}) {
            String lake = folder.resolve("lake" + millis).toString();
            Process process = Ran.started("fleet", "ingest", lake, collected.toString(), "--day", DAY);
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            assertWhole(lake, collected);
        }
    }

    @Test
    void twoAtOnce() throws Exception {
        Path collected = PlantedFleet.in(folder.resolve("collected")).day(1);
        String lake = folder.resolve("lake").toString();
        Process one = Ran.started("fleet", "ingest", lake, collected.toString(), "--day", DAY);
        Process other = Ran.started("fleet", "ingest", lake, collected.toString(), "--day", DAY);
        // damage was planted: the one that brings it in says so, the other finds everything there
        assertThat(List.of(one.waitFor(), other.waitFor())).containsExactlyInAnyOrder(0, 3);
        assertWhole(lake, collected);
    }

    @Test
    void killedBetweenRenameAndPlaces() throws Exception {
        Path collected = PlantedFleet.in(folder.resolve("collected")).day(1);
        String lake = folder.resolve("lake").toString();
        Ran.of("fleet", "ingest", lake, collected.toString(), "--day", DAY, "--jobs", "1");
        Path ready = Path.of(lake, ".ingest", "ready-0000");
        // as a writer leaves it that has moved entries and findings, and lists not yet
        try (Stream<Path> lists = Files.walk(Path.of(lake, "lists"))) {
            Path file = lists.filter(Files::isRegularFile).findFirst().orElseThrow();
            Path back = ready.resolve(Path.of(lake).relativize(file).toString());
            Files.createDirectories(back.getParent());
            Files.move(file, back);
        }
        FleetFolder before = new LocalFolder(Path.of(lake));
        assertThat(before.files("entries")).isEmpty();
        assertWhole(lake, collected);
    }

    @Test
    void aFullDisk() throws Exception {
        Path collected = PlantedFleet.in(folder.resolve("collected")).day(1);
        Path lake = folder.resolve("lake");
        try (FleetEngine engine = new FullDisk(new DuckDbEngines().engine(Ran.CACHE, 1))) {
            FleetIngest ingest = new FleetIngest(engine, new FleetWords(), new FleetIngest.Watcher() {
                @Override
                public void waiting() {}

                @Override
                public void hosts(long done, long all) {}
            });
            IngestQuestion question = new IngestQuestion(
                    lake,
                    List.of(collected),
                    new HostSettings(Optional.of(DAY), Optional.empty(), Optional.empty(), Optional.empty()),
                    Optional.empty(),
                    1);
            assertThatThrownBy(() -> ingest.ingest(question, List.of())).hasMessage("No space left on device");
        }
        assertThat(new LocalFolder(lake).files("lists")).isEmpty();
        assertWhole(lake.toString(), collected);
    }

    /** Writes half a batch, and then there is no more room. */
    private record FullDisk(FleetEngine engine) implements FleetEngine {
        @Override
        public void write(StagedBatch batch, Path aside) throws IOException {
            Path half = Files.createDirectories(aside.resolve("entries/day=" + DAY));
            Files.writeString(half.resolve("half.parquet"), "PAR1");
            throw new IOException("No space left on device");
        }

        @Override
        public void write(List<HostRow> hosts, Path file) throws IOException {
            engine.write(hosts, file);
        }

        @Override
        public FleetFolder folder(String fleet) throws IOException {
            return engine.folder(fleet);
        }

        @Override
        public void open(FleetFolder folder) throws IOException {
            engine.open(folder);
        }

        @Override
        public void confine(FleetFolder folder) throws IOException {
            engine.confine(folder);
        }

        @Override
        public List<String> columns(String sql) throws IOException {
            return engine.columns(sql);
        }

        @Override
        public void ask(String sql, List<Object> values, RowTaker rows) throws IOException {
            engine.ask(sql, values, rows);
        }

        @Override
        public void close() throws IOException {
            engine.close();
        }
    }
}
