package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.ResourceFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts with {@code +} between them, and folders of parts: lists of a real kernel that stages records. */
class ListInPartsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path STAGED = ResourceFolder.onDisk("staged-7.3");
    private static final String EXPORTED =
            STAGED.resolve("exported/part-1/binary_runtime_measurements").toString();
    private static final Path HOST = STAGED.resolve("4-second-stage");
    private static final String LATER =
            HOST.resolve("binary_runtime_measurements_staged").toString();
    private static final String CURRENT =
            HOST.resolve("binary_runtime_measurements").toString();
    private static final String VALUES = HOST.resolve("pcrread.yaml").toString();

    @TempDir
    Path folder;

    private static JsonNode json(int exit, String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        Outcome outcome = Outcome.of(all);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    @Test
    void partsAreReplayedInTheOrderGiven() throws IOException {
        JsonNode report = json(0, "replay", EXPORTED, "+", LATER, "+", CURRENT, "--pcrs", VALUES);
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(report.path("inputs").findValuesAsText("entries")).containsExactly("49", "7", "3");
        assertThat(report.path("inputs").findValuesAsText("path")).containsExactly(EXPORTED, LATER, CURRENT, VALUES);
        JsonNode joined = report.path("joined").path(0);
        assertThat(joined.path("proven").asBoolean()).isTrue();
        assertThat(joined.path("entries").asInt()).isEqualTo(59);
        assertThat(joined.path("parts").findValuesAsText("first_entry")).containsExactly("1", "50", "57");
        assertThat(joined.path("proof").path("entry").asInt()).isEqualTo(59);
        assertThat(report.path("diagnostics").findValuesAsText("kind")).contains("list_in_parts");
        // the aggregate is that of the whole
        assertThat(report.path("boot_aggregates").findValuesAsText("result")).containsExactly("reproduced");
    }

    @Test
    void partsInAnotherOrderDecideNothing() throws IOException {
        for (List<String> order : List.of(
                List.of(LATER, EXPORTED, CURRENT),
                List.of(CURRENT, LATER, EXPORTED),
                List.of(LATER, CURRENT, EXPORTED))) {
            JsonNode report = json(1, "replay", order.get(0), "+", order.get(1), "+", order.get(2), "--pcrs", VALUES);
            assertThat(report.path("verdict").asText()).isEqualTo("undecided");
            assertThat(report.path("joined").path(0).path("proven").asBoolean()).isFalse();
        }
        // begins with the boot_aggregate, and leads to no value
        JsonNode report = json(1, "replay", EXPORTED, "+", CURRENT, "+", LATER, "--pcrs", VALUES);
        assertThat(report.path("verdict").asText()).isEqualTo("not_reproduced");
        JsonNode doubled = json(1, "replay", EXPORTED, "+", EXPORTED, "+", LATER, "+", CURRENT, "--pcrs", VALUES);
        assertThat(doubled.path("verdict").asText()).isEqualTo("not_reproduced");
    }

    @Test
    void aQuoteProvesTheJoin() throws IOException {
        String[] quote = {
            "quote",
            EXPORTED,
            "+",
            LATER,
            "+",
            CURRENT,
            "-m",
            HOST.resolve("quote.msg").toString(),
            "-s",
            HOST.resolve("quote.sig").toString(),
            "-u",
            HOST.resolve("ak.pub").toString(),
            "-f",
            HOST.resolve("quote.pcrs").toString(),
            "--nonce",
            HOST.resolve("nonce.hex").toString()
        };
        JsonNode report = json(0, quote);
        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(report.path("joined").path(0).path("proven").asBoolean()).isTrue();
        quote[1] = LATER;
        quote[3] = EXPORTED;
        assertThat(json(1, quote).path("verdict").asText()).isEqualTo("undecided");
    }

    @Test
    void aFindingNamesThePartAndTheEntryOfTheWhole() throws IOException {
        byte[] changed = Files.readAllBytes(Path.of(LATER));
        changed[changed.length - 2] ^= 1;
        Path part = Files.write(folder.resolve("part"), changed);
        JsonNode finding = json(1, "verify", EXPORTED, "+", part.toString(), "+", CURRENT)
                .path("findings")
                .path(0);
        assertThat(finding.path("kind").asText()).isEqualTo("template_digest_mismatch");
        assertThat(finding.path("input").asText()).isEqualTo(part.toString());
        assertThat(finding.path("entry").asInt()).isEqualTo(56);
        assertThat(finding.path("location").path("offset").asInt()).isLessThan(changed.length);
        Outcome text = Outcome.of("verify", EXPORTED, "+", part.toString(), "+", CURRENT);
        assertThat(text.out()).contains(part + ": ").contains("56");
    }

    @Test
    void copiesInPartsAreCompared() throws IOException {
        JsonNode report = json(
                0,
                "verify",
                EXPORTED,
                "+",
                LATER,
                "+",
                CURRENT,
                EXPORTED.replace("binary", "ascii"),
                "+",
                LATER.replace("binary", "ascii"),
                "+",
                CURRENT.replace("binary", "ascii"));
        assertThat(report.path("copies").path("relation").asText()).isEqualTo("same");
        assertThat(report.path("joined")).hasSize(2);
    }

    @Test
    void aListInPartsContinuesAnEarlierOne() throws IOException {
        Outcome grown = Outcome.of("diff", EXPORTED, EXPORTED, "+", LATER, "+", CURRENT);
        assertThat(grown.out()).startsWith("10 added (AFTER continues BEFORE");
        String before = STAGED.resolve("2-staged-and-current").toString();
        assertThat(Outcome.of("diff", before, EXPORTED, "+", LATER, "+", CURRENT)
                        .out())
                .startsWith("7 added (AFTER continues BEFORE");
    }

    @Test
    void aFolderStandsForTheListInIt() throws IOException {
        for (String command : List.of("verify", "show")) {
            Outcome parts = command.equals("verify")
                    ? Outcome.of(command, STAGED.resolve("2-staged-and-current").toString())
                    : Outcome.of(command, EXPORTED, "+", LATER);
            assertThat(parts.exit()).as(parts.err()).isZero();
        }
        Outcome lines = Outcome.of("replay", STAGED.toString());
        assertThat(lines.exit()).isZero();
        JsonNode last = MAPPER.readTree(lines.out()
                .lines()
                .filter(line -> line.contains("4-second-stage/binary_runtime_measurements_sha256\""))
                .findFirst()
                .orElseThrow());
        assertThat(last.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(last.path("entries").asInt()).isEqualTo(59);
        assertThat(last.path("joined").path(0).path("parts")).hasSize(3);
    }

    @Test
    void onePartMayBeStandardInput() throws IOException {
        byte[] later = Files.readAllBytes(Path.of(LATER));
        Outcome good = Outcome.of(
                new ByteArrayInputStream(later), "replay", EXPORTED, "+", "-", "+", CURRENT, "--pcrs", VALUES);
        assertThat(good.exit()).isZero();
        Outcome twice = Outcome.of(new ByteArrayInputStream(later), "replay", "-", "+", "-", "--pcrs", VALUES);
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(twice.err()).contains("- + -: only one part can be standard input");
    }

    @Test
    void aPartThatIsNoListIsNamed() {
        Outcome values = Outcome.of("replay", EXPORTED, "+", VALUES);
        assertThat(values.exit()).isEqualTo(2);
        assertThat(values.err()).contains(VALUES + ": not a measurement list");
        Outcome missing =
                Outcome.of("replay", EXPORTED, "+", folder.resolve("no").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("no such file").doesNotContain("\0");
        assertThat(Outcome.of("replay", "+", EXPORTED).exit()).isEqualTo(2);
        assertThat(Outcome.of("replay", EXPORTED, "+").exit()).isEqualTo(2);
    }
}
