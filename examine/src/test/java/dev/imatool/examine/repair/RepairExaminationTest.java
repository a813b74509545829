package dev.imatool.examine.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.ReportHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's list is known to fit; each test damages it in one known way. */
class RepairExaminationTest {
    private static final Path DEMO = Path.of("../fixtures/src/main/resources/demo/before.ascii");

    /** Digits of one file digest of the list. */
    private static final String GOOD = "3404d8a3";

    @TempDir
    Path folder;

    private RepairReport repair(String list, Optional<OutputStream> repaired) throws IOException {
        Path file = Files.writeString(folder.resolve("list"), list);
        try (InputArguments inputs = new InputArguments()) {
            return new RepairExamination(new ListPass(inputs))
                    .examine(new RepairQuestion(file.toString(), List.of(), Optional.empty()), repaired);
        }
    }

    private static void answer(RepairReport report, String verdict, ExitCode exit) {
        assertThat(report.head().verdict()).isEqualTo(verdict);
        assertThat(report.exit()).isEqualTo(exit);
    }

    @Test
    void aListThatFitsNeedsNoRepair() throws IOException {
        answer(repair(Files.readString(DEMO), Optional.empty()), RepairReport.NOTHING_TO_REPAIR, ExitCode.OK);
    }

    @Test
    void aRepairIsProvenWrittenAndStillAFinding() throws IOException {
        String good = Files.readString(DEMO);
        ByteArrayOutputStream repaired = new ByteArrayOutputStream();
        RepairReport report = repair(good.replace(GOOD, "3404d8a4"), Optional.of(repaired));
        answer(report, RepairReport.REPAIRABLE, ExitCode.FINDING);
        assertThat(report.head().findings().listed())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.TEMPLATE_DIGEST_MISMATCH);
        assertThat(repaired.toString(StandardCharsets.UTF_8)).isEqualTo(good);
    }

    @Test
    void whatWasAlteredOnPurposeStays() throws IOException {
        RepairReport report = repair(Files.readString(DEMO).replace(GOOD, "deadbeef"), Optional.empty());
        answer(report, RepairReport.NOT_REPAIRABLE, ExitCode.FINDING);
    }

    @Test
    void anEmptyListAnswersNothing() throws IOException {
        answer(repair("", Optional.empty()), ReportHeader.NOTHING_READ, ExitCode.DAMAGED);
    }

    @Test
    void whatTheOutputThrewIsTheCause() throws IOException {
        String damaged = Files.readString(DEMO).replace(GOOD, "3404d8a4");
        IOException full = new IOException("no room");
        OutputStream out = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw full;
            }
        };
        assertThatThrownBy(() -> repair(damaged, Optional.of(out)))
                .isInstanceOf(UnreadableInputException.class)
                .hasCause(full);
    }
}
