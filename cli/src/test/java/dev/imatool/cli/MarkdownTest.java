package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.command.CommandNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that has a report writes it as Markdown, with the status that the text has. */
class MarkdownTest {
    private static final String FIXTURES = "../fixtures/src/main/resources/";
    private static final String AFTER = FIXTURES + "corpus/demo-before-after-6.1/after/";
    private static final String LIST = AFTER + "ascii_runtime_measurements";
    private static final String ENVELOPE = FIXTURES + "attest/p256-changed.dsse.json";
    private static final String BEFORE = FIXTURES + "corpus/demo-before-after-6.1/before/ascii_runtime_measurements";

    static List<List<String>> commandLines() {
        return List.of(
                List.of("identify", LIST),
                List.of("show", LIST),
                List.of("verify", LIST),
                List.of("case", AFTER),
                List.of("evidence", AFTER),
                List.of("timeline", AFTER),
                List.of("replay", LIST),
                List.of("quote", LIST, "-m", AFTER + "quote.msg", "-s", AFTER + "quote.sig", "-u", AFTER + "ak.pub"),
                List.of("eventlog", FIXTURES + "eventlogs/boot-good.bin"),
                List.of("signatures", LIST),
                List.of("explain", LIST, "--pcr", "sha1:10=" + "0".repeat(40), "--effort", "1"),
                List.of("diff", BEFORE, LIST),
                List.of("history", LIST),
                List.of("repair", LIST),
                List.of("containers", LIST),
                List.of("cpcr", LIST),
                List.of("learn", LIST, BEFORE),
                List.of("check", LIST, "--reference", BEFORE),
                List.of("reference", "build", BEFORE, "-o", "/dev/null", "--force"),
                List.of("audit", FIXTURES + "audit/SOURCE.md"),
                List.of("xattr", "decode", "0404ab"),
                List.of("policy", FIXTURES + "policies/custom-features-6.12.loaded"),
                List.of("runtime-policy", "create", LIST),
                List.of("attest", "verify", ENVELOPE, "--key", FIXTURES + "attest/p256.pub"));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void theReportIsAPageWithWhatItWasMadeOf(List<String> words) {
        List<String> markdown = new ArrayList<>(words);
        markdown.addAll(List.of("--format", "markdown"));
        Outcome outcome = Outcome.of(markdown.toArray(String[]::new));
        assertThat(outcome.exit())
                .isEqualTo(Outcome.of(words.toArray(String[]::new)).exit());
        assertThat(outcome.out())
                .startsWith("## imatool " + words.get(0) + "\n\n")
                .contains("\n## Files read\n")
                .endsWith("\\\nExit status: " + outcome.exit() + "\n");
    }

    @Test
    void everyCommandWithAReportIsTried() {
        Set<String> tried = new TreeSet<>();
        commandLines().forEach(words -> tried.add(words.get(0)));
        Set<String> reports = new TreeSet<>(CommandNames.ALL);
        reports.removeAll(Set.of("config", "fleet", "schema", "shell"));
        assertThat(tried).isEqualTo(reports);
    }
}
