package dev.imatool.cli.command;

import dev.imatool.cli.options.BankOption;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.ExpectedPcr;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Leaves expected values aside whose bank {@code --bank} does not name, and says so. */
final class WantedBanks {
    private WantedBanks() {}

    static ExpectedPcrReader.Expected of(BankOption banks, ExpectedPcrReader.Expected expected, CommandSpec spec) {
        List<ExpectedPcr> wanted =
                expected.values().stream().filter(banks::lets).toList();
        int others = expected.values().size() - wanted.size();
        if (others == 0) {
            return expected;
        }
        if (wanted.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no expected value is of a bank that --bank names");
        }
        List<Notice> notices = new ArrayList<>(expected.notices());
        notices.add(Notice.of(
                NoticeKind.EXPECTED_OTHER_BANK,
                expected.sources(),
                "expected values of banks that --bank does not name are left aside: " + others));
        return new ExpectedPcrReader.Expected(wanted, expected.sources(), notices);
    }
}
