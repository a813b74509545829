package dev.imatool.fleet.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.ExitCode;
import dev.imatool.fixtures.fleet.PlantedFleet;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.spark.folder.HadoopFolder;
import dev.imatool.fleet.spark.folder.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fleet on HDFS, or in what behaves as an object store, is the fleet that DuckDB has on a disk. */
class StoreIngestTest {
    private static final String[] DAYS = {"2026-11-01", "2026-11-02"};

    /** A task for each host, and one commit for all. */
    private static final IngestSizes EACH_HOST = new IngestSizes(Long.MAX_VALUE, 1, IngestSizes.RUN);

    @TempDir
    static Path folder;

    private static SparkSession session;
    private static Stores stores;
    private static PlantedFleet planted;
    private static String byDuckDb;
    private static int fleets;

    @BeforeAll
    static void start() throws IOException {
        session = TestSession.start();
        stores = Stores.in(folder, session.sparkContext().hadoopConfiguration());
        planted = PlantedFleet.in(folder.resolve("collected"));
        byDuckDb = folder.resolve("lake-duckdb").toString();
        for (int day = 0; day < DAYS.length; day++) {
            Ran.duckdb(
                    "fleet",
                    "ingest",
                    byDuckDb,
                    planted.day(day + 1).toString(),
                    "--day",
                    DAYS[day],
                    "--hosts",
                    planted.groups().toString());
        }
    }

    @AfterAll
    static void stop() {
        session.stop();
        stores.close();
    }

    static Stream<String> lakes() throws IOException {
        return Arrays.stream(stores.folders("lake" + fleets++));
    }

    private static Ran ingest(IngestSizes sizes, int day, String lake, String... more) {
        String[] args = Stream.concat(
                        Stream.of(planted.day(day).toString(), lake, "--day", DAYS[day - 1]), Arrays.stream(more))
                .toArray(String[]::new);
        return Ran.of(streams -> Ingest.run(args, streams.out(), streams.err(), () -> session, sizes));
    }

    private static List<String> rows(Ran ran) {
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.out().lines().sorted().toList();
    }

    private static void assertWhole(String lake) throws IOException {
        for (String table : List.of("lists", "findings", "entries", "hosts")) {
            Path all = Files.writeString(folder.resolve("all.sql"), "select * from " + table);
            List<String> rows = rows(Ran.spark(session, lake, "query", all.toString(), "--format", "csv"));
            assertThat(rows)
                    .as(table)
                    .hasSizeGreaterThan(10)
                    .isEqualTo(rows(Ran.duckdb("fleet", "query", byDuckDb, all.toString(), "--format", "csv")));
        }
    }

    @ParameterizedTest
    @MethodSource("lakes")
    void itIsTheSameFleet(String lake) throws IOException {
        for (int day = 1; day <= DAYS.length; day++) {
            Ran ran = ingest(EACH_HOST, day, lake, "--hosts", planted.groups().toString());
            assertThat(ran.err()).isEmpty();
            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.out()).startsWith(lake + ": ");
        }
        assertWhole(lake);
        Ran again = ingest(EACH_HOST, 2, lake);
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("0 new lists of 12 hosts", "12 lists known before");
        Ran verdicts = Ran.spark(session, lake, "verdicts", "--format", "json");
        assertThat(verdicts.exit()).as(verdicts.err()).isEqualTo(1);
        assertThat(verdicts.out()).contains("\"" + lake + "\"");
    }

    /** Its jobs are cancelled when some of its hosts are in; then two complete it at once: what one has committed the other finds there. */
    @ParameterizedTest
    @MethodSource("lakes")
    void killedAndThenCompletedByTwo(String lake) throws Exception {
        IngestSizes rounds = new IngestSizes(40_000, 1, IngestSizes.RUN);
        FleetFolder begun = HadoopFolder.of(lake, session.sparkContext().hadoopConfiguration());
        CompletableFuture<Ran> killed = CompletableFuture.supplyAsync(() -> ingest(rounds, 1, lake));
        while (!killed.isDone() && begun.files("lists").isEmpty()) {
            Thread.sleep(2);
        }
        while (!killed.isDone()) {
            session.sparkContext().cancelAllJobs();
            Thread.sleep(2);
        }
        assertThat(killed.get().exit())
                .as(killed.get().err())
                .isIn(ExitCode.USAGE.status(), ExitCode.INTERNAL.status());
        assertThat(begun.files("lists")).isNotEmpty();
        CompletableFuture<Ran> other = CompletableFuture.supplyAsync(() -> ingest(EACH_HOST, 1, lake));
        Ran one = ingest(EACH_HOST, 1, lake);
        for (Ran ran : List.of(one, other.get())) {
            assertThat(ran.exit()).as(ran.err()).isIn(0, 3);
        }
        ingest(EACH_HOST, 2, lake, "--hosts", planted.groups().toString());
        assertWhole(lake);
    }

    /** Another ingest commits while evidence is read: it is read again where that was of the same host, and else not. */
    @Test
    void anotherCommitsInTheMeantime() throws Exception {
        Path collected = folder.resolve("one");
        String host = PlantedFleet.host(1);
        copy(planted.day(1).resolve(host), collected.resolve("first").resolve(host));
        copy(planted.day(1).resolve(host), collected.resolve("same").resolve(host));
        copy(
                planted.day(1).resolve(PlantedFleet.host(3)),
                collected.resolve("other").resolve(PlantedFleet.host(3)));
        for (String meantime : List.of("same", "other")) {
            String lake = stores.folders("meantime-" + meantime)[1];
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch committed = new CountDownLatch(1);
            FarFileSystem.OPENED.set(() -> {
                reading.countDown();
                await(committed);
            });
            CompletableFuture<Ran> slow =
                    CompletableFuture.supplyAsync(() -> ingest("far:" + collected.resolve("first"), lake));
            await(reading);
            Ran fast = ingest(collected.resolve(meantime).toString(), lake);
            assertThat(fast.out()).contains("1 new list of 1 host");
            committed.countDown();
            Ran ran = slow.get();
            assertThat(ran.exit()).as(ran.err()).isZero();
            if (meantime.equals("same")) {
                assertThat(ran.out()).contains("0 new lists of 1 host", "1 list known before");
                assertThat(ran.err()).contains("another ingest is waited for");
            } else {
                assertThat(ran.out()).contains("1 new list of 1 host");
                assertThat(ran.err()).isEmpty();
            }
            Path count = Files.writeString(folder.resolve("count.sql"), "select host from lists");
            assertThat(rows(Ran.spark(session, lake, "query", count.toString(), "--format", "csv")))
                    .hasSize(meantime.equals("same") ? 2 : 3);
        }
        FarFileSystem.OPENED.set(() -> {});
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path place = to.resolve(from.relativize(path).toString());
                Files.createDirectories(place.getParent());
                Files.copy(path, place);
            }
        }
    }

    private static Ran ingest(String collected, String lake) {
        String[] args = {collected, lake, "--day", DAYS[0]};
        return Ran.of(streams -> Ingest.run(args, streams.out(), streams.err(), () -> session, EACH_HOST));
    }

    @Test
    void aStoreThatCannotKeepTwoApart() {
        Ran ran = ingest(EACH_HOST, 1, "far:" + folder.resolve("lake-far"));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("two ingests could not be kept apart");
        assertThat(folder.resolve("lake-far")).doesNotExist();
    }

    @Test
    void whatIsNotThere() throws IOException {
        for (String lake : stores.folders("nowhere")) {
            Ran ran = Ran.spark(session, lake, "verdicts");
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains(lake + ": no such file");
        }
        Ran ran = Ran.spark(session, "nostore://host/lake", "verdicts");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("No FileSystem for scheme");
    }
}
