package dev.imatool.fleet.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.fleet.PlantedFleet;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet with every kind of damage answers the same on both engines. */
class BothEnginesTest {
    private static final String DAY_1 = "2026-11-01";
    private static final String DAY_2 = "2026-11-02";

    @TempDir
    static Path folder;

    private static SparkSession session;
    private static PlantedFleet planted;
    private static String lake;

    @BeforeAll
    static void ingest() {
        session = TestSession.start();
        planted = PlantedFleet.in(folder.resolve("collected"));
        lake = folder.resolve("lake {a,b}").toString();
        for (int day = 1; day <= 2; day++) {
            Ran ran = Ran.duckdb(
                    "fleet",
                    "ingest",
                    lake,
                    planted.day(day).toString(),
                    "--day",
                    day == 1 ? DAY_1 : DAY_2,
                    "--hosts",
                    planted.groups().toString());
            assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
        }
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    /** Each question, with what is asked, and how many rows have to be there. */
    private record Asked(NamedQuery query, int rows, List<String> words) {
        static Asked of(NamedQuery query, int rows, String... words) {
            return new Asked(query, rows, List.of(words));
        }
    }

    private static List<Asked> questions() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.sha256"), PlantedFleet.EVIL + "  /some/name\n");
        return List.of(
                Asked.of(NamedQuery.WHO_HAS_DIGEST, 3, "who-has", PlantedFleet.EVIL),
                Asked.of(NamedQuery.WHO_HAS_PATH, 3, "who-has", PlantedFleet.EVIL_PATH),
                Asked.of(NamedQuery.BAD, 3, "who-has", "--bad", bad.toString()),
                Asked.of(NamedQuery.FIRST_SEEN_DIGEST, 2, "first-seen", PlantedFleet.EVIL),
                Asked.of(NamedQuery.FIRST_SEEN_PATH, 2, "first-seen", PlantedFleet.EVIL_PATH),
                Asked.of(NamedQuery.RARE, -1, "rare", "--at-most", "3"),
                Asked.of(NamedQuery.RARE_IN_GROUP, -1, "rare", "--at-most", "1", "--group", "group1"),
                Asked.of(NamedQuery.NEW, 3, "new"),
                Asked.of(NamedQuery.DRIFT_FROM_DAY, 1, "drift", "--baseline", DAY_1),
                Asked.of(NamedQuery.DRIFT_FROM_GROUP, 1, "drift", "--baseline", "group1"),
                Asked.of(NamedQuery.VERDICTS, -1, "verdicts"),
                Asked.of(NamedQuery.LEARN, -1, "learn", "--at-least", "50%"));
    }

    @Test
    void everyQuestionHasTheSameRowsOnBoth() throws IOException {
        Set<NamedQuery> asked = new TreeSet<>();
        for (Asked one : questions()) {
            asked.add(one.query());
            Ran duckdb = Ran.duckdb(words(List.of("fleet", one.words().get(0), lake), one, "csv"));
            Ran spark = Ran.spark(session, words(List.of(lake, one.words().get(0)), one, "csv"));
            assertThat(spark.err()).as(one.toString()).isEmpty();
            assertThat(spark.out()).as(one.toString()).isEqualTo(duckdb.out());
            assertThat(spark.exit()).as(one.toString()).isEqualTo(duckdb.exit());
            long rows = spark.out().lines().skip(1).count();
            if (one.rows() < 0) {
                assertThat(rows).as(one.toString()).isGreaterThan(3);
            } else {
                assertThat(rows).as(one.toString()).isEqualTo(one.rows());
            }
        }
        assertThat(asked).containsExactlyInAnyOrder(NamedQuery.values());
    }

    private static String[] words(List<String> first, Asked asked, String format) {
        List<String> words = new ArrayList<>(first);
        words.addAll(asked.words().subList(1, asked.words().size()));
        words.addAll(List.of("--format", format));
        return words.toArray(String[]::new);
    }

    @Test
    void theReportIsTheSameReport() {
        for (String format : List.of("text", "json")) {
            Ran duckdb = Ran.duckdb("fleet", "drift", lake, "--baseline", DAY_1, "--format", format);
            Ran spark = Ran.spark(session, lake, "drift", "--baseline", DAY_1, "--format", format);
            assertThat(spark.out()).isEqualTo(duckdb.out()).contains(PlantedFleet.DRIFTED_PATH);
            assertThat(spark.exit()).isEqualTo(duckdb.exit()).isEqualTo(1);
        }
    }

    @Test
    void aQueryOfTheUserIsAnswered() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.sql"),
                "with last as (select max(day) as day from lists) select host, count(*) as n from entries"
                        + " where day = (select day from last) and path like ? and host < 'host09' group by host order by n desc, host limit 2");
        Ran spark = Ran.spark(session, lake, "query", file.toString(), "/usr/%", "--format", "csv");
        assertThat(spark.out()).isEqualTo("host,n\nhost08,60\nhost05,1\n");
        assertThat(Ran.duckdb("fleet", "query", lake, file.toString(), "/usr/%", "--format", "csv")
                        .out())
                .isEqualTo(spark.out());
    }

    /** Whoever wrote it: a query reads the fleet, and does nothing else. */
    @Test
    void aQueryReachesNothingButTheFleet() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "secret\n");
        Path written = folder.resolve("written");
        List<String> hostile = List.of(
                "select 1 as x; select 2 as y",
                "create table t as select 1 as x",
                "insert overwrite directory '" + written + "' using csv select 1",
                "set spark.sql.runSQLOnFiles = true",
                "add jar '" + secret + "'",
                "select * from csv.`" + secret + "`",
                "select * from text.`" + secret + "`",
                "with t as (select * from csv.`" + secret + "`) select * from t",
                "select (select max(_c0) from csv.`" + secret + "`) as x",
                "select * from lists where exists (select 1 from parquet.`" + secret + "`)",
                "select * from identifier('csv.`" + secret + "`')",
                "select * from global_temp.lists",
                "select reflect('java.lang.System', 'getProperty', 'user.home') as x",
                "select java_method('java.lang.System', 'getenv', 'PATH') as x",
                "select try_reflect('java.lang.System', 'exit', 0) as x",
                "select identifier('refl' || 'ect')('java.lang.System', 'getProperty', 'user.home') as x",
                "select transform(host) using 'touch " + written + "' as (x) from lists",
                "from lists select transform(host) using 'cat' as (x)",
                "select * from nobody",
                "execute immediate 'select 1'",
                "begin select 1; end",
                "explain select 1",
                "show tables",
                "select 1" + " + 1".repeat(20_000),
                "select");
        for (String query : hostile) {
            Path file = Files.writeString(folder.resolve("hostile.sql"), query);
            Ran ran = Ran.spark(session, lake, "query", file.toString());
            assertThat(ran.exit()).as(query).isEqualTo(2);
            assertThat(ran.err()).as(query).containsAnyOf("not one SELECT", "no table of a fleet", "is refused");
        }
        assertThat(written).doesNotExist();
        Path file = Files.writeString(folder.resolve("variable.sql"), "select '${env:PATH}' as x");
        assertThat(Ran.spark(session, lake, "query", file.toString(), "--format", "csv")
                        .out())
                .isEqualTo("x\n${env:PATH}\n");
    }

    @Test
    void whatIsNoFleetOrNoQuestionIsUsage() {
        assertThat(Ran.spark(session, folder.resolve("missing").toString(), "verdicts")
                        .exit())
                .isEqualTo(2);
        for (String[] args : Arrays.asList(new String[] {}, new String[] {lake}, new String[] {lake, "ingest"})) {
            assertThat(Ran.spark(session, args).err()).contains("usage: Query FLEET");
            assertThat(Ran.spark(session, args).exit()).isEqualTo(2);
        }
    }
}
