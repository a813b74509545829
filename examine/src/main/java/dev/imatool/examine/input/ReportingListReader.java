package dev.imatool.examine.input;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryCursor;
import dev.imatool.model.EntryView;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.UnreadContent;
import dev.imatool.parsers.form.FormUse;
import java.io.IOException;
import java.util.Optional;

/** Reads a measurement list, reports progress on the way, and names the input in the error when it cannot be read. */
public final class ReportingListReader implements EntryCursor {
    private final String name;
    private final MeasurementListReader reader;
    private final ReadingProgress progress;

    private ReportingListReader(String name, MeasurementListReader reader, ReadingProgress progress) {
        this.name = name;
        this.reader = reader;
        this.progress = progress;
    }

    /**
     * Opens a list; the caller closes what this returns.
     *
     * @param progress hears every {@link ReadingProgress#STRIDE} entries, or after each batch, how many were read
     * @throws UnreadableInputException if it cannot be opened
     */
    public static ReportingListReader open(InputSource source, ReadOptions options, ReadingProgress progress)
            throws UnreadableInputException {
        try {
            return new ReportingListReader(source.name(), MeasurementListReader.open(source, options), progress);
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
    }

    @Override
    public boolean next() throws UnreadableInputException {
        try {
            boolean found = reader.next();
            if (found && reader.entry().number() % ReadingProgress.STRIDE == 0) {
                progress.entries(name, reader.entry().number());
            }
            if (!found) {
                requireChosenList();
            }
            return found;
        } catch (IOException failure) {
            throw UnreadableInputException.of(name, failure);
        }
    }

    @Override
    public EntryView entry() {
        return reader.entry();
    }

    /** A batch of entries. */
    EntryBatch newBatch(int most) {
        return new ReportingBatch(reader.newBatch(most));
    }

    private final class ReportingBatch implements EntryBatch {
        private final EntryBatch batch;

        ReportingBatch(EntryBatch batch) {
            this.batch = batch;
        }

        @Override
        public boolean fill() throws UnreadableInputException {
            try {
                boolean filled = batch.fill();
                if (filled) {
                    progress.entries(name, reader.entry().number());
                } else {
                    requireChosenList();
                }
                return filled;
            } catch (IOException failure) {
                throw UnreadableInputException.of(name, failure);
            }
        }

        @Override
        public int size() {
            return batch.size();
        }

        @Override
        public EntryView entry(int index) {
            return batch.entry(index);
        }
    }

    /** The file that an entry stands in, of those that were read: of a joined list, a part. */
    String fileOf(long entry) {
        return reader.fileOf(entry);
    }

    /** What is known at the end. */
    public InputSummary summary() {
        return reader.summary();
    }

    /** A list that is asked for by name and is not there is wrong usage, not damage; so is a file of another form. */
    private void requireChosenList() throws UnreadableInputException {
        Optional<UnreadContent> unread = reader.unread();
        if (unread.isPresent()) {
            InputForm.refuse(
                    unread.get().name(), unread.get().head(), InputProblem.Wanted.LIST, FormUse.MEASUREMENT_LIST);
        }
        for (Diagnostic diagnostic : reader.summary().diagnostics()) {
            if (diagnostic.kind() == DiagnosticKind.NO_SUCH_LIST) {
                throw UnreadableInputException.of(name, new InputProblem.WithoutList(diagnostic));
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
