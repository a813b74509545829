package dev.imatool.examine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.ReportHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records and the list of one boot; which entry is of which record is what their maker noted ({@code SOURCE.md}). */
class AuditExaminationTest {
    private static final Path RESOURCES = Path.of("../fixtures/src/main/resources");
    private static final Path RECORDS = RESOURCES.resolve("audit/violations-6.12.log");
    private static final Path LIST = RESOURCES.resolve("corpus/violations-6.12/final/ascii_runtime_measurements");

    @TempDir
    Path folder;

    private static AuditReport audit(Path records, Optional<Path> list) throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new AuditExamination(new ListPass(inputs))
                    .examine(new AuditQuestion(records.toString(), list.map(Path::toString)));
        }
    }

    @Test
    void failuresAreFindings() throws IOException {
        AuditReport report = audit(RECORDS, Optional.empty());
        assertThat(report.head().verdict()).isEqualTo(AuditReport.FAILURES);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
        assertThat(report.head().findings().listed())
                .allMatch(finding -> finding.kind() == FindingKind.VIOLATION || finding.kind() == FindingKind.FAILURE);
        assertThat(report.log().records()).hasSize((int) Files.readAllLines(RECORDS).stream()
                .filter(line -> line.startsWith("type=INTEGRITY_"))
                .count());
    }

    @Test
    void everyRecordIsARowWithTheEntriesThatItDates() throws IOException {
        AuditReport report = audit(RECORDS, Optional.of(LIST));
        Map<Long, Long> lines = new TreeMap<>();
        for (AuditReport.DatedRecord row : report.dated()) {
            row.entries().forEach(entry -> lines.put(entry, row.record().line()));
        }
        assertThat(report.dated()).hasSameSizeAs(report.log().records());
        assertThat(lines).containsEntry(2L, 3L).containsEntry(7L, 4L).containsEntry(14L, 7L);
        assertThat(lines).hasSameSizeAs(report.join().orElseThrow().entries());
    }

    @Test
    void recordsWithoutAFailureAreNotFindings() throws IOException {
        Path rule = Files.writeString(
                folder.resolve("log"),
                "type=INTEGRITY_POLICY_RULE msg=audit(1795338001.737:101): action=measure func=FILE_CHECK res=1\n");
        AuditReport report = audit(rule, Optional.empty());
        assertThat(report.head().verdict()).isEqualTo(AuditReport.NO_FAILURES);
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
        assertThat(report.dated()).extracting(AuditReport.DatedRecord::entries).containsExactly(List.of());
    }

    @Test
    void anEntryThatDoesNotFitItsTemplateDigestIsNotDated() throws IOException {
        List<String> lines = Files.readAllLines(LIST);
        Path tampered = folder.resolve("list");
        String hash = "3b626360a6d43f87422e9caf4ab97966b2cc0f2525732849a44a7203f46546bb";
        Files.write(
                tampered,
                lines.stream().map(line -> withOtherDigest(line, hash)).toList());
        AuditReport report = audit(RECORDS, Optional.of(tampered));
        assertThat(report.join().orElseThrow().entries())
                .extracting(entry -> entry.entry())
                .doesNotContain(2L);
        assertThat(report.head().findings().listed())
                .extracting(finding -> finding.kind())
                .contains(FindingKind.TEMPLATE_DIGEST_MISMATCH);
    }

    /** The entry of that file, with another template digest. */
    private static String withOtherDigest(String line, String hash) {
        if (!line.contains(hash)) {
            return line;
        }
        String[] columns = line.split(" ", 3);
        char last = columns[1].charAt(columns[1].length() - 1);
        return columns[0] + " " + columns[1].substring(0, columns[1].length() - 1) + (last == '0' ? '1' : '0') + " "
                + columns[2];
    }

    @Test
    void aTextWithoutRecordsAnswersNothing() throws IOException {
        AuditReport report = audit(Files.writeString(folder.resolve("text"), "no record here\n"), Optional.empty());
        assertThat(report.head().verdict()).isEqualTo(ReportHeader.NOTHING_READ);
        assertThat(report.exit()).isEqualTo(ExitCode.DAMAGED);
    }

    @Test
    void aListInPlaceOfRecordsIsRefused() {
        assertThatThrownBy(() -> audit(LIST, Optional.empty())).isInstanceOf(UnreadableInputException.class);
    }
}
