package dev.imatool.examine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.Completeness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({
        "false, COMPLETE,  0",
        "true,  COMPLETE,  1",
        "false, CUT_SHORT, 3",
        "true,  CUT_SHORT, 3",
        "false, DAMAGED,   3",
        "true,  DAMAGED,   3",
    })
    void damageGoesBeforeFindings(boolean findings, Completeness completeness, int status) {
        assertThat(ExitCode.of(findings, completeness).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"OK, 0", "FINDING, 1", "USAGE, 2", "DAMAGED, 3", "INTERNAL, 70"})
    void numbersStandFirm(ExitCode code, int status) {
        assertThat(code.status()).isEqualTo(status);
    }
}
