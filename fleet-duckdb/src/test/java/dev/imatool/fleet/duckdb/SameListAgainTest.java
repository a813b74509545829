package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host that sends the same list again. Its entries are stored once; what lies beside the list is examined each time, because a host that
 * is not what it was would send the list that it was.
 */
class SameListAgainTest {
    private static final Snapshot SNAPSHOT = Corpus.snapshot("kexec-carry-6.12/kernel1-before-kexec-load");
    private static final List<String> EVIDENCE = List.of("quote.msg", "quote.sig", "quote.pcrs");

    @TempDir
    Path folder;

    private String lake;

    @BeforeEach
    void firstDay() throws IOException {
        lake = folder.resolve("lake").toString();
        collect("day1");
        given("keys/host.pub", SNAPSHOT.file("ak.pub"));
        given("nonces/host", SNAPSHOT.file("nonce.hex"));
        assertThat(ingest("day1", "2026-11-01").exit()).isZero();
        assertThat(lists()).containsExactly("2026-11-01 covered reproduced stored");
    }

    private void collect(String day) throws IOException {
        Path host = Files.createDirectories(folder.resolve(day).resolve("host"));
        Files.copy(SNAPSHOT.binary(), host.resolve("binary_runtime_measurements"));
        for (String part : EVIDENCE) {
            Files.copy(SNAPSHOT.file(part), host.resolve(part));
        }
        Files.copy(SNAPSHOT.file("pcrread.yaml"), host.resolve("pcrread.yaml"));
    }

    private void given(String name, Path file) throws IOException {
        Path place = folder.resolve(name);
        Files.createDirectories(place.resolveSibling("."));
        Files.copy(file, place);
    }

    private Ran ingest(String collected, String day) {
        return Ran.of(
                "fleet",
                "ingest",
                lake,
                folder.resolve(collected).toString(),
                "--day",
                day,
                "--ak-dir",
                folder.resolve("keys").toString(),
                "--nonce-dir",
                folder.resolve("nonces").toString());
    }

    private List<String> lists() throws IOException {
        Path sql = Files.writeString(
                folder.resolve("lists.sql"),
                "select day, quote_verdict, pcr_verdict, case when stored_entries = entries then 'stored'"
                        + " when stored_entries = 0 and stored_from = entries + 1 then 'had' end from lists order by day");
        return Ran.of("fleet", "query", lake, sql.toString(), "--format", "csv").rows().stream()
                .map(row -> String.join(" ", row))
                .toList();
    }

    private long storedTwice() throws IOException {
        Path sql = Files.writeString(
                folder.resolve("twice.sql"),
                "select count(*) - count(distinct number) from entries where host = 'host'");
        return Long.parseLong(Ran.of("fleet", "query", lake, sql.toString(), "--format", "csv")
                .rows()
                .get(0)[0]);
    }

    @Test
    void nothingNewIsNothingNew() throws IOException {
        collect("day2");
        assertThat(ingest("day2", "2026-11-02").out()).contains("0 new lists");
        assertThat(lists()).hasSize(1);
    }

    /** The list of yesterday, while PCR 10 has moved on: something was measured that the list does not say. */
    @Test
    void anotherPcrValueIsFoundOut() throws IOException {
        collect("day2");
        Path values = folder.resolve("day2/host/pcrread.yaml");
        Files.writeString(values, Files.readString(values).replaceAll("(?m)(10\\s*: 0x)[0-9A-F]{8}", "$1DEADBEEF"));
        assertThat(ingest("day2", "2026-11-02").out()).contains("1 new list");
        assertThat(lists())
                .containsExactly("2026-11-01 covered reproduced stored", "2026-11-02 covered not_reproduced had");
        assertThat(storedTwice()).isZero();
        Ran verdicts = Ran.of("fleet", "verdicts", lake, "--format", "csv");
        assertThat(verdicts.exit()).isEqualTo(1);
        assertThat(verdicts.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row[0]).isEqualTo("2026-11-02"));
    }

    /** The list and the quote of yesterday, to today's nonce. */
    @Test
    void anOldQuoteDoesNotAnswerANewNonce() throws IOException {
        collect("day2");
        Files.writeString(folder.resolve("nonces/host"), "00112233445566778899aabbccddeeff\n");
        ingest("day2", "2026-11-02");
        assertThat(lists())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("2026-11-02 not_covered")
                .endsWith("had");
        assertThat(Ran.of("fleet", "verdicts", lake).exit()).isEqualTo(1);
        assertThat(storedTwice()).isZero();
    }

    /** In one go, on several threads. */
    @Test
    void twoFoldersOfOneHostStoreEntriesOnce() throws IOException {
        String both = folder.resolve("other-lake").toString();
        collect("a");
        collect("b");
        Files.delete(folder.resolve("b/host/pcrread.yaml"));
        Files.move(
                folder.resolve("a/host"),
                Files.createDirectories(folder.resolve("both")).resolve("one"));
        Files.move(folder.resolve("b/host"), folder.resolve("both/two"));
        for (String each : List.of("one", "two")) {
            Files.writeString(folder.resolve("both").resolve(each).resolve("name"), "host\n");
        }
        Ran ran = Ran.of(
                "fleet",
                "ingest",
                both,
                folder.resolve("both").toString(),
                "--host-from",
                "name",
                "--day",
                "2026-11-01");
        assertThat(ran.out()).contains("2 new lists");
        lake = both;
        assertThat(lists())
                .extracting(row -> row.substring(row.lastIndexOf(' ') + 1))
                .containsExactlyInAnyOrder("stored", "had");
        assertThat(storedTwice()).isZero();
    }
}
