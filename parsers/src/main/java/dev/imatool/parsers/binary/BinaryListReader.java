package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.batch.BulkReader;
import dev.imatool.parsers.batch.CopiedEntries;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.entry.FieldSpans;
import dev.imatool.parsers.entry.ListReader;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.IOException;
import java.util.Optional;

/**
 * Moves over a binary list. An entry is taken as it stands when its fields add up and something like an entry (or the end)
 * follows; else its template digest decides. Nothing is allocated per entry.
 */
public final class BinaryListReader implements ListReader, BulkReader {
    private static final byte[] NOTHING = {};

    /** How many bytes fewer than its fields an entry may say it has, where another one follows: it is not to hash what it has not. */
    private static final int MOST_BYTES_OFF = 64;

    private final ByteWindow window;
    private final DiagnosticLog diagnostics;
    private final TemplateCatalog catalog;
    private final Frame frame;
    private final Resynchronizer resynchronizer;
    private final BinaryBulkReader bulk;
    private final EntryWithin within;
    private final DataCompletion completion;
    private final FieldSpans scratch = new FieldSpans();
    private final Optional<KexecBuffer> kexec;
    private final long listEnd;
    private final int digestLength;
    private ByteOrder order;
    private long entries;
    private long entriesEnd;
    private boolean proven;
    private boolean usualReading;
    private int consumed;
    /** Template data with the byte that the list lacks; empty where it lacks none. */
    private byte[] completed = NOTHING;

    /** A reader of the content of {@code window}, laid out as {@code layout} says. */
    public BinaryListReader(ByteWindow window, BinaryLayout layout, TemplateCatalog catalog, DiagnosticLog diagnostics)
            throws IOException {
        this.window = window;
        this.catalog = catalog;
        this.diagnostics = diagnostics;
        this.order = layout.order();
        this.digestLength = layout.digestLength();
        this.frame = new Frame(window, catalog);
        this.within = new EntryWithin(window, catalog);
        this.completion = new DataCompletion(window);
        this.bulk = new BinaryBulkReader(window, digestLength);
        this.resynchronizer = new Resynchronizer(window, frame, Resynchronizer.HASHED_AT_MOST);
        this.kexec = layout.start() > 0 ? KexecHeader.at(window, order).map(this::enterKexecBuffer) : Optional.empty();
        this.listEnd = kexec.map(KexecBuffer::end).orElse(Long.MAX_VALUE);
    }

    @Override
    public boolean next(CurrentEntry entry) throws IOException {
        window.advance(consumed);
        consumed = 0;
        while (listGoesOn() && window.ensure(1) > 0) {
            if (frame.read(0, order, digestLength) && acceptable()) {
                fill(entry);
                return true;
            }
            if (correctLength()) {
                fill(entry);
                return true;
            }
            if (window.offset() >= listEnd || !recover()) {
                break;
            }
        }
        finish();
        return false;
    }

    @Override
    public int take(CopiedEntries batch, long number) {
        window.advance(consumed);
        consumed = 0;
        int taken = bulk.take(order, listEnd, batch, number);
        if (taken > 0) {
            entries += taken;
            entriesEnd = window.offset();
        }
        return taken;
    }

    /** False after the end of a kexec buffer, unless its header counts more entries than were read. */
    private boolean listGoesOn() {
        return window.offset() < listEnd
                || kexec.filter(buffer -> buffer.promisesMoreThan(entries)).isPresent();
    }

    @Override
    public Optional<ByteOrder> byteOrder() {
        return Optional.of(order);
    }

    private boolean acceptable() throws IOException {
        proven = frame.legacyProven;
        usualReading = true;
        completed = NOTHING;
        boolean fits = frame.template.legacy() || walk(frame.template) || walkOtherReading();
        if (fits && frame.plausible(frame.total, order, digestLength)) {
            return true;
        }
        proven = frame.proven();
        boolean next = frame.plausible(frame.total, order, digestLength);
        if (next && !fits && !proven) {
            correctWithin();
        }
        if (proven || next) {
            return true;
        }
        if (fits && frame.template.described()) {
            return !within.isThere(frame, order, digestLength);
        }
        frame.failure = FrameFailure.FIELDS;
        return false;
    }

    /** True when the fields add up and are as many as the template has; any number for an unknown template. */
    private boolean walk(Template template) {
        boolean adds = scratch.walk(window.array(), window.position() + frame.dataAt, frame.dataLength, order);
        return adds
                && (!template.described()
                        || scratch.count() == template.fields().size());
    }

    private boolean walkOtherReading() {
        for (Template other : catalog.otherReadings(frame.template)) {
            if (walk(other)) {
                diagnostics.reportOnce(Diagnostic.atEntry(
                        DiagnosticKind.TEMPLATE_READING,
                        entries + 1,
                        place(frame.total),
                        other.name(),
                        other.format()));
                frame.template = other;
                usualReading = false;
                return true;
            }
        }
        return false;
    }

    /**
     * Corrects an entry that another one follows where its template data length says, though its fields end elsewhere: bytes too
     * many after them, or the last byte missing. Leaves the frame as it was where the template digest proves neither.
     */
    private void correctWithin() throws IOException {
        int logged = frame.dataLength;
        int total = frame.total;
        if (frame.readByFields(order, logged + MOST_BYTES_OFF)) {
            // the next entry's first byte may be the one that is missing
            boolean longer = frame.total > total && frame.plausible(frame.total, order, digestLength);
            frame.total = longer ? frame.total : total;
        } else {
            frame.read(0, order, digestLength);
            completed = completion.search(frame, order);
            if (completed.length == 0) {
                return;
            }
        }
        proven = true;
        lengthCorrected(logged, completed.length == 0 ? frame.dataLength : completed.length);
    }

    private void lengthCorrected(long logged, int length) {
        diagnostics.report(Diagnostic.atEntry(
                DiagnosticKind.LENGTH_CORRECTED,
                entries + 1,
                place(frame.total),
                "template data length",
                Long.toString(logged),
                Integer.toString(length)));
    }

    /** Takes an entry whose template data length lies, where the lengths of its fields and its digest tell the truth. */
    private boolean correctLength() throws IOException {
        boolean lengthKnown = frame.failure == FrameFailure.FIELDS
                || frame.failure == FrameFailure.BEYOND_INPUT
                || frame.failure == FrameFailure.OVER_LIMIT;
        long logged = frame.failure == FrameFailure.FIELDS ? frame.dataLength : frame.value;
        if (!lengthKnown || frame.template.legacy() || !frame.readByFields(order, Frame.LONGEST_DATA)) {
            return false;
        }
        lengthCorrected(logged, frame.dataLength);
        proven = true;
        return true;
    }

    private void fill(CurrentEntry entry) {
        entries++;
        entry.begin("");
        entry.head(frame.pcr, frame.template);
        entry.place(window.offset(), frame.total);
        byte[] array = window.array();
        int at = window.position();
        entry.digestSlice().set(array, at + 4, digestLength);
        if (frame.template.legacy()) {
            frame.legacyData().fields(entry.spans());
            entry.data(frame.legacyData().array(), 0, frame.legacyData().length(), Provenance.LOGGED, true, order);
        } else {
            boolean whole = completed.length == 0;
            byte[] data = whole ? array : completed;
            int from = whole ? at + frame.dataAt : 0;
            int length = whole ? frame.dataLength : completed.length;
            boolean adds = entry.spans().walk(data, from, length, order);
            boolean fit = adds
                    && frame.template.described()
                    && entry.spans().count() == frame.template.fields().size();
            entry.data(data, from, length, Provenance.LOGGED, fit, order);
            if (!frame.template.described()) {
                diagnostics.reportOnce(Diagnostic.atEntry(
                        DiagnosticKind.UNKNOWN_TEMPLATE, entries, place(frame.total), frame.template.name()));
            }
        }
        if (proven) {
            entry.prove(frame.provenKind());
        } else if (entry.fieldsFit() && usualReading) {
            bulk.learn(frame.template, order, at + frame.nameAt(), frame.nameLength());
        }
        consumed = frame.total;
        entriesEnd = window.offset() + consumed;
    }

    /** Deals with a place where no entry could be read; false when nothing more can be. */
    private boolean recover() throws IOException {
        Diagnostic why = FrameDiagnosis.of(frame, window, entries + 1);
        Diagnostic believed = FrameDiagnosis.believed(frame, window, entries + 1);
        FrameFailure failure = frame.failure;
        if (frame.read(0, order.other(), digestLength) && !frame.violation() && frame.proven()) {
            order = order.other();
            diagnostics.report(Diagnostic.atEntry(
                    DiagnosticKind.BYTE_ORDER_CHANGED,
                    entries + 1,
                    place(frame.total),
                    order == ByteOrder.LITTLE ? "little" : "big"));
            return true;
        }
        kexec.ifPresent(KexecBuffer::damaged);
        long from = window.offset();
        window.advance(1);
        Resynchronizer.Result result = resynchronizer.search(order, digestLength, listEnd - from);
        long skipped = window.offset() - from;
        if (result == Resynchronizer.Result.FOUND) {
            DiagnosticKind kind = entries == 0 ? DiagnosticKind.LEADING_BYTES : DiagnosticKind.SKIPPED_BYTES;
            Location stretch = Location.bytes(from, skipped);
            diagnostics.report(believed.over(stretch));
            diagnostics.report(Diagnostic.at(kind, stretch, Long.toString(skipped)));
            return true;
        }
        long rest = Math.min(restOfInput(from), listEnd - from);
        Location stretch = Location.bytes(from, rest);
        diagnostics.report(why.over(stretch));
        if (result == Resynchronizer.Result.GIVEN_UP) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.SEARCH_GIVEN_UP, Long.toString(resynchronizer.hashed())));
        }
        if (failure != FrameFailure.CUT_SHORT && failure != FrameFailure.BEYOND_INPUT) {
            diagnostics.report(Diagnostic.at(DiagnosticKind.TRAILING_BYTES, stretch, Long.toString(rest)));
        }
        return false;
    }

    private long restOfInput(long from) throws IOException {
        while (window.ensure(1) > 0) {
            window.advance(window.limit() - window.position());
        }
        return window.offset() - from;
    }

    private Location place(int length) {
        return Location.bytes(window.offset(), length);
    }

    private KexecBuffer enterKexecBuffer(KexecHeader header) {
        diagnostics.report(Diagnostic.of(
                DiagnosticKind.KEXEC_HEADER,
                Long.toUnsignedString(header.size()),
                Long.toUnsignedString(header.entries())));
        consumed = KexecHeader.LENGTH;
        entriesEnd = window.offset() + consumed;
        return new KexecBuffer(header, window.offset());
    }

    private void finish() throws IOException {
        if (kexec.isEmpty()) {
            return;
        }
        kexec.get().compare(entries, entriesEnd, diagnostics);
        long end = window.offset();
        long behind = restOfInput(end);
        if (behind > 0) {
            diagnostics.reportOnce(
                    Diagnostic.at(DiagnosticKind.KEXEC_PADDING, Location.bytes(end, behind), Long.toString(behind)));
        }
    }
}
