package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import org.junit.jupiter.api.Test;

/** What people see of a report: how long digests are, and which remarks come with it. */
class TextOutputTest {
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");
    private static final String LIST = AFTER.binary().toString();
    private static final String PCRS = AFTER.pcrRead().orElseThrow().toString();
    private static final String REMARK = "PCRs that the list never extends decide nothing: PCR 11-23";

    /** tpm2_pcrread prints all 24 PCRs of each bank. */
    @Test
    void theRemarkThatComesWithEveryFileOfPcrValuesIsPrintedOnRequest() {
        assertThat(Outcome.of("replay", "--pcrs", PCRS, LIST).err()).isEmpty();
        assertThat(Outcome.of("replay", "-v", "--pcrs", PCRS, LIST).err()).contains(REMARK);
        assertThat(Outcome.of("replay", "--verbose", "-q", "--pcrs", PCRS, LIST).err())
                .isEmpty();
        assertThat(Outcome.of("replay", "--format", "json", "--pcrs", PCRS, LIST)
                        .out())
                .contains("expected_pcr_not_extended")
                .contains(REMARK);
    }

    @Test
    void aValueThatWasAskedForAndDecidesNothingIsAFindingAllTheSame() {
        Outcome asked = Outcome.of("replay", "--pcr", "sha256:14=" + "0".repeat(64), LIST);

        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.out()).contains("PCR 14").contains("NOT decided");
    }

    @Test
    void digestsAreWholeAwayFromATerminalAndShortOnRequest() {
        String digest = "sha256:a81ba9c652467010b6782c8ae07a8970f62f2647bfa0eb0392ee063e62393db5  boot_aggregate";

        assertThat(Outcome.of("show", LIST).out()).contains(digest);
        assertThat(Outcome.of("show", "--digests", "whole", LIST).out()).contains(digest);
        assertThat(Outcome.of("show", "--digests", "short", LIST).out())
                .contains("sha256:a81ba9c65246…  boot_aggregate")
                .doesNotContainPattern("[0-9a-f]{40}");
        assertThat(Outcome.of("show", "--digests", "short", "--format", "csv", LIST)
                        .out())
                .isEqualTo(Outcome.of("show", "--format", "csv", LIST).out());
        assertThat(Outcome.of("show", "--digests", "short", "--format", "markdown", LIST)
                        .out())
                .contains("a81ba9c652467010b6782c8ae07a8970f62f2647bfa0eb0392ee063e62393db5");
    }

    /** Four banks lead elsewhere: one list, one question. */
    @Test
    void explainIsNamedOnceWithTheCommandLine() {
        Snapshot newer = Corpus.snapshot("demo-before-after-6.1/pcr-newer-than-log");
        String list = newer.binary().toString();
        String values = newer.pcrRead().orElseThrow().toString();
        Outcome missed = Outcome.of("replay", "-v", "--digests=short", "--limit", "9", "--pcrs", values, list);

        assertThat(missed.exit()).isEqualTo(1);
        assertThat(missed.out()).contains("4 of 4 expected PCR values");
        assertThat(missed.out().split("imatool explain", -1)).hasSize(2);
        String command = missed.out()
                .lines()
                .filter(line -> line.contains("imatool explain"))
                .findFirst()
                .orElseThrow();
        assertThat(command).endsWith("imatool explain --pcrs " + values + " " + list);
        String[] words = command.substring(command.indexOf("explain")).split(" ");
        assertThat(Outcome.of(words).out()).contains("explained");
        assertThat(Outcome.of("replay", "--pcrs", PCRS, LIST).out()).doesNotContain("explain");
    }

    @Test
    void evidenceNamesExplainOnce() {
        String folder = Corpus.snapshot("demo-before-after-6.1/pcr-newer-than-log")
                .folder()
                .toString();

        assertThat(Outcome.of("evidence", folder).out().split("imatool explain", -1))
                .hasSize(2);
    }
}
