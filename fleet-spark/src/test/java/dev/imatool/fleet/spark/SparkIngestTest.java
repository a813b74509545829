package dev.imatool.fleet.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.fleet.PlantedFleet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        // what is only in an archive, and a host that is there twice
        Path twice = planted.day(2).resolve("host00.tar");
        Files.write(twice, tarOf("host00", planted.day(2).resolve("host00/ima/binary_runtime_measurements")));
        byDuckDb = folder.resolve("lake-duckdb").toString();
        bySpark = folder.resolve("lake-spark").toString();
        for (int day = 1; day <= 2; day++) {
            String collected = planted.day(day).toString();
            String label = day == 1 ? DAY_1 : DAY_2;
            Ran duckdb = Ran.duckdb(
                    "fleet", "ingest", byDuckDb, collected, "--day", label, "--hosts", planted.groups().toString());
            Ran spark = ingest(Long.MAX_VALUE, collected, bySpark, "--day", label, "--hosts", planted.groups().toString());
            assertThat(spark.err()).isEmpty();
            assertThat(spark.exit()).isEqualTo(duckdb.exit()).isEqualTo(3);
            assertThat(spark.out().replace("lake-spark", "lake-duckdb")).isEqualTo(duckdb.out());
        }
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static Ran ingest(long bytesEach, String... args) {
        return Ran.of(streams -> Ingest.run(args, streams.out(), streams.err(), () -> session, bytesEach));
    }

    /** One file in a tape archive, in the format of the seventh edition: written with nothing of imatool. */
    private static byte[] tarOf(String host, Path list) throws IOException {
        byte[] bytes = Files.readAllBytes(list);
        byte[] tar = new byte[512 + Math.ceilDiv(bytes.length, 512) * 512 + 1024];
        put(tar, 0, host + "/ima/binary_runtime_measurements");
        put(tar, 100, "0000644\0");
        put(tar, 108, "0000000\0");
        put(tar, 116, "0000000\0");
        put(tar, 124, "%011o\0".formatted(bytes.length));
        put(tar, 136, "%011o\0".formatted(0));
        put(tar, 148, "        0");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        put(tar, 148, "%06o\0 ".formatted(sum));
        System.arraycopy(bytes, 0, tar, 512, bytes.length);
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, tar, at, bytes.length);
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

    /** Of two hosts of one name that have the same list, DuckDB keeps the one that is read first. */
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
                .isEqualTo(Ran.duckdb("fleet", "verdicts", byDuckDb, "--format", "csv").out());
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
        Ran again = ingest(Long.MAX_VALUE, planted.day(1).toString(), bySpark, "--day", DAY_1);
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("0 new lists of 12 hosts", "12 lists known before");
        Ran other = Ran.duckdb("fleet", "ingest", bySpark, planted.day(2).toString(), "--day", DAY_2);
        assertThat(other.out()).contains("0 new lists of 13 hosts");
        assertThat(files(bySpark)).isEqualTo(before);
    }

    /** Rounds are committed one by one, and the next knows what the one before has brought. */
    @Test
    void manyRoundsAreOneFleet() throws IOException {
        String lake = folder.resolve("lake-rounds").toString();
        Ran.duckdb("fleet", "ingest", lake, planted.day(1).toString(), "--day", DAY_1);
        Ran ran = ingest(40_000, planted.day(2).toString(), lake, "--day", DAY_2, "--hosts", planted.groups().toString());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
        assertThat(files(lake).stream().filter(file -> file.startsWith("lists/day=" + DAY_2)))
                .hasSizeBetween(2, 12);
        for (String table : List.of("lists", "findings", "entries")) {
            assertThat(table(lake, table)).as(table).isEqualTo(table(byDuckDb, table));
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(ingest(1, folder.resolve("missing").toString(), bySpark).exit()).isEqualTo(2);
        for (String[] args : List.of(
                new String[] {"a"},
                new String[] {"a", "b", "--day", "yesterday"},
                new String[] {"a", "b", "--jobs", "2"},
                new String[] {"a", "b", "--day"})) {
            Ran ran = ingest(1, args);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("usage: Ingest COLLECTED FLEET");
        }
    }
}
