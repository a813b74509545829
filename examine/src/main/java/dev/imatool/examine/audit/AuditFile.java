package dev.imatool.examine.audit;

import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.audit.AuditLog;
import dev.imatool.parsers.form.FormUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A text with audit records. */
public final class AuditFile {
    private AuditFile() {}

    /**
     * Its records.
     *
     * @throws UnreadableInputException if it cannot be read, or is known to be something else
     */
    public static AuditLog read(InputSource source) throws UnreadableInputException {
        KeptHead head = new KeptHead(source);
        try {
            AuditLog log = AuditLog.read(head.source());
            if (log.records().isEmpty()) {
                head.refuse(InputProblem.Wanted.AUDIT_LOG, FormUse.AUDIT_RECORDS);
            }
            return log;
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }

    /** What is missing of its records. Notices of its text are those of its summary. */
    public static List<Notice> notices(AuditLog records) {
        List<Notice> notices = new ArrayList<>();
        String name = records.summary().name();
        if (records.records().isEmpty()) {
            notices.add(Notice.of(NoticeKind.NO_RECORDS, name));
        }
        if (records.omitted() > 0) {
            notices.add(Notice.of(
                    NoticeKind.RECORDS_OMITTED,
                    name,
                    new InputStatement.RecordsOnlyCounted(
                            records.omitted(), records.records().size())));
        }
        if (records.notUnderstood() > 0) {
            notices.add(Notice.of(
                            NoticeKind.RECORDS_NOT_UNDERSTOOD,
                            name,
                            new InputStatement.RecordsNotUnderstood(records.notUnderstood()))
                    .at(Place.line(records.firstNotUnderstood().orElse(1))));
        }
        return notices;
    }
}
