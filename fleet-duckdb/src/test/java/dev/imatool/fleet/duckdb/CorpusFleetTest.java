package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.PcrTruth;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All real lists as one fleet, each with the key of its own TPM, held against what their kernels and TPMs said. */
class CorpusFleetTest {
    /** On purpose: user space extended a PCR, and a list that is older than the values. */
    private static final List<String> WRONG =
            List.of("demo-before-after-6.1--foreign-extend-sha256", "demo-before-after-6.1--pcr-newer-than-log");

    private static final Pattern VERDICT = Pattern.compile("\"verdict\" *: *\"([a-z_]+)\"");

    @TempDir
    static Path folder;

    private static final Map<String, Snapshot> HOSTS = new TreeMap<>();
    private static String lake;

    @BeforeAll
    static void ingest() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("collected"));
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Path nonces = Files.createDirectories(folder.resolve("nonces"));
        for (Snapshot snapshot : Corpus.snapshots()) {
            String host = snapshot.name().replace("/", "--");
            HOSTS.put(host, snapshot);
            copy(snapshot.folder(), collected.resolve(host));
            if (Files.exists(snapshot.file("ak.pub"))) {
                Files.copy(snapshot.file("ak.pub"), keys.resolve(host + ".pub"));
                Files.copy(snapshot.file("nonce.hex"), nonces.resolve(host + ".hex"));
            }
        }
        lake = folder.resolve("lake").toString();
        Ran ran = Ran.of(
                "fleet",
                "ingest",
                lake,
                collected.toString(),
                "--day",
                "2026-11-30",
                "--ak-dir",
                keys.toString(),
                "--nonce-dir",
                nonces.toString());
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    }

    private static void copy(Path folder, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static List<String[]> query(String sql) throws IOException {
        Path file = Files.writeString(folder.resolve("query.sql"), sql);
        Ran ran = Ran.of("fleet", "query", lake, file.toString(), "--format", "csv");
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.rows();
    }

    @Test
    void everyListIsThereAndProvesWhatItsTpmSaid() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, Snapshot> host : HOSTS.entrySet()) {
            Snapshot snapshot = host.getValue();
            boolean quoted = Files.exists(snapshot.file("ak.pub"));
            boolean reproduced =
                    snapshot.truth().pcrs().stream().noneMatch(pcr -> pcr.result() == PcrTruth.Result.NO_MATCH);
            expected.add(String.join(
                    " ",
                    host.getKey(),
                    Long.toString(snapshot.truth().entries()),
                    Long.toString(snapshot.truth().violations()),
                    "complete",
                    quoted ? reproduced ? "covered" : "not_covered" : "none",
                    quoted && reproduced
                            ? Long.toString(snapshot.truth().pcrs().stream()
                                    .mapToLong(pcr -> pcr.entriesUsed().orElseThrow())
                                    .max()
                                    .orElseThrow())
                            : ""));
        }
        assertThat(
                        query(
                                "select host, entries, violations, completeness, quote_verdict, covered_to from lists order by host"))
                .extracting(row -> String.join(" ", row))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void onlyListsThatWereMadeWrongAreWrong() {
        Ran verdicts = Ran.of("fleet", "verdicts", lake, "--format", "csv");
        assertThat(verdicts.exit()).isEqualTo(1);
        assertThat(verdicts.rows()).extracting(row -> row[1]).hasSameElementsAs(WRONG);
    }

    /** The same code decides; this holds that nothing is lost on the way. */
    @Test
    void theVerdictIsThatOfTheEvidenceAlone() throws IOException {
        Map<String, String> alone = new TreeMap<>();
        Map<String, String> together = new TreeMap<>();
        for (Map.Entry<String, Snapshot> host : HOSTS.entrySet()) {
            Snapshot snapshot = host.getValue();
            List<String> words =
                    new ArrayList<>(List.of("evidence", snapshot.folder().toString(), "--format", "json"));
            if (Files.exists(snapshot.file("ak.pub"))) {
                words.addAll(List.of(
                        "--ak",
                        snapshot.file("ak.pub").toString(),
                        "--nonce",
                        snapshot.file("nonce.hex").toString()));
            }
            Matcher verdict =
                    VERDICT.matcher(Ran.of(words.toArray(String[]::new)).out());
            alone.put(
                    host.getKey(),
                    Optional.of(verdict).filter(Matcher::find).orElseThrow().group(1));
        }
        for (String[] row : query("select host, verdict from lists")) {
            together.put(row[0], row[1]);
        }
        assertThat(together).isEqualTo(alone);
        assertThat(alone.values()).contains("consistent", "inconsistent");
    }

    @Test
    void bothContentsOfTheScriptThatChangedAreFound() throws IOException {
        Ran who = Ran.of("fleet", "who-has", lake, "/srv/app/demo.python", "--format", "csv");
        assertThat(who.rows())
                .filteredOn(row -> row[0].endsWith("--after"))
                .extracting(row -> row[3] + " " + row[6])
                .containsExactlyInAnyOrder(
                        "fdd83619c0d0dc34f52ca2634b045c9d70f1f7aa3a5682955f70dd662ff33b6e quote",
                        "051b022776dd1fe0f1320eba3188e8c3fdb55b417db3217ec4e94b3b6681ea46 quote");
        assertThat(who.rows())
                .filteredOn(row -> row[0].endsWith("--before"))
                .extracting(row -> row[3])
                .containsExactly("fdd83619c0d0dc34f52ca2634b045c9d70f1f7aa3a5682955f70dd662ff33b6e");
        assertThat(who.rows()).extracting(row -> row[0]).allMatch(host -> host.startsWith("demo-before-after-6.1--"));
    }
}
