package dev.imatool.examine.listfolder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.model.ExpectedPcr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that lie beside a list are read like those that are named. */
class BesideExpectedTest {
    private static final String GOOD = "ab".repeat(20);

    @TempDir
    private Path folder;

    @Test
    void whatIsOddIsANoticeAndTheFileIsOpenedWhereAllAre() throws IOException {
        String file = Files.writeString(
                        folder.resolve("pcrs.yaml"), "sha1:\n  10: 0x" + GOOD + "\n  11: 0x" + GOOD.substring(4) + "\n")
                .toString();
        try (InputArguments inputs = new InputArguments()) {
            ExpectedPcrReader.Expected expected = BesideExpected.read(inputs, List.of(file), List.of());
            assertThat(expected.values()).extracting(ExpectedPcr::pcr).contains(10);
            assertThat(expected.notices())
                    .isNotEmpty()
                    .allSatisfy(notice -> assertThat(notice.input()).isEqualTo(file));
            assertThat(inputs.files()).extracting(ReadFile::path).containsExactly(file);
            assertThat(inputs.files()).extracting(ReadFile::role).containsExactly(InputRole.PCRS);
        }
    }
}
