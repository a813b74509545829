package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.fleet.MeasuredHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts are counted exactly, however many there are: questions count them by bits, of which a number has fewer than there are hosts. */
class ManyHostsTest {
    private static final int HOSTS = 130;
    private static final String DAY = "2026-11-01";

    @TempDir
    static Path folder;

    private static String lake;

    /** Each host has a file of all, one of its own, and one that it shares with the host 62, or 60, numbers behind it. */
    private static List<String[]> measured(int host) {
        List<String[]> all = new ArrayList<>();
        add(all, "/usr/bin/all", "all");
        add(all, "/own/" + host, "own " + host);
        // the same content under two paths of one host is on one host
        add(all, "/own/copy-" + host, "own " + host);
        if (host % 62 == 3 && host < 124) {
            add(all, "/pair/62", "pair of 62");
        }
        if (host % 60 == 5 && host < 120) {
            add(all, "/pair/60", "pair of 60");
        }
        for (int many : new int[] {59, 60, 61, 62, 63, 120, 121, 129}) {
            if (host < many) {
                add(all, "/on/" + many, "on " + many);
            }
        }
        return all;
    }

    private static void add(List<String[]> all, String path, String content) {
        all.add(new String[] {path, MeasuredHost.content(content)});
    }

    @BeforeAll
    static void ingest() throws IOException {
        Path collected = folder.resolve("collected");
        StringBuilder groups = new StringBuilder("host,host_group\n");
        for (int host = 0; host < HOSTS; host++) {
            String name = "h%03d".formatted(host);
            MeasuredHost.of(measured(host), "").in(collected.resolve(name));
            groups.append(name).append(host < 100 ? ",first\n" : ",last\n");
        }
        Path hosts = Files.writeString(folder.resolve("hosts.csv"), groups);
        lake = folder.resolve("lake").toString();
        Ran ingest = Ran.of("fleet", "ingest", lake, collected.toString(), "--day", DAY, "--hosts", hosts.toString());
        assertThat(ingest.exit()).as(ingest.err()).isZero();
    }

    private static List<String> rows(String... question) {
        List<String> args = new ArrayList<>(List.of("fleet"));
        args.addAll(List.of(question));
        args.addAll(List.of("--format", "csv"));
        return Ran.of(args.toArray(String[]::new)).rows().stream()
                .map(row -> String.join(" ", row))
                .toList();
    }

    @Test
    void rareTellsTwoHostsOfOneBitApart() {
        List<String> once = rows("rare", lake, "--at-most", "1");
        // and in /on/129 there is none that is on one host alone
        assertThat(once)
                .hasSize(HOSTS)
                .allSatisfy(row -> assertThat(row).matches("sha256 [0-9a-f]{64} 1 /own/\\d+ 2 " + DAY + " h\\d{3}"));
        List<String> twice = rows("rare", lake, "--at-most", "2");
        assertThat(twice).hasSize(HOSTS + 2);
        assertThat(twice.subList(HOSTS, HOSTS + 2))
                .containsExactly(
                        "sha256 " + MeasuredHost.content("pair of 60") + " 2 /pair/60 1 " + DAY + " h005",
                        "sha256 " + MeasuredHost.content("pair of 62") + " 2 /pair/62 1 " + DAY + " h003");
        assertThat(rows("rare", lake, "--at-most", "61").stream().filter(row -> row.contains(" /on/")))
                .containsExactly(
                        "sha256 " + MeasuredHost.content("on 59") + " 59 /on/59 1 " + DAY + " h000",
                        "sha256 " + MeasuredHost.content("on 60") + " 60 /on/60 1 " + DAY + " h000",
                        "sha256 " + MeasuredHost.content("on 61") + " 61 /on/61 1 " + DAY + " h000");
    }

    @Test
    void rareInAGroupCountsItsHostsAlone() {
        List<String> last = rows("rare", lake, "--at-most", "29", "--group", "last");
        assertThat(last.stream().filter(row -> !row.contains(" /own/")))
                .containsExactly(
                        "sha256 " + MeasuredHost.content("on 120") + " 20 /on/120 1 " + DAY + " h100",
                        "sha256 " + MeasuredHost.content("on 121") + " 21 /on/121 1 " + DAY + " h100",
                        "sha256 " + MeasuredHost.content("on 129") + " 29 /on/129 1 " + DAY + " h100");
    }

    @Test
    void newCountsAndNamesHosts() {
        assertThat(rows("new", lake, "--since", DAY).stream()
                        .filter(row -> !row.contains("/own/"))
                        .collect(Collectors.toList()))
                .containsExactly(
                        "/on/120 sha256 " + MeasuredHost.content("on 120") + " " + DAY + " 120 h000",
                        "/on/121 sha256 " + MeasuredHost.content("on 121") + " " + DAY + " 121 h000",
                        "/on/129 sha256 " + MeasuredHost.content("on 129") + " " + DAY + " 129 h000",
                        "/on/59 sha256 " + MeasuredHost.content("on 59") + " " + DAY + " 59 h000",
                        "/on/60 sha256 " + MeasuredHost.content("on 60") + " " + DAY + " 60 h000",
                        "/on/61 sha256 " + MeasuredHost.content("on 61") + " " + DAY + " 61 h000",
                        "/on/62 sha256 " + MeasuredHost.content("on 62") + " " + DAY + " 62 h000",
                        "/on/63 sha256 " + MeasuredHost.content("on 63") + " " + DAY + " 63 h000",
                        "/pair/60 sha256 " + MeasuredHost.content("pair of 60") + " " + DAY + " 2 h005",
                        "/pair/62 sha256 " + MeasuredHost.content("pair of 62") + " " + DAY + " 2 h003",
                        "/usr/bin/all sha256 " + MeasuredHost.content("all") + " " + DAY + " 130 h000");
    }

    /** 93 % of 130 hosts are 120.9, so that 121 are needed. */
    @Test
    void learnCountsHosts() {
        assertThat(rows("learn", lake, "--at-least", "93%"))
                .containsExactly(
                        "/on/121 sha256 " + MeasuredHost.content("on 121") + " 121",
                        "/on/129 sha256 " + MeasuredHost.content("on 129") + " 129",
                        "/usr/bin/all sha256 " + MeasuredHost.content("all") + " 130");
    }

    @Test
    void driftIsOfHostsOutsideTheGroup() {
        List<String> drifted = rows("drift", lake, "--baseline", "first");
        assertThat(drifted).as("paths that hosts of the group do not have").isEmpty();
    }
}
