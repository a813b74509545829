package dev.imatool.examine.evidence;

import static dev.imatool.examine.evidence.CollectedFolder.caseOf;
import static dev.imatool.examine.evidence.CollectedFolder.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.replay.eventlog.LogMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The firmware's event log, the kernel's count, and PCR values that decide nothing. */
class FirmwareAndCountTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String BINARY = "binary_runtime_measurements";
    private static final String COUNT = "runtime_measurements_count";

    @TempDir
    private Path folder;

    private CollectedFolder evidence;

    @BeforeEach
    void empty() {
        evidence = new CollectedFolder(folder);
    }

    @Test
    void anEventLogThatLeadsToTheValuesFits() throws IOException {
        EvidenceReport report = evidence.with(END, BINARY, "pcrread.yaml")
                .as("binary_bios_measurements", eventLog())
                .report();

        assertThat(kinds(report)).isEmpty();
        assertThat(report.cases().get(0).firmware().orElseThrow().words(LogMatch.Result.REPRODUCED))
                .contains("sha256 PCR 0, 1, 2, 3, 4, 5, 6, 7");
    }

    /** Any digest of any event: the log is held against all banks. */
    @Test
    void aChangedDigestOfTheEventLogIsAFinding() throws IOException {
        byte[] log = eventLog();
        // the SHA-1 digest of the first extended event stands behind the header of 32 + size bytes
        int header = 32 + (log[28] & 0xff);
        log[header + 4 + 4 + 4 + 2 + 5] ^= 1;
        EvidenceReport report = evidence.with(END, BINARY, "pcrread.yaml")
                .as("binary_bios_measurements", log)
                .report();

        assertThat(kinds(report)).contains("event_log_contradicts_values");
        assertThat(report.head().verdict()).isEqualTo("inconsistent");
    }

    @Test
    void linesOfAFileOfChecksumsThatAreNotReadAreANotice() throws IOException {
        EvidenceReport report = evidence.with(BEFORE, BINARY)
                .as("MANIFEST.sha256", "00".repeat(32) + "  " + COUNT + "\nneither a digest nor a name\n")
                .as(COUNT, "93\n")
                .report();
        assertThat(report.head().notices())
                .filteredOn(notice -> notice.kind() == NoticeKind.MANIFEST)
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.statement()).isEqualTo(new EvidenceStatement.ManifestLinesUnread(1, 2)));
    }

    @Test
    void aListShorterThanTheKernelsCountIsAFinding() throws IOException {
        EvidenceReport shorter = evidence.with(BEFORE, BINARY).as(COUNT, "94\n").report();
        assertThat(kinds(shorter)).containsExactly("list_shorter_than_count");

        assertThat(kinds(evidence.as(COUNT, "93\n").report())).isEmpty();
        assertThat(kinds(evidence.as(COUNT, "92\n").report()))
                .as("read before the list")
                .isEmpty();
    }

    @Test
    void theCountIsThatOfTheLongestCopy() throws IOException {
        EvidenceReport report = evidence.as("monday.bin", Files.readAllBytes(BEFORE.binary()))
                .as("friday.bin", Files.readAllBytes(END.binary()))
                .as(COUNT, "103\n")
                .report();
        assertThat(kinds(report)).isEmpty();

        EvidenceReport cut = evidence.as(COUNT, "104\n").report();
        assertThat(kinds(cut)).containsExactly("list_shorter_than_count");
        assertThat(caseOf(cut, "friday.bin").kernelCount().orElseThrow().listShorter())
                .isTrue();
    }

    /** A kernel that stages records counts those that are left (Linux 7.2, CONFIG_IMA_STAGING). */
    @Test
    void aStagingKernelCountsItsCurrentList() throws IOException {
        byte[] whole = Files.readAllBytes(END.binary());
        byte[] first = Files.readAllBytes(BEFORE.binary());
        byte[] current = new byte[whole.length - first.length];
        System.arraycopy(whole, first.length, current, 0, current.length);
        EvidenceReport report = evidence.as(BINARY + "_staged", first)
                .as(BINARY, current)
                .as(COUNT, "10\n")
                .with(END, "quote.msg", "quote.sig", "quote.pcrs")
                .key(END.file("ak.pem"))
                .report();

        assertThat(kinds(report)).isEmpty();
        assertThat(report.cases()).hasSize(1);
        assertThat(report.cases().get(0).quoteCoverage().covered()).isEqualTo(103);
        assertThat(kinds(evidence.as(COUNT, "11\n").report())).containsExactly("list_shorter_than_count");
    }

    /** An entry that cannot be computed, added to a list whose values it no longer leads to. */
    @Test
    void aValueThatCannotBeDecidedIsAFinding() throws IOException {
        String list = Files.readString(BEFORE.ascii(), StandardCharsets.ISO_8859_1);
        EvidenceReport report = evidence.as(
                        "ascii_runtime_measurements", list + "10 " + "12".repeat(20) + " x-y anything\n")
                .with(END, "pcrread.yaml")
                .report();

        assertThat(kinds(report)).contains("pcr_undecided", "entry_unproven");
        assertThat(report.exit().status()).isEqualTo(1);
    }

    /** The list was moved to another PCR, whose value says nothing: PCR 10 was extended all the same. */
    @Test
    void anExtendedPcr10WithoutEntriesIsAFinding() throws IOException {
        String moved =
                Files.readString(END.ascii(), StandardCharsets.ISO_8859_1).replaceAll("(?m)^10 ", "12 ");
        EvidenceReport report = evidence.as("ascii_runtime_measurements", moved)
                .as("pcrs.yaml", "  sha256:\n    10: 0x" + "ab".repeat(32) + "\n")
                .report();

        assertThat(kinds(report)).containsExactly("pcr_undecided");
    }

    @Test
    void hostsAreNamedByWhatTheirPathsDoNotShare() {
        assertThat(HostNames.of(List.of("c/host1/ima/binary", "c/host2/ima/binary")))
                .containsExactly("host1", "host2");
        assertThat(HostNames.of(List.of("monday.bin", "friday.bin"))).containsExactly("monday.bin", "friday.bin");
        assertThat(HostNames.of(List.of("a/b/list"))).containsExactly("a/b/list");
    }

    private static byte[] eventLog() throws IOException {
        return Files.readAllBytes(END.eventLog().orElseThrow());
    }
}
