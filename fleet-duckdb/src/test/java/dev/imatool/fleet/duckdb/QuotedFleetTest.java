package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.PcrBank;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real quotes count where the key of that very host vouches for them, whatever a host calls itself; and nothing that a host sends keeps the
 * others out.
 */
class QuotedFleetTest {
    private static final Snapshot DEMO = Corpus.snapshot("demo-before-after-6.1/after");
    private static final Snapshot OLDER = Corpus.snapshot("demo-before-after-6.1/pcr-older-than-log");
    private static final Snapshot OTHER = Corpus.snapshot("baseline-6.1/final");
    private static final String NO_QUOTE_COUNTS = " key_not_vouched_for   0";

    @TempDir
    Path folder;

    private Path collected;
    private Path keys;
    private Path nonces;

    @BeforeEach
    void folders() throws IOException {
        collected = Files.createDirectories(folder.resolve("collected"));
        keys = Files.createDirectories(folder.resolve("keys"));
        nonces = Files.createDirectories(folder.resolve("nonces"));
    }

    /** Quote, key, nonce, values and the list, as a collector leaves them. */
    private static Path evidence(Path host, Snapshot snapshot) throws IOException {
        Files.createDirectories(host);
        for (String file :
                List.of("binary_runtime_measurements", "quote.msg", "quote.sig", "quote.pcrs", "ak.pub", "ak.pem")) {
            Files.copy(snapshot.file(file), host.resolve(file));
        }
        return host;
    }

    private void key(String name, Snapshot snapshot) throws IOException {
        Files.copy(snapshot.file("ak.pub"), keys.resolve(name));
    }

    private void nonce(String name, Snapshot snapshot) throws IOException {
        Files.copy(snapshot.file("nonce.hex"), nonces.resolve(name));
    }

    private Ran ingest(Path... more) {
        return ingest(List.of(), more.length == 0 ? new Path[] {collected} : more);
    }

    private Ran ingest(List<String> options, Path... what) {
        List<String> words = new ArrayList<>(List.of("fleet", "ingest", lake()));
        for (Path each : what) {
            words.add(each.toString());
        }
        words.addAll(List.of("--day", "2026-11-30", "--ak-dir", keys.toString(), "--nonce-dir", nonces.toString()));
        words.addAll(options);
        return Ran.of(words.toArray(String[]::new));
    }

    private String lake() {
        return folder.resolve("lake").toString();
    }

    private List<String> query(String sql) throws IOException {
        Path file = Files.writeString(folder.resolve("query.sql"), sql);
        Ran ran = Ran.of("fleet", "query", lake(), file.toString(), "--format", "csv");
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.out().lines().skip(1).toList();
    }

    /** A line for each list: host, verdict of the quote, key, covered to, entries that a quote vouches for. */
    private List<String> quotes() throws IOException {
        return query("select host, quote_verdict, left(quote_key_sha256, 8), covered_to, quoted_entries from lists"
                        + " order by host, list_sha256")
                .stream()
                .map(line -> line.replace(',', ' '))
                .toList();
    }

    private List<String> hosts() throws IOException {
        return query("select distinct host from lists order by host");
    }

    /** Of the PEM file, by nothing but a decoder of Base64. */
    private static String keyHash(Snapshot snapshot) throws IOException, GeneralSecurityException {
        String pem = Files.readString(snapshot.file("ak.pem"));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }

    private static String covered(String host, Snapshot snapshot, String key) {
        long entries = snapshot.truth()
                .pcr(PcrBank.SHA256, 10)
                .orElseThrow()
                .entriesUsed()
                .orElseThrow();
        return host + " covered " + key.substring(0, 8) + " " + entries + " " + entries;
    }

    @Test
    void theKeyOfTheHostItselfVouchesAsFarAsItsQuoteReaches() throws IOException, GeneralSecurityException {
        evidence(collected.resolve("whole"), DEMO);
        evidence(collected.resolve("longer"), OLDER);
        evidence(collected.resolve("no-key"), DEMO);
        evidence(collected.resolve("foreign"), DEMO);
        evidence(collected.resolve("stale"), DEMO);
        key("whole.pub", DEMO);
        key("longer.pub", OLDER);
        key("foreign.pub", OTHER);
        key("stale.pub", DEMO);
        nonce("whole.hex", DEMO);
        nonce("stale.hex", OTHER);
        Ran ran = ingest();
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        String key = keyHash(DEMO);
        List<String> quotes = quotes();
        assertThat(quotes)
                .contains(
                        covered("whole", DEMO, key),
                        covered("longer", OLDER, keyHash(OLDER)),
                        "no-key" + NO_QUOTE_COUNTS,
                        "foreign" + NO_QUOTE_COUNTS)
                .hasSize(5);
        assertThat(quotes)
                .filteredOn(line -> line.startsWith("stale"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .doesNotContain(" covered")
                .endsWith(" 0");
        assertThat(query("select quote_key_sha256, nonce_known from lists where host = 'whole'"))
                .containsExactly(key + ",1");
        assertThat(query("select nonce_known from lists where host = 'longer'")).containsExactly("0");
        assertThat(query(
                        "select host, vouched, min(number), max(number) from entries where vouched in ('quote', 'after')"
                                + " group by host, vouched order by host, vouched desc"))
                .containsExactly("longer,quote,1,95", "longer,after,96,100", "whole,quote,1,94");
    }

    /** Whoever chooses the name of the folder chooses no other host's key with it. */
    @Test
    void noOtherNameSelectsTheKeyOfAHost() throws IOException, GeneralSecurityException {
        key("a.pub", DEMO);
        key("web.example.org", DEMO);
        Files.createDirectories(keys.resolve("deep"));
        Files.copy(DEMO.file("ak.pub"), keys.resolve("deep/inner.pub"));
        key("w\u00e9b.pub", DEMO);
        for (String name : List.of(
                "a",
                "A",
                "a.pub",
                "a.pem",
                "a ",
                "web.example",
                "web.example.org",
                "deep",
                "deep.pub",
                "inner",
                "inner.pub",
                "w\u00e9b",
                "w\u00e8b",
                "we\u0301b",
                "w\\xc3\\xa9b",
                "a\u001b",
                "a\u200b")) {
            evidence(collected.resolve(name), DEMO);
        }
        assertThat(ingest().exit()).isZero();
        assertThat(quotes()).hasSize(17);
        assertThat(query("select host from lists where quote_verdict = 'covered' order by host"))
                .containsExactly("a", "deep", "web.example.org", "w\u00e9b");
        assertThat(hosts()).contains("a\\x1b", "a\\u{200b}");
    }

    @Test
    void aFileThatNamesTheHostIsNoWayOut() throws IOException {
        key("a.pub", DEMO);
        key("secret.pub", DEMO);
        Path outside = Files.writeString(folder.resolve("outside"), "secret\n");
        List<String> said =
                List.of("../keys/a", "a.pub", "", "a\u001b[31m\u0000", "x".repeat(1 << 20), "  \n a\n", "told\r\n");
        for (int i = 0; i < said.size(); i++) {
            Path host = evidence(collected.resolve("h" + i), DEMO);
            Files.writeString(Files.createDirectories(host.resolve("system")).resolve("hostname"), said.get(i));
        }
        Path linked = evidence(collected.resolve("linked"), DEMO);
        Files.createSymbolicLink(
                Files.createDirectories(linked.resolve("system")).resolve("hostname"), outside);
        Path endless = evidence(collected.resolve("endless"), DEMO);
        Files.createSymbolicLink(
                Files.createDirectories(endless.resolve("system")).resolve("hostname"), Path.of("/dev/zero"));
        Path inner = evidence(collected.resolve("inner-link"), DEMO);
        Files.writeString(inner.resolve("name"), "inside\n");
        Files.createSymbolicLink(
                Files.createDirectories(inner.resolve("system")).resolve("hostname"), Path.of("../name"));
        assertThat(ingest(List.of("--host-from", "system/hostname"), collected).exit())
                .isZero();
        assertThat(hosts())
                .containsExactlyInAnyOrder(
                        "../keys/a",
                        "a.pub",
                        "h2",
                        "a\\x1b[31m\\x00",
                        "h4",
                        "h5",
                        "told",
                        "linked",
                        "endless",
                        "inside");
        assertThat(query("select count(*) from entries where vouched = 'quote'"))
                .containsExactly("0");
    }

    /** The name of one host's folder decides over no other host. */
    @Test
    void aHostThatIsCalledLikeAPartOfEvidenceIsOneOfMany() throws IOException {
        for (String name : List.of("system", "ima", "web1", "web2")) {
            evidence(collected.resolve(name), DEMO);
        }
        assertThat(ingest().exit()).isZero();
        assertThat(hosts()).containsExactly("ima", "system", "web1", "web2");
    }

    @Test
    void anArchiveIsAHostOrHoldsOneInEachFolder() throws IOException, GeneralSecurityException {
        Path host = evidence(folder.resolve("evidence"), DEMO);
        tar(collected.resolve("own.tar.gz"), List.of("./"), host);
        zip(collected.resolve("zipped.zip"), "", host);
        // what it holds names nobody where it is the evidence of a host
        tar(collected.resolve("liar.tar.gz"), List.of("own/"), host);
        Path many = folder.resolve("many.tar.gz");
        tar(many, List.of("./first/", "./second/", "./third/"), host);
        key("own.pub", DEMO);
        key("first.pub", DEMO);
        key("second.pub", OTHER);
        key("many.pub", DEMO);
        nonce("first.hex", DEMO);
        assertThat(ingest(collected, many).exit()).isZero();
        String key = keyHash(DEMO);
        assertThat(quotes())
                .containsExactly(
                        covered("first", DEMO, key),
                        "liar" + NO_QUOTE_COUNTS,
                        covered("own", DEMO, key),
                        "second" + NO_QUOTE_COUNTS,
                        "third" + NO_QUOTE_COUNTS,
                        "zipped" + NO_QUOTE_COUNTS);
    }

    @Test
    void damagedArchivesAreRowsAndStopNothing() throws IOException {
        Path host = evidence(folder.resolve("evidence"), DEMO);
        Path whole = collected.resolve("b-cut.tar.gz");
        tar(whole, List.of(""), host);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(
                collected.resolve("c-cut.zip"), "PK\u0003\u0004and nothing else".getBytes(StandardCharsets.ISO_8859_1));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(collected.resolve("d-bomb.gz")))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        evidence(collected.resolve("e-sound"), DEMO);
        Ran ran = ingest();
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(3);
        assertThat(hosts()).containsExactly("b-cut", "c-cut", "d-bomb", "e-sound");
        assertThat(query("select distinct host from findings where source = 'damage' order by host"))
                .containsExactly("b-cut", "c-cut", "d-bomb");
        assertThat(query("select completeness, entries from lists where host = 'e-sound'"))
                .containsExactly("complete,94");
    }

    @Test
    void twoFoldersOfTheSameNameAreTheSameHost() throws IOException {
        evidence(folder.resolve("monday/web"), Corpus.snapshot("demo-before-after-6.1/before"));
        evidence(folder.resolve("tuesday/web"), DEMO);
        evidence(folder.resolve("wednesday/web"), DEMO);
        Ran ran = ingest(folder.resolve("monday"), folder.resolve("tuesday"), folder.resolve("wednesday"));
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("2 new lists", "1 list known before");
        assertThat(query("select host, entries, stored_from from lists order by entries"))
                .containsExactly("web,93,1", "web,94,94");
        assertThat(query("select count(*), count(distinct number) from entries"))
                .containsExactly("94,94");
    }

    private static void tar(Path archive, List<String> folders, Path host) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (String name : folders) {
                for (Path file : files(host)) {
                    TarArchiveEntry entry = new TarArchiveEntry(name + file.getFileName(), TarArchiveEntry.LF_NORMAL);
                    entry.setSize(Files.size(file));
                    tar.putArchiveEntry(entry);
                    Files.copy(file, tar);
                    tar.closeArchiveEntry();
                }
            }
        }
    }

    private static void zip(Path archive, String name, Path host) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Path file : files(host)) {
                zip.putNextEntry(new ZipEntry(name + file.getFileName()));
                Files.copy(file, zip);
            }
        }
    }

    private static List<Path> files(Path host) throws IOException {
        try (var all = Files.list(host)) {
            return all.sorted().toList();
        }
    }
}
