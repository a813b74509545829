package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One report of everything: what it says is read from the ascii lists and the bytes of the quotes of the corpus by other means. */
class CaseTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String AK = END.file("ak.pub").toString();
    private static final String DEMO = "/srv/app/demo.python";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void theFileThatChangedItsDigestsAndItsTimeAreTold() throws IOException {
        JsonNode report = json(
                "case",
                END.folder().toString(),
                "--before",
                BEFORE.folder().toString(),
                "--ak",
                AK,
                "--nonce",
                END.file("nonce.hex").toString());
        List<String> lines = lines(END);
        List<String> digests = lines.stream()
                .filter(line -> line.endsWith(" " + DEMO))
                .map(line -> line.split(" ")[3])
                .toList();
        JsonNode host = report.at("/hosts/0");

        assertThat(report.at("/verdict").asText()).isEqualTo("changed");
        assertThat(report.at("/exit").asInt()).isEqualTo(1);
        assertThat(digests).hasSize(2);
        assertThat(sentence(host, "changed"))
                .contains("1 modified")
                .contains(DEMO + " from " + digests.get(0) + " to " + digests.get(1))
                .contains("measured between " + seconds(clock(BEFORE)) + " s (")
                .contains(" and " + seconds(clock(END)) + " s (");
        assertThat(sentence(host, "trusted"))
                .startsWith("all " + lines.size() + " entries: covered by the quote quote.msg, made with the key " + AK)
                .endsWith(", with your nonce");
        int known = lines(BEFORE).size();
        assertThat(lines).hasSize(known + 10);
        List<String> fresh = new ArrayList<>();
        host.at("/since/entries").forEach(entry -> {
            fresh.add(entry.at("/digest").asText() + " " + entry.at("/path").asText());
            assertThat(entry.at("/state").asText()).isEqualTo("covered");
            assertThat(entry.at("/measured_between/after_clock").asLong()).isEqualTo(clock(BEFORE));
            assertThat(entry.at("/measured_between/before_clock").asLong()).isEqualTo(clock(END));
        });
        assertThat(fresh)
                .isEqualTo(lines.subList(known, lines.size()).stream()
                        .map(line -> line.split(" ", 4)[3])
                        .toList());
        assertThat(host.at("/spans")).hasSize(1);
        assertThat(host.at("/spans/0/last").asInt()).isEqualTo(lines.size());
    }

    @Test
    void textAndMarkdownTellTheSame() {
        for (String format : List.of("text", "markdown")) {
            Outcome outcome = Outcome.of(
                    "case",
                    END.folder().toString(),
                    "--before",
                    BEFORE.folder().toString(),
                    "--ak",
                    AK,
                    "--format",
                    format);

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.out())
                    .contains("something changed")
                    .contains(DEMO)
                    .contains("New entries, in the order of measurement")
                    .contains("late8.sh")
                    .contains("Made by imatool");
        }
    }

    @Test
    void anArchiveSaysWhatItsFolderSays() throws IOException, InterruptedException {
        Path end = tar("end", END);
        Path before = tar("before", BEFORE);
        JsonNode host = json("case", end.toString(), "--before", before.toString(), "--ak", AK)
                .at("/hosts/0");

        assertThat(sentence(host, "changed")).contains("measured between " + seconds(clock(BEFORE)) + " s (" + before);
        assertThat(host.at("/since/entries")).hasSize(10);
        assertThat(host.at("/since/changes/boots/known").asText()).isEqualTo("one");
    }

    @Test
    void aKeyThatCameWithTheEvidenceProvesNothing() throws IOException {
        JsonNode report = json("case", END.folder().toString());

        assertThat(report.at("/verdict").asText()).isEqualTo("key_not_vouched_for");
        assertThat(sentence(report.at("/hosts/0"), "not_trusted")).startsWith("nobody vouches for the key");
        assertThat(topics(report.at("/hosts/0"))).doesNotContain("trusted");
        assertThat(report.at("/hosts/0/next/0").asText()).isEqualTo("name_key");
    }

    @Test
    void aKnownBadContentComesFirst() throws IOException {
        String digest = lines(END).stream()
                .filter(line -> line.endsWith(" " + DEMO))
                .map(line -> line.split(" ")[3].substring("sha256:".length()))
                .reduce((first, last) -> last)
                .orElseThrow();
        Path bad = Files.writeString(folder.resolve("bad.txt"), digest + "\n");
        JsonNode report = json("case", END.folder().toString(), "--ak", AK, "--bad", bad.toString());

        assertThat(report.at("/verdict").asText()).isEqualTo("bad_found");
        assertThat(topics(report.at("/hosts/0")).get(0)).isEqualTo("known_bad");
        assertThat(sentence(report.at("/hosts/0"), "known_bad")).contains(DEMO).contains("entry 94");
        assertThat(report.at("/hosts/0/next/0").asText()).isEqualTo("secure_bad_file");
        assertThat(report.at("/hosts/0/spans/1/state").asText()).isEqualTo("known_bad");
        assertThat(report.at("/hosts/0/spans/1/first").asInt()).isEqualTo(94);
    }

    @Test
    void aContentThatNoSourceKnowsIsAFinding() throws IOException {
        Path good = Files.writeString(folder.resolve("good.sha256"), "0".repeat(63) + "1  /bin/true\n");
        JsonNode report = json("case", END.folder().toString(), "--ak", AK, "--good", good.toString());

        assertThat(report.at("/verdict").asText()).isEqualTo("not_known_good");
        assertThat(report.at("/exit").asInt()).isEqualTo(1);
        assertThat(report.at("/findings/0/kind").asText()).isEqualTo("unknown");
    }

    @Test
    void anEntryThatIsMissingIsExplained() throws IOException {
        copy(END.folder(), folder);
        Path list = folder.resolve("ascii_runtime_measurements");
        Files.delete(folder.resolve("binary_runtime_measurements"));
        List<String> lines = new ArrayList<>(lines(END));
        lines.remove(101);
        Files.write(list, lines, StandardCharsets.ISO_8859_1);
        JsonNode report = json("case", folder.toString(), "--ak", AK);
        JsonNode host = report.at("/hosts/0");

        assertThat(report.at("/verdict").asText()).isEqualTo("inconsistent");
        assertThat(topics(host))
                .contains("not_trusted", "contradictions", "explanation")
                .doesNotContain("trusted");
        assertThat(host.at("/explained/schema").asText()).isEqualTo("imatool.explain/1");
        assertThat(host.at("/next/0").asText()).isEqualTo("doubt_list");
    }

    @Test
    void aDamagedEntryIsRepaired() throws IOException {
        copy(END.folder(), folder);
        Path list = folder.resolve("binary_runtime_measurements");
        Files.delete(folder.resolve("ascii_runtime_measurements"));
        byte[] bytes = Files.readAllBytes(list);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("late7.sh")] ^= 0x20;
        Files.write(list, bytes);
        JsonNode host = json("case", folder.toString(), "--ak", AK).at("/hosts/0");

        assertThat(topics(host)).contains("contradictions");
        assertThat(host.at("/repaired/schema").asText()).isEqualTo("imatool.repair/1");
        assertThat(host.at("/spans")).anySatisfy(span -> {
            assertThat(span.at("/state").asText()).isEqualTo("contradicted");
            assertThat(span.at("/first").asInt()).isEqualTo(102);
            assertThat(span.at("/last").asInt()).isEqualTo(102);
        });
    }

    @Test
    void ofSeveralHostsEachIsComparedWithItsOwnEarlierList() throws IOException {
        Path now = Files.createDirectory(folder.resolve("now"));
        Path then = Files.createDirectory(folder.resolve("then"));
        Snapshot other = Corpus.snapshot("violations-6.12/final");
        copy(END.folder(), Files.createDirectory(now.resolve("web1")));
        copy(other.folder(), Files.createDirectory(now.resolve("web2")));
        copy(BEFORE.folder(), Files.createDirectory(then.resolve("web1")));
        copy(other.folder(), Files.createDirectory(then.resolve("web2")));
        JsonNode report = json("case", now.toString(), "--before", then.toString(), "--ak", AK);

        assertThat(report.at("/hosts")).hasSize(2);
        assertThat(report.at("/hosts/0/host").asText()).isEqualTo("web1");
        assertThat(report.at("/hosts/0/since/entries")).hasSize(10);
        assertThat(report.at("/hosts/1/since/changes/verdict").asText()).isEqualTo("same");
        assertThat(report.at("/diagnostics").toString()).doesNotContain("no_earlier_list");
        Outcome text = Outcome.of("case", now.toString(), "--before", then.toString(), "--ak", AK);
        assertThat(text.out()).startsWith("2 lists: ").contains("web1").contains("web2");
    }

    @Test
    void aHostWithoutAnEarlierListIsNamed() throws IOException {
        Path then = Files.createDirectory(folder.resolve("then"));
        copy(BEFORE.folder(), Files.createDirectory(then.resolve("web1")));
        copy(Corpus.snapshot("violations-6.12/final").folder(), Files.createDirectory(then.resolve("b")));
        JsonNode report = json("case", END.folder().toString(), "--before", then.toString(), "--ak", AK);

        assertThat(report.at("/hosts/0").has("since")).isFalse();
        assertThat(report.at("/verdict").asText()).isEqualTo("undecided");
        assertThat(report.at("/exit").asInt()).isEqualTo(1);
        assertThat(kinds(report)).contains("no_earlier_list");
        assertThat(sentence(report.at("/hosts/0"), "contradictions")).contains("no earlier list");
    }

    /** Renaming a folder of the evidence must not switch the comparison off, and one earlier list is not that of every host. */
    @Test
    void listsThatGoWithNoOtherAreFindings() throws IOException {
        Path now = Files.createDirectory(folder.resolve("now"));
        Path then = Files.createDirectory(folder.resolve("then"));
        copy(END.folder(), Files.createDirectory(now.resolve("web1")));
        copy(Corpus.snapshot("baseline-6.1/final").folder(), Files.createDirectory(now.resolve("renamed")));
        copy(BEFORE.folder(), Files.createDirectory(then.resolve("web1")));
        copy(Corpus.snapshot("baseline-6.1/final").folder(), Files.createDirectory(then.resolve("web2")));
        JsonNode report = json("case", now.toString(), "--before", then.toString(), "--ak", AK);

        assertThat(kinds(report)).contains("no_earlier_list", "no_later_list");
        JsonNode alone =
                json("case", now.toString(), "--before", BEFORE.folder().toString(), "--ak", AK);
        assertThat(alone.at("/hosts/0").has("since")).isFalse();
        assertThat(alone.at("/hosts/1").has("since")).isFalse();
    }

    @Test
    void whatIsWrongBesideTheListIsNoProof() throws IOException {
        copy(END.folder(), folder);
        Files.writeString(folder.resolve("SHA256SUMS"), "0".repeat(64) + "  quote.msg\n");
        JsonNode report = json("case", folder.toString(), "--ak", AK);

        assertThat(kinds(report)).contains("manifest_mismatch");
        assertThat(report.at("/verdict").asText()).isEqualTo("inconsistent");
        assertThat(report.at("/hosts/0/verdict").asText()).isEqualTo("inconsistent");
        assertThat(sentence(report.at("/hosts/0"), "contradictions")).contains("manifest mismatch (1)");
    }

    @Test
    void auditRecordsThatSayNothingLeaveTheCaseUndecided() throws IOException {
        Path empty = Files.writeString(folder.resolve("audit.log"), "");
        JsonNode report = json("case", END.folder().toString(), "--ak", AK, "--audit", empty.toString());

        assertThat(report.at("/exit").asInt()).isEqualTo(3);
        assertThat(report.at("/verdict").asText()).isEqualTo("undecided");
    }

    /** Copies of a good quote must not push one out of sight that the list does not reach. */
    @Test
    void copiesOfAQuoteHideNoOther() throws IOException {
        copy(BEFORE.folder(), folder);
        for (int i = 0; i < 300; i++) {
            Files.copy(BEFORE.file("quote.msg"), folder.resolve("a" + i + ".msg"));
        }
        Files.copy(END.file("quote.msg"), folder.resolve("z.msg"));
        Files.copy(END.file("quote.sig"), folder.resolve("z.sig"));
        JsonNode report = json("case", folder.toString(), "--ak", AK);

        assertThat(report.at("/verdict").asText()).isEqualTo("inconsistent");
        assertThat(kinds(report)).contains("quote_replay");
        assertThat(Outcome.of("evidence", folder.toString(), "--ak", AK).exit()).isEqualTo(1);
    }

    /** A report lists a thousand findings; the picture and the states are of all entries. */
    @Test
    void moreBadEntriesThanAreListedAreAllBad() throws IOException {
        List<String> lines = lines(END);
        String demo = lines.stream()
                .filter(line -> line.endsWith(" " + DEMO))
                .findFirst()
                .orElseThrow();
        List<String> many = new ArrayList<>(List.of(lines.get(0)));
        many.addAll(Collections.nCopies(2500, demo));
        Path list = Files.write(folder.resolve("list"), many, StandardCharsets.ISO_8859_1);
        Path bad =
                Files.writeString(folder.resolve("bad.txt"), demo.split(" ")[3].substring("sha256:".length()) + "\n");
        JsonNode report = json("case", list.toString(), "--bad", bad.toString());

        assertThat(report.at("/hosts/0/spans")).hasSize(2);
        assertThat(report.at("/hosts/0/spans/1/state").asText()).isEqualTo("known_bad");
        assertThat(report.at("/hosts/0/spans/1/first").asInt()).isEqualTo(2);
        assertThat(report.at("/hosts/0/spans/1/last").asInt()).isEqualTo(2501);
    }

    /** Searches take time that a case of many hosts has not: it says which it left out. */
    @Test
    void whatIsNotSearchedForIsTold() throws IOException {
        for (int host = 0; host < 5; host++) {
            Path of = Files.createDirectory(folder.resolve("host" + host));
            List<String> lines = new ArrayList<>(lines(END));
            lines.set(101, lines.get(101).replace("late7.sh", "late" + host + "x.sh"));
            lines.remove(100 - host);
            Files.write(of.resolve("ascii_runtime_measurements"), lines, StandardCharsets.ISO_8859_1);
            Files.copy(END.file("pcrread.yaml"), of.resolve("pcrread.yaml"));
        }
        JsonNode report = json("case", folder.toString());
        List<String> notices = new ArrayList<>();
        report.at("/diagnostics")
                .forEach(notice -> notices.add(notice.at("/kind").asText()));

        assertThat(report.at("/hosts/0").has("explained")).isTrue();
        assertThat(report.at("/hosts/1").has("explained")).isFalse();
        assertThat(report.at("/hosts/3").has("repaired")).isTrue();
        assertThat(report.at("/hosts/4").has("repaired")).isFalse();
        assertThat(notices).containsOnlyOnce("not_repaired_here").contains("not_explained_here");
    }

    @Test
    void evidenceThatIsNamedTwiceIsOne() throws IOException {
        String evidence = END.folder().toString();

        assertThat(json("case", evidence, evidence + "/.", "--ak", AK).at("/hosts"))
                .hasSize(1);
    }

    @Test
    void violationsStandWhereTheListHasThem() throws IOException {
        Snapshot violations = Corpus.snapshot("violations-6.12/final");
        JsonNode report = json(
                "case",
                violations.folder().toString(),
                "--ak",
                violations.file("ak.pub").toString());
        List<Integer> found = new ArrayList<>();
        report.at("/hosts/0/spans").forEach(span -> {
            if (span.at("/state").asText().equals("violation")) {
                for (int entry = span.at("/first").asInt();
                        entry <= span.at("/last").asInt();
                        entry++) {
                    found.add(entry);
                }
            }
        });
        List<String> lines = lines(violations);
        List<Integer> zero = Stream.iterate(1, line -> line <= lines.size(), line -> line + 1)
                .filter(line -> lines.get(line - 1).split(" ")[1].matches("0+"))
                .toList();

        assertThat(found).isNotEmpty().isEqualTo(zero);
    }

    @Test
    void aListByItselfIsEvidence() throws IOException {
        JsonNode report =
                json("case", END.binary().toString(), "--before", BEFORE.ascii().toString());

        assertThat(report.at("/verdict").asText()).isEqualTo("changed");
        assertThat(report.at("/hosts/0/since/entries")).hasSize(10);
        assertThat(report.at("/inputs")).hasSize(2);
        assertThat(Outcome.of("case", END.file("quote.msg").toString()).exit()).isEqualTo(2);
    }

    @Test
    void evidenceWithoutAListEndsWithThree() throws IOException {
        Files.writeString(folder.resolve("x"), "nothing\n");
        Outcome outcome = Outcome.of("case", folder.toString());

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).contains("no measurement list in it");
    }

    @Test
    void theReportGoesToAFileInTheFormatOfItsName() throws IOException {
        Path report = folder.resolve("report.json");
        Outcome outcome = Outcome.of("case", END.folder().toString(), "--ak", AK, "-o", report.toString());

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("everything is proven").doesNotContain("Evidence:");
        assertThat(MAPPER.readTree(Files.readString(report)).at("/schema").asText())
                .isEqualTo("imatool.case/1");
        Path page = folder.resolve("report.html");
        assertThat(Outcome.of("case", END.folder().toString(), "--ak", AK, "-o", page.toString())
                        .exit())
                .isZero();
        assertThat(page).content().contains("Content-Security-Policy").contains("<svg");
        Outcome rows = Outcome.of(
                "case",
                END.folder().toString(),
                "-o",
                folder.resolve("report.csv").toString());
        assertThat(rows.exit()).isEqualTo(2);
        assertThat(rows.err()).contains("this report is not written as csv").contains("text, markdown, html");
        assertThat(folder.resolve("report.csv")).doesNotExist();
        assertThat(Outcome.of("case", END.folder().toString(), "--ak", AK, "-o", AK, "--force")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void auditRecordsOfTheOnlyHostDateItsEntries() throws IOException {
        String digest = lines(END).stream()
                .filter(line -> line.endsWith(" " + DEMO))
                .map(line -> line.split(" ")[3])
                .reduce((first, last) -> last)
                .orElseThrow();
        Path audit = Files.writeString(
                folder.resolve("audit.log"),
                "type=INTEGRITY_RULE msg=audit(1700000000.123:42): file=\"" + DEMO + "\" hash=\"" + digest
                        + "\" ppid=1 pid=2 auid=0 uid=0 gid=0 comm=\"python3\" exe=\"/usr/bin/python3\"\n");
        JsonNode report = json("case", END.folder().toString(), "--ak", AK, "--audit", audit.toString());

        assertThat(report.at("/audit/schema").asText()).isEqualTo("imatool.audit/1");
        assertThat(report.at("/audit").toString()).contains("94");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static List<String> lines(Snapshot snapshot) throws IOException {
        return Files.readAllLines(snapshot.ascii(), StandardCharsets.ISO_8859_1);
    }

    /** TPMS_ATTEST: magic, type, qualifiedSigner, extraData, then the clock in milliseconds (TPM 2.0 library, part 2, 10.12.8). */
    private static long clock(Snapshot snapshot) {
        try {
            ByteBuffer quote = ByteBuffer.wrap(Files.readAllBytes(snapshot.file("quote.msg")));
            quote.position(6);
            quote.position(quote.position() + 2 + quote.getShort(quote.position()));
            quote.position(quote.position() + 2 + quote.getShort(quote.position()));
            return quote.getLong();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String seconds(long milliseconds) {
        return BigDecimal.valueOf(milliseconds, 3).toPlainString();
    }

    private Path tar(String name, Snapshot snapshot) throws IOException, InterruptedException {
        Path archive = folder.resolve(name + ".tar.gz");
        Process tar = new ProcessBuilder(
                        "tar",
                        "czf",
                        archive.toString(),
                        "-C",
                        snapshot.folder().getParent().toString(),
                        snapshot.folder().getFileName().toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return archive;
    }

    private static List<String> kinds(JsonNode report) {
        List<String> kinds = new ArrayList<>();
        report.at("/findings").forEach(finding -> kinds.add(finding.at("/kind").asText()));
        return kinds;
    }

    private static String sentence(JsonNode host, String topic) {
        for (JsonNode point : host.at("/brief")) {
            if (point.at("/topic").asText().equals(topic)) {
                return point.at("/sentence").asText();
            }
        }
        throw new AssertionError(topic + " is no topic of " + host.at("/brief"));
    }

    private static List<String> topics(JsonNode host) {
        List<String> topics = new ArrayList<>();
        host.at("/brief").forEach(point -> topics.add(point.at("/topic").asText()));
        return topics;
    }

    private static JsonNode json(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "json"));
        return MAPPER.readTree(Outcome.of(all.toArray(String[]::new)).out());
    }
}
