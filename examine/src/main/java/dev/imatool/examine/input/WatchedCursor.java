package dev.imatool.examine.input;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryCursor;
import dev.imatool.model.EntryView;
import dev.imatool.model.Location;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.PlainEntries;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.UnreadContent;
import java.io.IOException;
import java.util.Optional;

/** Reads an input, telling progress on the way, and its name when it cannot be read. */
public final class WatchedCursor implements EntryCursor {
    private final String name;
    private final MeasurementListReader reader;
    private final ReadingProgress progress;

    private WatchedCursor(String name, MeasurementListReader reader, ReadingProgress progress) {
        this.name = name;
        this.reader = reader;
        this.progress = progress;
    }

    public static WatchedCursor open(InputSource source, ReadOptions options, ReadingProgress progress)
            throws UnreadableInputException {
        try {
            return new WatchedCursor(source.name(), MeasurementListReader.open(source, options), progress);
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
    }

    @Override
    public boolean next() throws UnreadableInputException {
        try {
            boolean stands = reader.next();
            if (stands && reader.number() % ReadingProgress.STRIDE == 0) {
                progress.entries(name, reader.number());
            }
            if (!stands) {
                requireChosenList();
            }
            return stands;
        } catch (IOException failure) {
            throw UnreadableInputException.of(name, failure);
        }
    }

    /** A batch of entries. */
    EntryBatch newBatch(int most) {
        return new WatchedBatch(reader.newBatch(most));
    }

    private final class WatchedBatch implements EntryBatch {
        private final EntryBatch batch;

        WatchedBatch(EntryBatch batch) {
            this.batch = batch;
        }

        @Override
        public boolean fill() throws UnreadableInputException {
            try {
                boolean filled = batch.fill();
                if (filled) {
                    progress.entries(name, reader.number());
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

        @Override
        public PlainEntries plain() {
            return batch.plain();
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
            InputForm.refuse(unread.get().name(), unread.get().head(), "a measurement list", "a measurement list");
        }
        for (Diagnostic diagnostic : reader.summary().diagnostics()) {
            if (diagnostic.kind() == DiagnosticKind.NO_SUCH_LIST) {
                throw UnreadableInputException.ofList(name, diagnostic.message());
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    @Override
    public long number() {
        return reader.number();
    }

    @Override
    public String list() {
        return reader.list();
    }

    @Override
    public Location location() {
        return reader.location();
    }

    @Override
    public int pcr() {
        return reader.pcr();
    }

    @Override
    public long firstColumn() {
        return reader.firstColumn();
    }

    @Override
    public ByteSlice templateDigest() {
        return reader.templateDigest();
    }

    @Override
    public Optional<LoggedDigestKind> digestKind() {
        return reader.digestKind();
    }

    @Override
    public Template template() {
        return reader.template();
    }

    @Override
    public Provenance provenance() {
        return reader.provenance();
    }

    @Override
    public ByteSlice templateData() {
        return reader.templateData();
    }

    @Override
    public boolean fieldsFit() {
        return reader.fieldsFit();
    }

    @Override
    public int fieldCount() {
        return reader.fieldCount();
    }

    @Override
    public ByteSlice field(int index) {
        return reader.field(index);
    }

    @Override
    public boolean bootAggregate() {
        return reader.bootAggregate();
    }

    @Override
    public boolean violation() {
        return reader.violation();
    }

    @Override
    public boolean proven() {
        return reader.proven();
    }

    @Override
    public Entry toEntry() {
        return reader.toEntry();
    }
}
