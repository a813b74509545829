package dev.imatool.fleet.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.fleet.PlantedFleet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet that Spark has written is the fleet that DuckDB writes. */
class SparkIngestTest {
    private static final String DAY_1 = "2026-11-01";
    private static final String DAY_2 = "2026-11-02";

    /** A task for each host, and one commit for all. */
    private static final int FEW = 50;

    private static final IngestSizes EACH_HOST = new IngestSizes(Long.MAX_VALUE, 1, IngestSizes.RUN);

    @TempDir
    static Path folder;

    private static SparkSession session;
    private static PlantedFleet planted;
    private static String byDuckDb;
    private static String bySpark;

    @BeforeAll
    static void ingest() throws IOException {
        session = TestSession.start();
        planted = PlantedFleet.in(folder.resolve("collected"));
        byDuckDb = folder.resolve("lake-duckdb").toString();
        bySpark = folder.resolve("lake-spark").toString();
        for (int day = 1; day <= 2; day++) {
            String collected = planted.day(day).toString();
            String label = day == 1 ? DAY_1 : DAY_2;
            Ran duckdb = Ran.duckdb(
                    "fleet",
                    "ingest",
                    byDuckDb,
                    collected,
                    "--day",
                    label,
                    "--hosts",
                    planted.groups().toString());
            Ran spark = ingest(
                    EACH_HOST,
                    collected,
                    bySpark,
                    "--day",
                    label,
                    "--hosts",
                    planted.groups().toString());
            assertThat(spark.err()).isEmpty();
            assertThat(spark.exit()).isEqualTo(duckdb.exit()).isEqualTo(3);
            assertThat(spark.out().replace("lake-spark", "lake-duckdb")).isEqualTo(duckdb.out());
        }
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static Ran ingest(IngestSizes sizes, String... args) {
        return Ran.of(streams -> Ingest.run(args, streams.out(), streams.err(), () -> session, sizes));
    }

    private static List<String> table(String lake, String table) throws IOException {
        String key = table.equals("hosts") ? "host" : "day, host, list_sha256";
        Path file = Files.writeString(folder.resolve("all.sql"), "select * from " + table + " order by " + key);
        Ran ran = Ran.duckdb("fleet", "query", lake, file.toString(), "--format", "csv");
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.out().lines().sorted().toList();
    }

    private static List<String> files(String lake) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(lake))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> Path.of(lake).relativize(file).toString())
                    .filter(file -> !file.equals(".ingest/lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyTableHasTheSameRows() throws IOException {
        for (String table : List.of("lists", "findings", "entries", "hosts")) {
            List<String> rows = table(bySpark, table);
            assertThat(rows).as(table).hasSizeGreaterThan(10).isEqualTo(table(byDuckDb, table));
        }
    }

    @Test
    void sparkReadsWhatItWrote() {
        Ran spark = Ran.spark(session, bySpark, "verdicts", "--format", "csv");
        assertThat(spark.out())
                .isEqualTo(Ran.duckdb("fleet", "verdicts", byDuckDb, "--format", "csv")
                        .out());
        assertThat(spark.exit()).isEqualTo(1);
    }

    /** Names tell what is in files; there is nothing else in the folder. */
    @Test
    void theFolderIsAsDocumented() throws IOException {
        assertThat(files(bySpark))
                .allMatch(file -> file.equals("fleet.json")
                        || file.equals("hosts/hosts.parquet")
                        || file.matches("entries/day=2026-11-0[12]/[0-9a-f]{32}-[0-9]+\\.parquet")
                        || file.matches("(lists|findings)/day=2026-11-0[12]/[0-9a-f]{32}\\.parquet"));
    }

    @Test
    void aSecondIngestAddsNothingWhicheverEngineDoesIt() throws IOException {
        List<String> before = files(bySpark);
        Ran again = ingest(EACH_HOST, planted.day(1).toString(), bySpark, "--day", DAY_1);
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("0 new lists of 12 hosts", "12 lists known before");
        Ran other = Ran.duckdb("fleet", "ingest", bySpark, planted.day(2).toString(), "--day", DAY_2);
        assertThat(other.out()).contains("0 new lists of 12 hosts");
        assertThat(files(bySpark)).isEqualTo(before);
    }

    /** Rounds are committed one by one, and the next knows what the one before has brought. */
    @Test
    void manyRoundsAreOneFleet() throws IOException {
        String lake = folder.resolve("lake-rounds").toString();
        Ran.duckdb("fleet", "ingest", lake, planted.day(1).toString(), "--day", DAY_1);
        Ran ran = ingest(
                new IngestSizes(40_000, 1, IngestSizes.RUN),
                planted.day(2).toString(),
                lake,
                "--day",
                DAY_2,
                "--hosts",
                planted.groups().toString());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
        assertThat(files(lake).stream().filter(file -> file.startsWith("lists/day=" + DAY_2)))
                .hasSizeBetween(2, 12);
        for (String table : List.of("lists", "findings", "entries")) {
            assertThat(table(lake, table)).as(table).isEqualTo(table(byDuckDb, table));
        }
    }

    /** More than is sorted together is in several files, each in order; what entries say, and their lists, come in more than one of them. */
    @Test
    void aFewEntriesAtATime() throws Exception {
        String lake = folder.resolve("lake-runs").toString();
        IngestSizes few = new IngestSizes(Long.MAX_VALUE, 1, FEW);
        for (int day = 1; day <= 2; day++) {
            Ran ran = ingest(few, planted.day(day).toString(), lake, "--day", day == 1 ? DAY_1 : DAY_2);
            assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
        }
        List<String> runs =
                files(lake).stream().filter(file -> file.startsWith("entries/")).toList();
        assertThat(runs).hasSizeGreaterThan(5);
        assertThat(table(lake, "entries")).isEqualTo(table(byDuckDb, "entries"));
        for (String file : runs) {
            assertThat(countOf("read_parquet('" + lake + "/" + file + "', file_row_number = true)"))
                    .as(file)
                    .isBetween(1L, (long) FEW);
            assertThat(countOf(
                            "(select (path, coalesce(digest, ''), host) as here, lag(here) over (order by file_row_number) as before"
                                    + " from read_parquet('" + lake + "/" + file
                                    + "', file_row_number = true)) where before > here"))
                    .as(file)
                    .isZero();
        }
    }

    private static long countOf(String rows) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + rows)) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Its jobs are cancelled, once when the first runs and once when rows are written; the next ingest completes it. */
    @Test
    void killedInTheMiddle() throws Exception {
        String lake = folder.resolve("lake-killed").toString();
        String[] args = {planted.day(2).toString(), lake, "--day", DAY_2};
        Ran.duckdb("fleet", "ingest", lake, planted.day(1).toString(), "--day", DAY_1);
        Path aside = Path.of(lake, ".ingest");
        List<BooleanSupplier> moments = List.of(
                () -> session.sparkContext().statusTracker().getActiveJobIds().length > 0, () -> isBegun(aside));
        for (BooleanSupplier moment : moments) {
            CompletableFuture<Ran> killed = CompletableFuture.supplyAsync(() -> ingest(EACH_HOST, args));
            while (!killed.isDone() && !moment.getAsBoolean()) {
                Thread.sleep(2);
            }
            while (!killed.isDone()) {
                session.sparkContext().cancelAllJobs();
                Thread.sleep(20);
            }
            assertThat(killed.get().exit()).as(killed.get().out()).isIn(2, 70);
            assertThat(table(lake, "lists")).noneMatch(row -> row.contains(DAY_2));
        }
        Ran whole = ingest(EACH_HOST, args);
        assertThat(whole.exit()).as(whole.err()).isEqualTo(3);
        for (String table : List.of("lists", "findings", "entries")) {
            assertThat(table(lake, table)).as(table).isEqualTo(table(byDuckDb, table));
        }
        try (Stream<Path> left = Files.list(aside)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
        }
    }

    /** True once files stand aside that are no lock. */
    private static boolean isBegun(Path aside) {
        try (Stream<Path> begun = Files.walk(aside)) {
            return begun.anyMatch(file -> file.toString().endsWith(".parquet"));
        } catch (IOException | UncheckedIOException notYet) {
            return false;
        }
    }

    /** No task knows what another one reads: of two hosts of one name with the same list, one stays. */
    @Test
    void aHostThatIsThereTwiceIsStoredOnce() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("twice"));
        for (String[] named : new String[][] {{"a", "host00"}, {"b", "host00"}, {"c", "host01"}}) {
            Path host = Files.createDirectories(collected.resolve(named[0]));
            Files.createDirectories(host.resolve("ima"));
            Files.createDirectories(host.resolve("system"));
            Files.writeString(host.resolve("system/hostname"), named[1] + "\n");
            Files.copy(
                    planted.day(1).resolve(named[1] + "/ima/binary_runtime_measurements"),
                    host.resolve("ima/binary_runtime_measurements"));
        }
        String lake = folder.resolve("lake-twice").toString();
        Ran ran = ingest(EACH_HOST, collected.toString(), lake, "--day", DAY_1, "--host-from", "system/hostname");
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("2 new lists of 3 hosts, 124 entries stored; 1 list known before");
        assertThat(table(lake, "lists")).hasSize(3);
        assertThat(table(lake, "entries")).hasSize(125);
    }

    /** Evidence that is copied to the disk of a task gives the rows that it gives where it lies, under the name of where it lies. */
    @Test
    void evidenceElsewhereIsCopied() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("far"));
        for (String host : List.of(PlantedFleet.host(1), PlantedFleet.CUT_HOST, PlantedFleet.EMPTY_HOST)) {
            copy(planted.day(1).resolve(host), collected.resolve(host));
        }
        String near = folder.resolve("lake-near").toString();
        String far = folder.resolve("lake-far").toString();
        Ran.duckdb("fleet", "ingest", near, collected.toString());
        Ran ran = ingest(EACH_HOST, "far:" + collected, far);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
        for (String table : List.of("lists", "findings", "entries")) {
            assertThat(table(far, table).stream().map(row -> row.replace("far:/", "/")))
                    .as(table)
                    .isEqualTo(table(near, table));
        }
        assertThat(table(far, "lists")).anyMatch(row -> row.contains("far:" + collected + "/host01/ima/"));
        assertThat(ingest(EACH_HOST, "far:" + folder.resolve("nowhere"), far).exit())
                .isEqualTo(2);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path place = to.resolve(from.relativize(path).toString());
                Files.copy(path, place, StandardCopyOption.COPY_ATTRIBUTES);
                Files.setLastModifiedTime(place, FileTime.from(Instant.parse("2026-11-03T12:00:00Z")));
            }
        }
    }

    /** A list that is larger than what is held in memory. */
    @Test
    void aLongListIsSpooled() throws IOException {
        Path host = Files.createDirectories(folder.resolve("long/host-a/ima"));
        byte[] list = Files.readAllBytes(planted.day(1).resolve("host00/ima/binary_runtime_measurements"));
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            many.writeBytes(list);
        }
        Files.write(host.resolve("binary_runtime_measurements"), many.toByteArray());
        String collected = folder.resolve("long").toString();
        String spark = folder.resolve("lake-long-spark").toString();
        String duckdb = folder.resolve("lake-long-duckdb").toString();
        assertThat(ingest(EACH_HOST, collected, spark, "--day", DAY_1).out()).contains("18600 entries stored");
        Ran.duckdb("fleet", "ingest", duckdb, collected, "--day", DAY_1);
        assertThat(table(spark, "entries")).hasSize(18_601).isEqualTo(table(duckdb, "entries"));
    }

    @Test
    void whatIsMissingIsSaid() {
        Ran missing = ingest(EACH_HOST, folder.resolve("missing").toString(), bySpark);
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains(folder.resolve("missing") + ": no such file");
        for (String[] args : List.of(
                new String[] {"a"},
                new String[] {"a", "b", "--day", "yesterday"},
                new String[] {"a", "b", "--jobs", "2"},
                new String[] {"a", "b", "--day"})) {
            Ran ran = ingest(EACH_HOST, args);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("usage: Ingest COLLECTED FLEET");
        }
    }
}
