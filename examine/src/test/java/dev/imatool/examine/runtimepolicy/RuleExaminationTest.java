package dev.imatool.examine.runtimepolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.appraise.keylime.KeylimeRules;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.runtimepolicy.rule.Decision;
import dev.imatool.examine.runtimepolicy.rule.RuleExamination;
import dev.imatool.examine.runtimepolicy.rule.RuleQuestion;
import dev.imatool.examine.runtimepolicy.rule.RuleReport;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rule decides, held against what Keylime itself does. */
class RuleExaminationTest {
    private static final Path POLICIES = Path.of("src/test/resources/runtimepolicy");

    private static final Map<String, PolicySection> SECTIONS =
            Map.of("file", PolicySection.DIGESTS, "key", PolicySection.KEYRINGS, "buffer", PolicySection.IMA_BUF);

    @TempDir
    Path folder;

    private static RuleReport explain(Path policy, ByteString name, Optional<String> digest) throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new RuleExamination(new ListPass(inputs)).examine(new RuleQuestion(policy.toString(), name, digest));
        }
    }

    private static RuleReport explain(String policy, String name) throws IOException {
        return explain(POLICIES.resolve(policy + ".json"), ByteString.ofText(name), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "anchors",
                "invalid",
                "everything",
                "backreference",
                "classes",
                "lookaround",
                "lazy",
                "none"
            })
    void theOutcomeIsThatOfKeylime(String policy) throws IOException {
        List<String[]> rows = Files.readAllLines(POLICIES.resolve("outcomes.tsv")).stream()
                .map(line -> line.split("\t"))
                .filter(row -> row[0].equals(policy))
                .toList();
        int compared = 0;
        for (String[] row : rows) {
            RuleReport report = explain(
                    POLICIES.resolve(policy + ".json"),
                    ByteString.ofText(row[2]),
                    Optional.of("sha1:" + row[3].repeat(20)));
            for (Decision decision : report.decisions()) {
                if (decision.kind().id().equals(row[1])) {
                    assertThat(decision.outcome().id())
                            .as("%s of %s with %s", row[1], row[2], row[3])
                            .isEqualTo(row[4]);
                    compared++;
                }
            }
            assertThat(report.wrong())
                    .isEqualTo(report.decisions().stream()
                            .noneMatch(decision -> decision.outcome() == Decision.Outcome.ACCEPTED));
        }
        assertThat(compared).isGreaterThanOrEqualTo(rows.size() / 3);
    }

    /** Whatever the names look like: as files, keyrings and buffers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "anchors",
                "invalid",
                "everything",
                "backreference",
                "classes",
                "lookaround",
                "lazy",
                "none"
            })
    void theRulesOfEveryKindOfEntryAreThoseOfKeylime(String policy) throws IOException {
        KeylimeRules rules = PolicyRules.read(InputSource.ofFile(POLICIES.resolve(policy + ".json")))
                .orElseThrow()
                .rules();
        int compared = 0;
        for (String line : Files.readAllLines(POLICIES.resolve("outcomes.tsv"))) {
            String[] row = line.split("\t");
            if (row[0].equals(policy)) {
                PolicySection section = SECTIONS.get(row[1]);
                boolean ignored = section == PolicySection.KEYRINGS && rules.ignoresKeyring(row[2]);
                String said = rules.listed(
                                section, ByteString.ofText(row[2]), row[2], ByteString.ofHex(row[3].repeat(20)))
                        .filter(failure -> !ignored)
                        .map(failure -> failure.name().toLowerCase(Locale.ROOT))
                        .orElse("accepted");
                assertThat(said).as("%s of %s with %s", row[1], row[2], row[3]).isEqualTo(row[4]);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(150);
    }

    @Test
    void theFirstExcludeThatMatchesIsNamedWithWhatItMatches() throws IOException {
        RuleReport prefix = explain("plain", "/var/log/messages");
        assertThat(prefix.exclude().orElseThrow().index()).hasValue(1);
        assertThat(prefix.exclude().orElseThrow().expression()).isEqualTo("/va(r|x)/log");
        assertThat(prefix.exclude().orElseThrow().matched()).isEqualTo("/var/log");
        assertThat(prefix.exclude().orElseThrow().whole()).isFalse();
        assertThat(explain("plain", "/avar/log").exclude()).isEmpty();
        RuleReport listed = explain("plain", "/tmp/listed");
        assertThat(listed.exclude().orElseThrow().whole()).isTrue();
        assertThat(listed.decisions().get(0).rule()).isEqualTo(Decision.Rule.EXCLUDE);
        assertThat(listed.decisions().get(0).accepted().orElseThrow()).hasSize(1);
    }

    @Test
    void anInvalidExcludeIsTheReasonWhyAnotherOneDoesNotCount() throws IOException {
        RuleReport report = explain("invalid", "/tmp/other");
        assertThat(report.head().verdict()).isEqualTo("not_in_allowlist");
        assertThat(report.exclude()).isEmpty();
        assertThat(report.ignoredExclude().orElseThrow().expression()).isEqualTo("/tmp/.*");
        assertThat(report.lints()).extracting(KeylimeLint::kind).contains(KeylimeLint.Kind.EXCLUDE_INVALID);
    }

    @Test
    void namesAreThoseThatKernelsLog() throws IOException {
        RuleReport blank = explain("none", "/etc/my conf");
        assertThat(blank.head().verdict()).isEqualTo("listed");
        assertThat(blank.logged()).isEqualTo(ByteString.ofText("/etc/my_conf"));
        assertThat(explain("none", "/bin/ls").near()).contains(ByteString.ofText("/usr/bin/ls"));
        assertThat(explain("none", "/usr/bin/ls").near()).isEmpty();
        RuleReport odd = explain(POLICIES.resolve("everything.json"), ByteString.ofHex("2fff"), Optional.empty());
        assertThat(odd.head().verdict()).isEqualTo("keylime_stops");
        assertThat(odd.wrong()).isTrue();
    }

    @Test
    void aRefusedPolicyIsAFindingWhateverItSays() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("policy"), "{\"digests\": {\"/a\": [\"" + "AB".repeat(20) + "\"]}, \"excludes\": []}");
        RuleReport report = explain(policy, ByteString.ofText("/a"), Optional.of("ab".repeat(20)));
        assertThat(report.head().verdict()).isEqualTo("refused");
        assertThat(report.decisions().get(0).outcome()).isEqualTo(Decision.Outcome.ACCEPTED);
        assertThat(report.head().findings().listed())
                .extracting(finding -> finding.kind().id())
                .containsExactly("policy_refused");
    }

    @Test
    void whatIsNoDigestIsWrongUsage() {
        for (String typed : List.of("zz", "ab", "sha256:", "0".repeat(130), "0".repeat(41))) {
            assertThatThrownBy(() -> explain(
                            POLICIES.resolve("none.json"), ByteString.ofText("/usr/bin/ls"), Optional.of(typed)))
                    .isInstanceOf(QuestionException.class);
        }
    }
}
