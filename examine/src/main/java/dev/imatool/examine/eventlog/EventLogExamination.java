package dev.imatool.examine.eventlog;

import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.eventlog.RecordLogFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers what logs lead to: a firmware's log, Canonical Event Logs, or both. The firmware's events come first wherever its log is
 * named, then the records of each further log, in the order given.
 */
public final class EventLogExamination {
    private final InputArguments inputs;

    /** @param pass opens the files; a report with more records than it lists reads them again, so its inputs have to stay open for that */
    public EventLogExamination(ListPass pass) {
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws UnreadableInputException if one cannot be read, is known to be something else, or is a second firmware's log
     */
    public EventLogReport examine(EventLogQuestion question) throws IOException {
        ExpectedPcrReader.Expected expected = inputs.expected(question.expected());
        List<InputSource> files = new ArrayList<>();
        for (String file : question.files()) {
            files.add(inputs.repeatedly(InputRole.EVENT_LOG, file));
        }
        List<InputSource> recordLogs = new ArrayList<>();
        Optional<EventLogReading> firmware = Optional.empty();
        for (InputSource file : files) {
            if (isRecordLog(file)) {
                recordLogs.add(file);
            } else if (firmware.isPresent()) {
                throw UnreadableInputException.of(file.name(), InputProblem.Plain.SECOND_FIRMWARE_LOG);
            } else {
                firmware = Optional.of(EventLogInput.read(file));
            }
        }
        if (recordLogs.isEmpty()) {
            return new EventLogReportBuilder(inputs, firmware, Optional.empty(), expected).build();
        }
        RecordPass pass = new RecordPass(log(firmware), expected.values());
        for (InputSource file : recordLogs) {
            pass.add(file);
        }
        return new EventLogReportBuilder(inputs, firmware, Optional.of(pass), expected).build();
    }

    private static Optional<EventLog> log(Optional<EventLogReading> firmware) {
        return firmware.flatMap(EventLogReading::log);
    }

    private static boolean isRecordLog(InputSource file) throws UnreadableInputException {
        try {
            Optional<RecordLogFile> log = RecordLogFile.open(file);
            if (log.isPresent()) {
                log.get().close();
            }
            return log.isPresent();
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(file.name(), failure);
        }
    }
}
