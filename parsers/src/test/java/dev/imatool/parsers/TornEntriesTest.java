package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody turns an entry into prose; and prose is no damage. */
class TornEntriesTest {
    private static final String GOOD = "10 3c1d044c4f684cfd0f73d541fa4aa987e3034db1 ima-ng"
            + " sha256:a81ba9c652467010b6782c8ae07a8970f62f2647bfa0eb0392ee063e62393db5 boot_aggregate\n";
    private static final String D = "670458cbb03a8ade51c9cc93789215baa1f12d31";
    private static final String F = "sha256:43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";

    private static Reading behindAGoodOne(String line) {
        return Reading.of((GOOD + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                D + " ima-ng " + F + " /init",
                "x10 " + D + " ima-ng " + F + " /init",
                "pcr " + D + " template ima-sig " + F + " /init",
                "10," + D + ",ima-ng," + F + ",/init",
                "10 | " + D + " | ima-ng | " + F + " | /init",
                "10\u0000" + D + " ima-ng " + F + " /init",
                "ten " + D + " no-template " + F + " /init",
                "10 " + D + "ima-ng " + F + " /init",
                "see ima-ng and " + D,
                "d-ng|n-ng " + D,
                "67045 8cbb03a8ade51c9cc93789215baa1f12d31 ima-ng " + F,
                "67045\u200b8cbb03a8ade51c9cc93789215baa1f12d31 ima-ng",
                "6704 58cb b03a 8ade 51c9 cc93 7892 15ba a1f1 2d31 ima-ng",
                "0 " + D + " 08 [ima-ng " + F + " /init]",
                "# " + D + " ima-ng " + F + " /init",
                "\u001b]0;" + D + " ima-ng " + F + " /init\u0007harmless",
                "4026531840 " + D + " " + D + " " + F + " /init",
            })
    void whatIsLeftOfAnEntryIsDamage(String line) {
        Reading reading = behindAGoodOne(line);

        assertThat(reading.summary().completeness())
                .as(reading.diagnostics().toString())
                .isEqualTo(Completeness.DAMAGED);
        assertThat(reading.proven()).startsWith(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Regards",
                "commit " + D + " was built on Monday",
                D + "  /usr/bin/init",
                "the list has ima-ng entries",
                "4026532222 " + D + " " + D,
                "history " + D,
                " 0 " + D + " 08 [S-CRTM Version]",
                "4 " + D + " 80000008 []",
                "Kernel command line: roothash=43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37"
                        + " ima_template=ima-ng",
                "Regards 10",
                F + " is the digest",
            })
    void proseAndLinesOfOtherFilesAreNoDamage(String line) {
        Reading reading = behindAGoodOne(line);

        assertThat(reading.proven()).as(reading.diagnostics().toString()).containsExactly(true);
        assertThat(reading.kinds()).containsExactly(DiagnosticKind.LINES_OUTSIDE_LISTS);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(reading.summary().text().lines()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the line 10 " + D + " ima-ng " + F + " /init is new.",
                "- \"10 " + D + " ima-ng " + F + " /init\",",
                "`10 " + D + " ima-ng " + F + " /init`",
                "x:12:10 " + D + " ima-ng " + F + " /init",
                "x-12-10 " + D + " ima-ng " + F + " /init",
                "MESSAGE=10 " + D + " ima-ng " + F + " /init",
                "10\u2003" + D + " ima-ng\u200b " + F + " /init",
                "(10 " + D + " ima-ng " + F + " /init)",
                "<p>10 " + D + " ima-ng " + F + " /init</p>",
                "10 " + D + " ima-ng " + F + "\n /init",
            })
    void anEntryInsideALineIsFoundWhereItsDigestProvesIt(String line) {
        Reading reading = behindAGoodOne(line);

        assertThat(reading.proven()).as(reading.diagnostics().toString()).containsExactly(true, true);
        assertThat(reading.paths().get(1)).isEqualTo("/init");
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void twoEntriesOnOneLineAreTwo() {
        Reading reading = behindAGoodOne(
                "10 " + D + " ima-ng " + F + " /init " + GOOD.strip() + " and 10 " + D + " ima-ng " + F + " /init");

        assertThat(reading.proven()).containsExactly(true, true, true, true);
    }

    @Test
    void anAlteredEntryBehindAPrefixIsJudgedLikeAnyOther() {
        Reading reading = behindAGoodOne("/list:10 " + D + " ima-ng " + F + " /1nit");

        assertThat(reading.proven()).containsExactly(true, false);
        assertThat(reading.paths().get(1)).isEqualTo("/1nit");
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void whatStandsBesideAnEntryIsLookedAtToo() {
        Reading reading = behindAGoodOne(D + " ima-ng " + F + " /evil 10 " + D + " ima-ng " + F + " /init");

        assertThat(reading.proven()).containsExactly(true, true);
        assertThat(reading.kinds()).contains(DiagnosticKind.LINES_NOT_ENTRIES);
    }

    @Test
    void linesBehindTheHeaderOfAnotherFileAreNoEntries() {
        Reading reading = Reading.of(("==> ascii_runtime_measurements <==\n" + GOOD + "\n==> cpcr <==\nhistory " + D
                        + "\n4026532222 " + D + " " + D + "\n\n==> ascii_bios_measurements <==\n 0 " + D + " 08 [x]\n")
                .getBytes(StandardCharsets.US_ASCII));

        assertThat(reading.proven()).containsExactly(true);
        assertThat(reading.kinds()).isEqualTo(List.of(DiagnosticKind.LINES_OUTSIDE_LISTS));
    }
}
