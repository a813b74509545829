package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a responder reads first names the files that matter, whatever their names begin with, and says of each what is proven and known. */
class CaseBriefTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String AK = END.file("ak.pub").toString();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void newEntriesSayWhatIsProvenAndWhatIsKnownApart() throws IOException {
        List<String> fresh = lines(END).subList(lines(BEFORE).size(), lines(END).size());
        String bad = fresh.get(9);
        String unknown = fresh.get(4);
        Path iocs = Files.writeString(folder.resolve("iocs.txt"), digest(bad) + "\n");
        List<String> sums = lines(END).stream()
                .filter(line -> !line.equals(bad) && !line.equals(unknown))
                .filter(line -> !line.endsWith(" boot_aggregate"))
                .map(line -> digest(line) + "  " + path(line))
                .toList();
        Path good = Files.write(folder.resolve("good.sha256"), sums);
        JsonNode host = host(
                "case",
                END.folder().toString(),
                "--before",
                BEFORE.folder().toString(),
                "--ak",
                AK,
                "--good",
                good.toString(),
                "--bad",
                iocs.toString());
        List<String> answers = new ArrayList<>();
        host.at("/since/entries").forEach(entry -> {
            assertThat(entry.at("/state").asText()).isEqualTo("covered");
            answers.add(entry.at("/answer").asText());
        });

        assertThat(answers).hasSize(10);
        assertThat(answers.get(9)).isEqualTo("known_bad");
        assertThat(answers.get(4)).isEqualTo("unknown");
        assertThat(answers).filteredOn("known_good"::equals).hasSize(8);
        assertThat(sentence(host, "known_bad")).contains(path(bad)).contains(", measured between ");
        assertThat(sentence(host, "new"))
                .startsWith("10 entries, from entry 94 on; added " + path(bad) + " in entry 103 (known bad); "
                        + path(unknown) + " in entry 98 (unknown); ")
                .endsWith("; and 6 more");
        assertThat(sentence(host, "not_known_good")).isEqualTo("1 unknown (" + path(unknown) + ") of 103 entries");
    }

    @Test
    void aQuoteByAnotherKeyThanTheOneNamedIsNotAKeyToBeNamed() throws IOException {
        String other = Corpus.snapshot("baseline-6.1/final").file("ak.pub").toString();
        JsonNode host = host("case", END.folder().toString(), "--ak", other);

        assertThat(sentence(host, "not_trusted"))
                .startsWith("the quote quote.msg is made with none of the keys that you named, but with another one");
        assertThat(host.at("/next").toString()).contains("doubt_key").doesNotContain("name_key");
        String before = BEFORE.folder().toString();
        String end = END.folder().toString();
        assertThat(Outcome.of("case", end, "--before", before, "--ak", other).out())
                .contains(": something changed; no quote proves any of it\n");
        assertThat(Outcome.of("case", end, "--before", before, "--ak", AK).out())
                .contains(": something changed\n");
    }

    /** The earlier list has what the first kernel measured after kexec had copied the list; SHA-1 alone computes the PCR. */
    @Test
    void entriesLostAtKexecAreFoundInTheEarlierEvidence() throws IOException, GeneralSecurityException {
        List<String> lines = Files.readAllLines(
                Corpus.snapshot("kexec-carry-6.12/kernel2-final").ascii(), StandardCharsets.ISO_8859_1);
        assertThat(lines.get(22)).endsWith(" boot_aggregate");
        List<String> first = new ArrayList<>(lines.subList(0, 22));
        first.addAll(lines.subList(25, 27));
        List<String> second = new ArrayList<>(lines.subList(0, 23));
        second.add(lines.get(27));
        List<String> extended = new ArrayList<>(first);
        extended.addAll(second.subList(22, 24));
        Path before = evidence("before", first, first);
        Path now = evidence("now", second, extended);

        JsonNode host = host("case", now.toString(), "--before", before.toString());
        assertThat(sentence(host, "explanation"))
                .contains("2 entries that the list lacks")
                .contains("lost at kexec (" + path(lines.get(25)) + "; " + path(lines.get(26)) + ")")
                .endsWith("the reference is " + before.resolve("ascii_runtime_measurements"));
        assertThat(host.at("/explained/verdict").asText()).isEqualTo("explained");
        assertThat(host.at("/next/0").asText()).isEqualTo("join_earlier");
        assertThat(host.at("/spans/0/state").asText()).isEqualTo("not_reproduced");
        assertThat(kinds(report("case", folder.toString()))).doesNotContain("pcr_not_reproduced");
        assertThat(sentence(host("case", now.toString()), "explanation"))
                .startsWith("nothing that was tried gives the value of the PCR")
                .endsWith("(--before)");
    }

    /** The same list, of which entries after the first quote are logged for PCR 11: no quote selects that. */
    @Test
    void entriesOfAPcrThatIsNotQuotedAreNotCalledLaterThanTheQuote() throws IOException, GeneralSecurityException {
        Path now = Files.createDirectories(folder.resolve("now"));
        for (String file : List.of("quote.msg", "quote.sig", "quote.pcrs", "ak.pub", "pcrread.yaml")) {
            Files.copy(END.file(file), now.resolve(file));
        }
        List<String> lines = new ArrayList<>(lines(END));
        String file = "11 " + sha1OfImaNg("/x", (byte) 0xab) + " ima-ng sha256:" + "ab".repeat(32) + " /x";
        lines.add(100, file);
        lines.add(file);
        Files.write(now.resolve("ascii_runtime_measurements"), lines, StandardCharsets.ISO_8859_1);
        JsonNode host = host("case", now.toString(), "--before", BEFORE.folder().toString(), "--ak", AK);

        assertThat(sentence(host, "not_trusted")).isEqualTo("2 entries of PCRs that the quote does not select");
        assertThat(host.at("/since/entries/7/path").asText()).isEqualTo("/x");
        assertThat(host.at("/since/entries/7").has("measured_between")).isFalse();
        assertThat(host.at("/since/entries/6").has("measured_between")).isTrue();
        assertThat(host.at("/since/entries/8").has("measured_between")).isTrue();
        assertThat(host.at("/next").toString()).contains("quote_again");
    }

    /** Of two collections in one folder only the later one can have the nonce of today; the earlier one begins it. */
    @Test
    void anEarlierCollectionHasANonceOfItsOwn() throws IOException {
        for (Snapshot snapshot : List.of(BEFORE, END)) {
            Path to = Files.createDirectories(
                    folder.resolve(snapshot.folder().getFileName().toString()));
            for (String file : List.of("quote.msg", "quote.sig", "quote.pcrs", "ascii_runtime_measurements")) {
                Files.copy(snapshot.file(file), to.resolve(file));
            }
        }
        String nonce = END.file("nonce.hex").toString();
        assertThat(Files.readString(BEFORE.file("nonce.hex"))).isNotEqualTo(Files.readString(Path.of(nonce)));
        JsonNode both = report("case", folder.toString(), "--ak", AK, "--nonce", nonce);
        assertThat(both.at("/verdict").asText()).isEqualTo("proven");
        assertThat(both.at("/hosts/0/verdict").asText()).isEqualTo("proven");
        assertThat(both.at("/hosts/1/verdict").asText()).isEqualTo("proven");
        assertThat(sentence(both.at("/hosts/0"), "trusted"))
                .contains("quote end/quote.msg of the newer list ")
                .endsWith(", with your nonce");

        // the nonce of the earlier one: the later quote is not the one that was asked for
        JsonNode old = report(
                "case",
                folder.toString(),
                "--ak",
                AK,
                "--nonce",
                BEFORE.file("nonce.hex").toString());
        assertThat(old.at("/verdict").asText()).isEqualTo("inconsistent");
        JsonNode alone = report("case", folder.resolve("before").toString(), "--ak", AK, "--nonce", nonce);
        assertThat(alone.at("/verdict").asText()).isEqualTo("inconsistent");
    }

    /** An entry is taken out after the earlier quote: what that one covers is still proven, and is said. */
    @Test
    void anAlteredListIsProvenAsFarAsTheEarlierQuoteCoversIt() throws IOException {
        Path now = Files.createDirectories(folder.resolve("now"));
        for (String file : List.of("quote.msg", "quote.sig")) {
            Files.copy(END.file(file), now.resolve(file));
        }
        List<String> lines = new ArrayList<>(lines(END));
        lines.remove(97);
        lines.remove(95);
        Files.write(now.resolve("ascii_runtime_measurements"), lines, StandardCharsets.ISO_8859_1);
        String before = BEFORE.folder().toString();

        assertThat(sentence(host("case", now.toString(), "--before", before, "--ak", AK), "not_trusted"))
                .isEqualTo("no quote covers any of 101 entries; those up to entry "
                        + lines(BEFORE).size() + " are the ones that the earlier quote quote.msg covers");
        lines.set(40, lines.get(41));
        Files.write(now.resolve("ascii_runtime_measurements"), lines, StandardCharsets.ISO_8859_1);
        assertThat(sentence(host("case", now.toString(), "--before", before, "--ak", AK), "not_trusted"))
                .contains("; those up to entry 40 are");
        assertThat(sentence(host("case", now.toString(), "--before", before), "not_trusted"))
                .doesNotContain("earlier quote");
    }

    /** The template digest of ima-ng: SHA-1 of both fields, each after its length (little endian). */
    private static String sha1OfImaNg(String path, byte digest) throws GeneralSecurityException {
        byte[] name = (path + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[32];
        Arrays.fill(content, digest);
        byte[] algorithm = "sha256:\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer data = ByteBuffer.allocate(8 + algorithm.length + content.length + name.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(algorithm.length + content.length).put(algorithm).put(content);
        data.putInt(name.length).put(name);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(data.array()));
    }

    private Path evidence(String name, List<String> lines, List<String> extended)
            throws IOException, GeneralSecurityException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] pcr = new byte[20];
        for (String line : extended) {
            sha1.update(pcr);
            pcr = sha1.digest(HexFormat.of().parseHex(line.split(" ")[1]));
        }
        Path evidence = Files.createDirectories(folder.resolve(name));
        Files.write(evidence.resolve("ascii_runtime_measurements"), lines, StandardCharsets.ISO_8859_1);
        Files.writeString(
                evidence.resolve("pcrs.txt"), "sha1:\n  10: 0x" + HexFormat.of().formatHex(pcr) + "\n");
        return evidence;
    }

    private static List<String> lines(Snapshot snapshot) throws IOException {
        return Files.readAllLines(snapshot.ascii(), StandardCharsets.ISO_8859_1);
    }

    private static String digest(String line) {
        return line.split(" ")[3].substring("sha256:".length());
    }

    private static String path(String line) {
        return line.split(" ")[4];
    }

    private static String sentence(JsonNode host, String topic) {
        for (JsonNode point : host.at("/brief")) {
            if (point.at("/topic").asText().equals(topic)) {
                return point.at("/sentence").asText();
            }
        }
        throw new AssertionError(topic + " is no topic of " + host.at("/brief"));
    }

    private static List<String> kinds(JsonNode report) {
        return report.at("/findings").findValuesAsText("kind");
    }

    private static JsonNode host(String... words) throws IOException {
        return report(words).at("/hosts/0");
    }

    private static JsonNode report(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "json"));
        return MAPPER.readTree(Outcome.of(all.toArray(String[]::new)).out());
    }
}
