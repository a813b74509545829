package dev.imatool.examine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.UndecidedPcr.Reason;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndecidedNoticesTest {
    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_BANK, EXPECTED_UNKNOWN_BANK",
        "WRONG_LENGTH, EXPECTED_WRONG_LENGTH",
        "UNKNOWN_BEGINNING, EXPECTED_UNKNOWN_BEGINNING",
        "PCR_NOT_EXTENDED, EXPECTED_PCR_NOT_EXTENDED"
    })
    void valuesThatDecideNothingForOneReasonAreOneNotice(Reason reason, NoticeKind kind) {
        ExpectedPcr ten = new ExpectedPcr("sha1", 10, ByteString.ofHex("00".repeat(20)), "pcrs");
        ExpectedPcr eleven = new ExpectedPcr("sha1", 11, ByteString.ofHex("00".repeat(20)), "pcrs");

        assertThat(UndecidedNotices.of(
                        List.of(new UndecidedPcr(ten, reason), new UndecidedPcr(eleven, reason)), "pcrs"))
                .singleElement()
                .returns(kind, Notice::kind)
                .returns("pcrs", Notice::input);
    }
}
