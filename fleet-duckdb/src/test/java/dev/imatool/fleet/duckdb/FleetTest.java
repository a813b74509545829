package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.FindingKind;
import dev.imatool.fixtures.fleet.PlantedFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every planted thing is found by its question, and nothing else. */
class FleetTest {
    private static final String DAY_1 = "2026-11-01";
    private static final String DAY_2 = "2026-11-02";

    @TempDir
    static Path folder;

    private static PlantedFleet planted;
    private static String lake;

    @BeforeAll
    static void ingest() {
        planted = PlantedFleet.in(folder.resolve("collected"));
        lake = folder.resolve("lake").toString();
        Ran first = Ran.of(
                "fleet",
                "ingest",
                lake,
                planted.day(1).toString(),
                "--day",
                DAY_1,
                "--hosts",
                planted.groups().toString());
        assertThat(first.exit()).as(first.out() + first.err()).isEqualTo(3);
        assertThat(first.out()).contains("12 new lists of 12 hosts");
        Ran second = Ran.of("fleet", "ingest", lake, planted.day(2).toString(), "--day", DAY_2);
        assertThat(second.exit()).as(second.err()).isEqualTo(3);
    }

    private static List<String[]> rows(int exit, String... question) {
        String[] args = Stream.concat(
                        Stream.concat(Stream.of("fleet"), Stream.of(question)), Stream.of("--format", "csv"))
                .toArray(String[]::new);
        Ran ran = Ran.of(args);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(exit);
        return ran.rows();
    }

    private List<String[]> query(String sql) throws IOException {
        Path file = folder.resolve("query.sql");
        Files.writeString(file, sql);
        return rows(0, "query", lake, file.toString());
    }

    private static Set<String> column(List<String[]> rows, int at) {
        return rows.stream().map(row -> row[at]).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whoHasADigestOrAPath() {
        List<String[]> byDigest = rows(0, "who-has", lake, PlantedFleet.EVIL);
        assertThat(byDigest.stream().map(row -> row[0] + " " + row[4] + " " + row[5] + " " + row[6]))
                .containsExactly(
                        "host03 " + DAY_1 + " " + DAY_2 + " pcr",
                        "host07 " + DAY_1 + " " + DAY_2 + " pcr",
                        "host05 " + DAY_2 + " " + DAY_2 + " pcr");
        assertThat(rows(0, "who-has", lake, "SHA256:" + PlantedFleet.EVIL.toUpperCase(Locale.ROOT)))
                .hasSize(3);
        assertThat(column(rows(0, "who-has", lake, PlantedFleet.EVIL_PATH), 0))
                .containsExactly("host03", "host05", "host07");
        assertThat(rows(0, "who-has", lake, "/nowhere")).isEmpty();
    }

    @Test
    void badContentsOfSources() throws IOException {
        Path sums = folder.resolve("bad.sha256");
        Files.writeString(sums, PlantedFleet.EVIL + "  /some/name\n" + "ab".repeat(32) + "  /other\n");
        assertThat(column(rows(1, "who-has", lake, "--bad", sums.toString()), 0))
                .containsExactly("host03", "host05", "host07");
        Files.writeString(sums, "ab".repeat(32) + "  /other\n");
        assertThat(rows(0, "who-has", lake, "--bad", sums.toString())).isEmpty();
        assertThat(Ran.of("fleet", "who-has", lake).exit()).isEqualTo(2);
    }

    @Test
    void firstSight() {
        List<String[]> rows = rows(0, "first-seen", lake, PlantedFleet.EVIL);
        assertThat(rows.stream().map(row -> row[0] + " " + row[1] + " " + row[2]))
                .containsExactly(DAY_1 + " host03 63", DAY_1 + " host07 63");
    }

    @Test
    void verdictsAreThePlantedFaultsAndNoOther() {
        List<String[]> rows = rows(1, "verdicts", lake);
        assertThat(column(rows, 1))
                .containsExactly(
                        PlantedFleet.FORGED_HOST,
                        PlantedFleet.WRONG_PCR_HOST,
                        PlantedFleet.CUT_HOST,
                        PlantedFleet.GARBAGE_HOST,
                        PlantedFleet.EMPTY_HOST);
        assertThat(rows.stream()
                        .filter(row -> row[1].equals(PlantedFleet.FORGED_HOST))
                        .map(row -> row[0] + " " + row[2] + " " + row[4]))
                .containsExactly(DAY_1 + " template_digest_mismatch 63", DAY_2 + " template_digest_mismatch 63");
        assertThat(rows.stream()
                        .filter(row -> row[1].equals(PlantedFleet.WRONG_PCR_HOST))
                        .map(row -> row[2]))
                .containsExactly("pcr_not_reproduced", "pcr_not_reproduced");
        assertThat(rows.stream()
                        .filter(row -> row[1].equals(PlantedFleet.EMPTY_HOST))
                        .map(row -> row[0] + " " + row[2]))
                .containsExactly(DAY_1 + " no_list", DAY_2 + " no_list");
        assertThat(Ran.of("fleet", "verdicts", lake, "--format", "json").out())
                .contains(FindingKind.FLEET_LIST_WRONG.id());
    }

    @Test
    void whatIsNew() {
        List<String[]> rows = rows(1, "new", lake);
        // the list that was cut on the first day had lost its last entry, which the second day shows
        assertThat(column(rows, 0)).containsExactly("/opt/second-day", PlantedFleet.DRIFTED_PATH, "/var/lib/own-8");
        assertThat(Ran.of("fleet", "new", lake, "--format", "json").out()).contains(FindingKind.FLEET_NEW.id());
        assertThat(rows(0, "new", lake, "--since", "2026-12-01")).isEmpty();
        // an entry that contradicts itself says nothing of contents
        assertThat(column(rows(1, "new", lake, "--since", DAY_1), 0))
                .contains(PlantedFleet.EVIL_PATH)
                .doesNotContain(PlantedFleet.FORGED_PATH);
    }

    @Test
    void whoDrifted() {
        for (String baseline : List.of(DAY_1, "group1")) {
            List<String[]> rows = rows(1, "drift", lake, "--baseline", baseline);
            assertThat(rows.stream().map(row -> row[0] + " " + row[2] + " " + row[4]))
                    .containsExactly("host06 " + PlantedFleet.DRIFTED_PATH + " " + PlantedFleet.DRIFTED);
        }
        assertThat(Ran.of("fleet", "drift", lake, "--baseline", DAY_1, "--format", "json")
                        .out())
                .contains(FindingKind.FLEET_DRIFT.id());
    }

    @Test
    void whatIsRare() {
        assertThat(column(rows(0, "rare", lake, "--at-most", "3"), 3))
                .contains(PlantedFleet.EVIL_PATH, PlantedFleet.DRIFTED_PATH, "/var/lib/own-0")
                .doesNotContain("/usr/bin/tool-1", PlantedFleet.FORGED_PATH);
        assertThat(column(rows(0, "rare", lake, "--at-most", "1", "--group", "group1"), 6))
                .doesNotContain("host00", "host02");
    }

    @Test
    void forgedAndUnprovenEntriesTeachNothing() {
        Path policy = folder.resolve("policy.json");
        List<String[]> rows = rows(0, "learn", lake, "--at-least", "1", "-o", policy.toString());
        assertThat(column(rows, 0))
                .contains("/usr/bin/tool-1", "/var/lib/own-0", PlantedFleet.EVIL_PATH)
                .doesNotContain(
                        PlantedFleet.FORGED_PATH,
                        "/var/lib/own-4",
                        "/var/lib/own-8",
                        "/var/lib/own-9",
                        "boot_aggregate");
        Ran check = Ran.of(
                "check",
                planted.day(2).resolve("host01/ima/binary_runtime_measurements").toString(),
                "--good",
                policy.toString());
        assertThat(check.exit()).as(check.out()).isZero();
        Ran none = Ran.of("fleet", "learn", lake, "--at-least", "100%", "--format", "json");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.out()).contains(FindingKind.FLEET_NOTHING_LEARNED.id());
    }

    @Test
    void aSecondIngestChangesNothing() throws IOException {
        String before = Ran.of("fleet", "verdicts", lake, "--format", "json").out();
        Ran again = Ran.of("fleet", "ingest", lake, planted.day(1).toString(), "--day", DAY_1);
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("0 new lists", "12 lists known before");
        assertThat(Ran.of("fleet", "verdicts", lake, "--format", "json").out()).isEqualTo(before);
    }

    @Test
    void onlyTheTailOfAListThatGrewIsStored() throws IOException {
        List<String[]> lists = query(
                "select day, entries, stored_from, stored_entries from lists where host = 'host00'" + " order by day");
        assertThat(lists).hasSize(2);
        assertThat(lists.get(0)).containsExactly(DAY_1, "62", "1", "62");
        assertThat(lists.get(1)).containsExactly(DAY_2, "63", "63", "1");
        assertThat(query("select number, path from entries where host = 'host00' and day = '" + DAY_2 + "'")
                        .get(0))
                .containsExactly("63", "/opt/second-day");
        // a damaged list is no beginning of another
        assertThat(query("select stored_from from lists where host = '" + PlantedFleet.CUT_HOST + "' and day = '"
                                + DAY_2 + "'")
                        .get(0))
                .containsExactly("1");
    }

    @Test
    void everyEntryIsThereOnce() throws IOException {
        long expected = PlantedFleet.measured(2, 3).size();
        assertThat(query("select count(*), count(distinct number) from entries where host = 'host03'")
                        .get(0))
                .containsExactly(Long.toString(expected), Long.toString(expected));
    }

    @Test
    void whatAnswersBegin() {
        assertThat(Ran.of("fleet", "who-has", lake, PlantedFleet.EVIL)
                        .out()
                        .lines()
                        .findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .contains(
                                "12 hosts (12 without a quote that counts)", "24 lists", "2 days", "rests on a quote"));
    }

    /** Whoever wrote it: a query reads the fleet, and does nothing else. */
    @Test
    void aQueryReachesNothingButTheFleet() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "secret\n");
        Path written = folder.resolve("written.csv");
        Path inside = Path.of(lake).resolve("lists").resolve("written.csv");
        Map<String, String> queries = Map.of(
                "install httpfs; select 1 as x",
                "Only SELECT",
                "select 1 as x; select 2 as y",
                "not one SELECT",
                "copy (select 1) to '" + written + "'",
                "Only SELECT",
                "copy (select 1) to '" + inside + "'",
                "Only SELECT",
                "set enable_external_access = true",
                "Only SELECT",
                "select * from read_text('" + secret + "')",
                "disabled by configuration",
                "select * from read_text('http://127.0.0.1:1/x')",
                "disabled by configuration",
                "select * from glob('" + folder + "/*')",
                "disabled by configuration");
        for (Map.Entry<String, String> one : queries.entrySet()) {
            Path file = Files.writeString(folder.resolve("hostile.sql"), one.getKey());
            Ran ran = Ran.of("fleet", "query", lake, file.toString());
            assertThat(ran.exit()).as(one.getKey()).isEqualTo(2);
            assertThat(ran.err()).as(one.getKey()).contains(one.getValue());
        }
        assertThat(written).doesNotExist();
        assertThat(inside).doesNotExist();
    }

    /** FLEET and what was collected are confused easily: neither a folder that is something else nor a fleet of another version is written. */
    @Test
    void whatIsNoFleetIsNotWritten() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Path precious = Files.writeString(other.resolve("precious"), "");
        Ran ran = Ran.of("fleet", "ingest", other.toString(), lake);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(other + " is no fleet, and not empty");
        assertThat(other)
                .isDirectoryContaining(precious::equals)
                .satisfies(inside -> assertThat(inside.toFile().list()).hasSize(1));
        Ran file = Ran.of("fleet", "ingest", precious.toString(), lake);
        assertThat(file.err()).contains(precious + " is no fleet, and not empty");
        Path later = Files.createDirectories(folder.resolve("later"));
        Files.writeString(later.resolve("fleet.json"), "{\"schema\":\"imatool.fleet-folder/2\u001b[2J\"}\n");
        for (String[] args :
                new String[][] {{"fleet", "ingest", later.toString(), lake}, {"fleet", "verdicts", later.toString()}}) {
            Ran refused = Ran.of(args);
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err())
                    .contains(later + " is no fleet of version 1", "imatool.fleet-folder/2")
                    .doesNotContain("\u001b");
        }
        assertThat(later.toFile().list()).containsExactly("fleet.json");
    }

    @Test
    void whatIsNoFleetOrNoQueryIsUsage() throws IOException {
        assertThat(Ran.of("fleet", "verdicts", folder.resolve("missing").toString())
                        .exit())
                .isEqualTo(2);
        Ran missing = Ran.of("fleet", "ingest", lake, folder.resolve("missing").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains(folder.resolve("missing") + ": no such file");
        Path file = folder.resolve("wrong.sql");
        Files.writeString(file, "select nothing from nowhere");
        Ran wrong = Ran.of("fleet", "query", lake, file.toString());
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("nowhere");
        assertThat(Ran.of("fleet", "drift", lake, "--baseline", "nobody", "--format", "csv")
                        .exit())
                .isZero();
    }
}
