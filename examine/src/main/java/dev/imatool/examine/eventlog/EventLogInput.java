package dev.imatool.examine.eventlog;

import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.eventlog.EventLogFile;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.form.FormUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the event log that a command line names. */
public final class EventLogInput {
    private EventLogInput() {}

    /**
     * Reads it.
     *
     * @throws UnreadableInputException if it cannot be read, or is known to be something else
     */
    public static EventLogReading read(InputSource source) throws UnreadableInputException {
        KeptHead head = new KeptHead(source);
        try {
            EventLogReading reading = EventLogFile.read(head.source());
            if (reading.log().filter(EventLog::whole).isEmpty()) {
                head.refuse(InputProblem.Wanted.EVENT_LOG, FormUse.EVENT_LOG);
            }
            return reading;
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }

    /** What was malformed or odd about it. */
    public static List<Notice> notices(EventLogReading reading) {
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(reading.summary())));
        reading.diagnostics()
                .forEach(diagnostic -> notices.add(notice(reading.summary().name(), diagnostic)));
        return notices;
    }

    /** With the number of the event and its offset in words. */
    private static Notice notice(String input, Diagnostic diagnostic) {
        List<String> words = new ArrayList<>();
        diagnostic.entry().ifPresent(event -> words.add("event " + event));
        diagnostic.location().map(EventLogInput::place).ifPresent(words::add);
        return new Notice(input, diagnostic.at(Place.in(String.join(" at ", words))));
    }

    /** An offset as notices give it. */
    static String place(Location location) {
        return "0x" + Long.toHexString(location.offset());
    }
}
