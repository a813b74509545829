package dev.imatool.parsers.audit;

import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.text.TextReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The integrity audit records of one input.
 *
 * @param summary of the input; its entries are the records, those left out included
 * @param records in the order of the input, at most {@link #MOST_RECORDS}: the newest, and of them rather the failures
 * @param omitted how many more there are
 * @param notUnderstood how many lines or entries look like records and could not be read as such
 * @param firstNotUnderstood line of the first of those
 */
public record AuditLog(
        InputSummary summary,
        List<AuditRecord> records,
        long omitted,
        long notUnderstood,
        OptionalLong firstNotUnderstood) {
    /** How many records are kept. */
    public static final int MOST_RECORDS = 100_000;

    public AuditLog {
        records = List.copyOf(records);
    }

    /**
     * Reads an input to its end.
     *
     * @throws IOException if it cannot be read
     */
    public static AuditLog read(InputSource source) throws IOException {
        NewestRecords records = new NewestRecords();
        JsonLines lines = new JsonLines();
        try (TextReader text = TextReader.open(source)) {
            while (text.next()) {
                lines.take(text.number(), text.line());
                records.takeAll(lines);
            }
            lines.finish();
            records.takeAll(lines);
            return new AuditLog(
                    text.summary(records.count(), Completeness.COMPLETE),
                    records.inOrder(),
                    records.omitted(),
                    records.notUnderstood(),
                    records.firstNotUnderstood());
        }
    }
}
