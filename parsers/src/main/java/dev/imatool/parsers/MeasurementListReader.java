package dev.imatool.parsers;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.Completeness;
import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryCursor;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.ascii.AsciiListReader;
import dev.imatool.parsers.batch.BatchSource;
import dev.imatool.parsers.batch.BulkReader;
import dev.imatool.parsers.batch.CopiedEntries;
import dev.imatool.parsers.binary.BinaryDetector;
import dev.imatool.parsers.binary.BinaryLayout;
import dev.imatool.parsers.binary.BinaryListReader;
import dev.imatool.parsers.cel.CelListReader;
import dev.imatool.parsers.cel.CelReader;
import dev.imatool.parsers.entry.BootEntries;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.entry.ListDigests;
import dev.imatool.parsers.entry.ListReader;
import dev.imatool.parsers.entry.NamespaceEntries;
import dev.imatool.parsers.entry.TextCounts;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.Content;
import dev.imatool.parsers.input.DiagnosticLog;
import dev.imatool.parsers.input.ForeignFormat;
import dev.imatool.parsers.input.KeptContent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the measurement lists of one input, whatever their form. Moving over the entries takes constant memory; {@link
 * #summary()} says at the end what the input was and what was wrong with it. Joined parts of a list are read one after the other;
 * each may have a form of its own.
 */
public final class MeasurementListReader implements EntryCursor {
    private final ReadOptions options;
    private final CurrentEntry entry = new CurrentEntry();
    private final BootEntries bootEntries = new BootEntries();
    private final NamespaceEntries namespaceEntries = new NamespaceEntries();
    private final JoinedSummary joined;
    private Content content;
    private DiagnosticLog diagnostics = new DiagnosticLog();
    private ListDigests listDigests = new ListDigests();
    private InputTally tally;
    private Optional<ListReader> reader = Optional.empty();
    private Optional<BulkReader> bulk = Optional.empty();
    private Optional<ListFormat> format = Optional.empty();
    private Optional<InputSummary> summary = Optional.empty();

    private MeasurementListReader(InputSource source, ReadOptions options) throws IOException {
        this.options = options;
        this.joined = new JoinedSummary(source);
        this.tally = new InputTally(diagnostics, !joined.one());
        this.content = open(joined.part());
    }

    /**
     * Opens an input and finds out from its content what it is.
     *
     * @throws IOException if the input cannot be opened or read
     */
    public static MeasurementListReader open(InputSource source, ReadOptions options) throws IOException {
        MeasurementListReader opened = new MeasurementListReader(source, options);
        try {
            opened.detect();
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    @Override
    public boolean next() throws IOException {
        if (summary.isPresent()) {
            return false;
        }
        do {
            while (reader.isPresent() && reader.get().next(entry)) {
                listDigests.settle(entry);
                bootEntries.settle(entry);
                namespaceEntries.settle(entry);
                boolean wanted =
                        options.list().isEmpty() || options.list().get().equals(entry.list());
                tally.count(entry, wanted);
                diagnostics.entryRead(entry);
                if (wanted) {
                    return true;
                }
            }
            joined.end(endOfPart(), tally);
        } while (nextPart());
        summary = Optional.of(joined.summary());
        return false;
    }

    /** Moves to the next part, if there is one; names of namespaces and boot_aggregates that were seen stay known. */
    private boolean nextPart() throws IOException {
        if (!joined.next()) {
            return false;
        }
        content.close();
        diagnostics = new DiagnosticLog();
        listDigests = new ListDigests();
        tally = new InputTally(diagnostics, true);
        reader = Optional.empty();
        bulk = Optional.empty();
        format = Optional.empty();
        content = open(joined.part());
        detect();
        return true;
    }

    /** The file that an entry stands in, of those that were read; while others read on, too. */
    public String fileOf(long number) {
        return joined.fileOf(number);
    }

    /**
     * A batch of entries of this reader; each of its fills moves on as {@link #next} does.
     *
     * @param most how many entries it holds; fewer when they are long
     */
    public EntryBatch newBatch(int most) {
        return new CopiedEntries(new Batches(), most);
    }

    /** The reader as batches see it. */
    private final class Batches implements BatchSource {
        @Override
        public boolean next() throws IOException {
            return MeasurementListReader.this.next();
        }

        @Override
        public CurrentEntry entry() {
            return entry;
        }

        @Override
        public int take(CopiedEntries batch) {
            if (summary.isPresent() || bulk.isEmpty() || options.list().isPresent() || !listDigests.usual()) {
                return 0;
            }
            int count = bulk.get().take(batch, entry.number() + 1);
            if (count > 0) {
                entry.skip(count);
                tally.countBulk(count, content.window().offset());
            }
            return count;
        }
    }

    @Override
    public CurrentEntry entry() {
        return entry;
    }

    /**
     * What is known of the input.
     *
     * @throws IllegalStateException before {@link #next()} has returned false
     */
    public InputSummary summary() {
        return summary.orElseThrow(() -> new IllegalStateException("the input has not been read to its end"));
    }

    /** The first content of which no entry was read, else none; to be asked at the end. */
    public Optional<UnreadContent> unread() {
        return joined.unread();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private Content open(InputSource part) throws IOException {
        Optional<KeptContent> kept = part.unwatchedContent();
        return kept.isPresent()
                ? Content.open(kept.get(), options.hashed(), diagnostics)
                : Content.open(part.open(), options.hashed(), diagnostics);
    }

    private void detect() throws IOException {
        ByteWindow window = content.window();
        TemplateCatalog catalog = new TemplateCatalog(options.templates());
        BinaryDetector detector = new BinaryDetector(window, catalog, options.byteOrder(), options.templateDigest());
        tally.detected(options.overriding() ? byItself(window, catalog) : Optional.empty());
        Optional<CelForm> records = options.format().isEmpty() ? CelReader.detect(window) : Optional.empty();
        if (window.ensure(1) == 0) {
            // nothing need be staged, nor anything be left of what was
            // and of what is packed it is said already why nothing came out of it
            if (joined.one() && diagnostics.completeness() == Completeness.COMPLETE) {
                diagnostics.report(Diagnostic.of(DiagnosticKind.EMPTY_INPUT));
            }
        } else if (records.isPresent()) {
            tally.content(ForeignFormat.head(window));
            format = Optional.of(ListFormat.CEL);
            reader = Optional.of(new CelListReader(window, records.get(), catalog, options.byteOrder(), diagnostics));
        } else if (options.format().isPresent()) {
            boolean binary = options.format().get() == ListFormat.BINARY;
            open(binary ? Optional.of(forced(detector)) : Optional.empty(), catalog);
        } else {
            Optional<BinaryLayout> layout = detector.detect();
            if (layout.filter(BinaryLayout::certain).isEmpty() && !AsciiListReader.recognises(window)) {
                layout = layout.isPresent() ? layout : detector.detectBehindOtherBytes();
                layout = layout.isPresent() ? layout : detector.detectCutShort();
                open(layout, catalog);
            } else {
                open(layout.filter(BinaryLayout::certain), catalog);
            }
        }
    }

    /** What the content is without any option, in words. */
    private static Optional<String> byItself(ByteWindow window, TemplateCatalog catalog) throws IOException {
        Optional<BinaryLayout> layout = new BinaryDetector(window, catalog, Optional.empty(), Optional.empty())
                .detect()
                .filter(BinaryLayout::certain);
        if (layout.isPresent()) {
            String order = layout.get().order() == ByteOrder.LITTLE ? "little" : "big";
            String bank = PcrBank.ofDigestLength(layout.get().digestLength())
                    .map(PcrBank::toString)
                    .orElseThrow();
            return Optional.of("a binary list, " + order + " endian, with " + bank + " template digests");
        }
        return AsciiListReader.recognises(window) ? Optional.of("an ascii list") : Optional.empty();
    }

    private static BinaryLayout forced(BinaryDetector detector) throws IOException {
        Optional<BinaryLayout> layout = detector.detect();
        layout = layout.isPresent() ? layout : detector.detectBehindOtherBytes();
        layout = layout.isPresent() ? layout : detector.detectCutShort();
        return layout.orElseGet(detector::fallback);
    }

    /** Reads as binary where there is a layout, else as text. */
    private void open(Optional<BinaryLayout> layout, TemplateCatalog catalog) throws IOException {
        ByteWindow window = content.window();
        tally.content(ForeignFormat.head(window));
        if (layout.isPresent()) {
            format = Optional.of(ListFormat.BINARY);
            BinaryListReader binary = new BinaryListReader(window, layout.get(), catalog, diagnostics);
            reader = Optional.of(binary);
            bulk = Optional.of(binary);
        } else {
            format = Optional.of(ListFormat.ASCII);
            reader = Optional.of(
                    new AsciiListReader(window, catalog, options.byteOrder(), options.asLines(), diagnostics));
        }
    }

    private InputSummary endOfPart() throws IOException {
        Optional<String> sha256 = content.finish();
        tally.end(content.window().offset(), options);
        boolean binary = format.filter(ListFormat.BINARY::equals).isPresent();
        boolean read = tally.entries() > 0 || binary || options.format().isPresent();
        return new InputSummary(
                joined.part().name(),
                sha256,
                content.rawBytes(),
                read ? format : Optional.empty(),
                tally.entries() > 0 ? reader.flatMap(ListReader::byteOrder) : Optional.empty(),
                tally.templateDigest(),
                tally.entries(),
                tally.violations(),
                diagnostics.completeness(),
                content.encodings(),
                tally.lists(),
                reader.map(ListReader::text).orElse(TextCounts.NONE),
                diagnostics.diagnostics(),
                List.of());
    }
}
