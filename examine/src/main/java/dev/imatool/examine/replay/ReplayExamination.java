package dev.imatool.examine.replay;

import dev.imatool.examine.eventlog.EventLogInput;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.eventlog.EventLogReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes the PCR values that a list leads to, and compares them with expected ones. */
public final class ReplayExamination {
    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list and opens the other files */
    public ReplayExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer about one list; {@link ManyReplays} gives those about several.
     *
     * @throws QuestionException if no expected value is of a bank that counts
     * @throws dev.imatool.examine.input.UnreadableInputException if a file cannot be read, or is of another form
     */
    public ReplayReport examine(ReplayQuestion question) throws IOException {
        ExpectedPcrReader.Expected expected = wanted(question, inputs.expected(question.expected()));
        Optional<EventLogReading> firmware = question.eventLog().isPresent()
                ? Optional.of(EventLogInput.read(
                        inputs.once(InputRole.EVENT_LOG, question.eventLog().get())))
                : Optional.empty();
        return new ReplayRun(question.replay(expected.values()), expected, question.starts(), firmware)
                .on(ListPass.cores(), pass, inputs.once(question.list()));
    }

    /** Leaves values aside whose bank does not count, and says so. */
    private static ExpectedPcrReader.Expected wanted(ReplayQuestion question, ExpectedPcrReader.Expected expected)
            throws QuestionException {
        List<ExpectedPcr> wanted =
                expected.values().stream().filter(question::counts).toList();
        int others = expected.values().size() - wanted.size();
        if (others == 0) {
            return expected;
        }
        if (wanted.isEmpty()) {
            throw new QuestionException(QuestionProblem.Contradiction.NO_EXPECTED_VALUE_OF_THE_BANKS);
        }
        List<Notice> notices = new ArrayList<>(expected.notices());
        notices.add(Notice.of(NoticeKind.EXPECTED_OTHER_BANK, expected.sources(), new PcrStatement.OtherBanks(others)));
        return new ExpectedPcrReader.Expected(wanted, expected.sources(), notices);
    }
}
