package dev.imatool.parsers.audit;

import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.text.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The integrity audit records of one input.
 *
 * @param summary of the input; its entries are the records, those left out included
 * @param records in the order of the input, at most {@link #MOST_RECORDS}
 * @param omitted how many more there are
 */
public record AuditLog(InputSummary summary, List<AuditRecord> records, long omitted) {
    /** How many records are kept. */
    public static final int MOST_RECORDS = 100_000;

    /** How many characters they may have together. */
    private static final long MOST_TEXT = 64L << 20;

    public AuditLog {
        records = List.copyOf(records);
    }

    /**
     * Reads an input to its end.
     *
     * @throws IOException if it cannot be read
     */
    public static AuditLog read(InputSource source) throws IOException {
        List<AuditRecord> records = new ArrayList<>();
        long omitted = 0;
        long taken = 0;
        try (TextReader text = TextReader.open(source)) {
            while (text.next()) {
                Optional<AuditRecord> record = AuditLine.parse(text.number(), text.line());
                if (record.isPresent()) {
                    if (records.size() < MOST_RECORDS && taken < MOST_TEXT) {
                        records.add(record.get());
                        taken += text.line().length();
                    } else {
                        omitted++;
                    }
                }
            }
            return new AuditLog(text.summary(records.size() + omitted, Completeness.COMPLETE), records, omitted);
        }
    }
}
