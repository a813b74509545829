package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.entry.ListReader;
import dev.imatool.parsers.entry.TextCounts;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import dev.imatool.parsers.transcript.CleanLine;
import dev.imatool.parsers.transcript.EntryStart;
import dev.imatool.parsers.transcript.EntryTraces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Moves over the entries of a text. */
public final class AsciiListReader implements ListReader {
    private static final int SNIFFED_BYTES = 1 << 20;
    private static final int FEWEST_SNIFFED_DIGITS = 20;
    /** A name of 4095 bytes cannot break into more lines that matter, nor a hostile one make the search long. */
    private static final int MOST_JOINED_LINES = 256;

    private static final int MOST_JOINED_BYTES = 1 << 16;

    /** Lines that nothing proves, joined or not, after which joining is hardly tried any more: it is quadratic. */
    private static final int GIVEN_UP_AFTER = 64;

    private static final int FEWEST_JOINED_LINES = 3;

    private final ByteWindow window;
    private final DiagnosticLog diagnostics;
    private final Lines lines;
    private final EntryLine head;
    private final EntryLine ahead;
    private final LineReading reading;
    private final Surroundings surroundings;
    private final LineRemarks remarks;
    private final TranscriptReading transcript;
    private final EntryTraces traces;
    private final boolean asLines;
    private boolean behindEntry;
    private long lineNumber = 1;
    private int consumed;
    private long consumedLines;
    private int joinsInVain;

    /**
     * A reader of the text of {@code window}.
     *
     * @param asLines whether each line is taken as it stands, so that no entry is put together or taken out of other text
     */
    public AsciiListReader(
            ByteWindow window,
            TemplateCatalog catalog,
            Optional<ByteOrder> order,
            boolean asLines,
            DiagnosticLog diagnostics) {
        this.window = window;
        this.asLines = asLines;
        this.diagnostics = diagnostics;
        this.lines = new Lines(window);
        this.head = new EntryLine(window);
        this.ahead = new EntryLine(window);
        this.reading = new LineReading(window, catalog, order);
        this.surroundings = new Surroundings(diagnostics);
        this.remarks = new LineRemarks(diagnostics);
        this.traces = new EntryTraces(catalog.names());
        this.transcript = new TranscriptReading(window, catalog, reading);
    }

    /** True when a line near the beginning of the content begins like an entry. */
    public static boolean recognises(ByteWindow window) throws IOException {
        Lines lines = new Lines(window);
        EntryLine line = new EntryLine(window);
        int from = 0;
        CleanLine clean = new CleanLine();
        while (from < SNIFFED_BYTES && lines.read(from)) {
            if (line.parse(lines.start, lines.end)) {
                return true;
            }
            clean.set(window.array(), window.position() + lines.start, window.position() + lines.end, 0);
            int start = EntryStart.next(clean, 0);
            if (start >= 0 && EntryStart.digits(clean, start) >= FEWEST_SNIFFED_DIGITS) {
                return true;
            }
            from = lines.next;
        }
        return false;
    }

    @Override
    public boolean next(CurrentEntry entry) throws IOException {
        skip();
        while (lines.read(0)) {
            if (!lines.empty() && take(entry, head.parse(lines.start, lines.end) && !head.ofOtherFile())) {
                return true;
            }
            skip();
        }
        surroundings.end();
        return false;
    }

    @Override
    public Optional<ByteOrder> byteOrder() {
        return reading.toldOrder();
    }

    @Override
    public TextCounts text() {
        return surroundings.counts();
    }

    /** Bytes of work that joining lines cost. */
    long joinWork() {
        return transcript.work();
    }

    private void skip() throws IOException {
        if (consumed == 0 && lines.next > 0 && lines.start == 0) {
            notAnEntry();
        }
        window.advance(consumed);
        lineNumber += consumedLines;
        consumed = 0;
        consumedLines = 0;
        lines.next = 0;
    }

    private void notAnEntry() throws IOException {
        consumed = lines.next;
        consumedLines = 1;
        behindEntry = false;
        // nothing can be in it: a text of nothing else takes no longer to read than to count
        if (lines.empty()) {
            surroundings.emptyLine();
            return;
        }
        long length = lines.next;
        Location here = Location.lines(window.offset(), length, lineNumber, lineNumber);
        if (lines.overLimit) {
            diagnostics.report(Diagnostic.at(DiagnosticKind.LINE_OVER_LIMIT, here, Integer.toString(Lines.LONGEST)));
        } else if (!lines.terminated && head.mayBegin(lines.start, lines.end)) {
            diagnostics.report(
                    Diagnostic.at(DiagnosticKind.LINE_CUT_SHORT, here, (lines.end - lines.start) + " bytes"));
        } else {
            surroundings.line(transcript.clean(lines), damaged(), lineNumber, window.offset(), length);
        }
    }

    /** True when the line is what is left of an entry, or no text. */
    private boolean damaged() throws IOException {
        int from = window.position() + lines.start;
        CleanLine line = transcript.clean(lines);
        return line.binary()
                || traces.in(line, window.array(), from, window.position() + lines.end)
                || transcript.tornDigest(lines);
    }

    /**
     * Reads the entry that begins on the line just found; false when there is none, or the input ends inside it.
     *
     * @param begins whether the line begins like one
     */
    private boolean take(CurrentEntry entry, boolean begins) throws IOException {
        if (surroundings.listBegins()) {
            reading.beginList();
        }
        if (begins) {
            return takeLine(entry) || takeScattered(entry, true) || takeUnproven(entry);
        }
        return takeScattered(entry, false);
    }

    /** Reads the line, with those after it where a name holds line breaks, if its template digest proves it. */
    private boolean takeLine(CurrentEntry entry) throws IOException {
        int end = lines.end;
        int next = lines.next;
        boolean carriageReturn = endsInCarriageReturn(end);
        int joined = 1;
        boolean proven = reading.prove(head, carriageReturn ? end - 1 : end);
        boolean ownCarriageReturn = !proven && carriageReturn && reading.prove(head, end);
        proven |= ownCarriageReturn;
        if (!proven && head.digestWhole && !zeroDigest(entry)) {
            int most = joinsInVain < GIVEN_UP_AFTER ? MOST_JOINED_LINES : FEWEST_JOINED_LINES;
            while (!proven && joined < most && next < MOST_JOINED_BYTES && lines.read(next)) {
                if (entryAhead()) {
                    break;
                }
                proven = reading.prove(head, lines.end);
                next = lines.next;
                joined++;
            }
            if (!proven) {
                lines.read(0);
                joinsInVain += joined > 1 ? 1 : 0;
            } else {
                joinsInVain = 0;
            }
        }
        if (!proven) {
            return false;
        }
        place(entry, head, reading, next, joined);
        fill(entry, reading, true);
        remarks.of(head, reading, entry, carriageReturn && joined == 1 && !ownCarriageReturn, true);
        if (joined > 1) {
            remarks.lineBreaks(entry);
        }
        return taken(next, joined);
    }

    /** Reads an entry that has not a line of its own. */
    private boolean takeScattered(CurrentEntry entry, boolean begins) throws IOException {
        if (asLines) {
            return false;
        }
        boolean proven = transcript.proven(lines);
        boolean complete = false;
        boolean violation = false;
        if (!proven && begins && behindEntry && head.digestWhole && zeroDigest(entry)) {
            complete = reading.assume(head, lines.end) && reading.hasName();
            violation = transcript.violation(lines, complete);
        } else if (!proven && !begins && behindEntry && transcript.violationBegins()) {
            violation = transcript.violation(lines, false);
        }
        if (!proven && !violation) {
            return !begins && lines.terminated && transcript.unproven(lines) && takeBehindPrefix(entry);
        }
        beside();
        place(entry, transcript.head, transcript.reading, transcript.consumed, transcript.lines);
        fill(entry, transcript.reading, proven);
        remarks.of(transcript.head, transcript.reading, entry, false, proven);
        remarks.ofPlace(transcript, entry);
        if (transcript.lines > 1) {
            surroundings.joined(violation);
        }
        return taken(transcript.consumed, transcript.consumedLines);
    }

    /** Reads an entry that nothing proves after other text. */
    private boolean takeBehindPrefix(CurrentEntry entry) {
        beside();
        boolean encoded = transcript.assume();
        place(entry, transcript.head, transcript.reading, lines.next, 1);
        if (encoded) {
            fill(entry, transcript.reading, false);
        } else {
            entry.printed(DamagedLine.fields(transcript.joined(), transcript.reading));
        }
        remarks.of(transcript.head, transcript.reading, entry, false, false);
        remarks.ofPlace(transcript, entry);
        unproven(entry, encoded);
        return taken(lines.next, 1);
    }

    /** Looks at what is before the entry on its line. */
    private void beside() {
        CleanLine line = transcript.line();
        String prefix = new String(line.bytes(), 0, transcript.start, StandardCharsets.ISO_8859_1);
        surroundings.behind(prefix);
        if (traces.in(line.bytes(), 0, transcript.start)) {
            surroundings.damagedBeside(lineNumber, window.offset(), transcript.consumed);
        }
    }

    /** Reads a line that is an entry and not proven, as it stands. */
    private boolean takeUnproven(CurrentEntry entry) throws IOException {
        boolean carriageReturn = endsInCarriageReturn(lines.end);
        boolean encoded = reading.assume(head, carriageReturn ? lines.end - 1 : lines.end);
        if (!lines.terminated && !(encoded && reading.hasName() && zeroDigest(entry))) {
            return false;
        }
        place(entry, head, reading, lines.next, 1);
        if (encoded) {
            fill(entry, reading, false);
        } else {
            entry.printed(DamagedLine.fields(window, reading));
        }
        remarks.of(head, reading, entry, carriageReturn, false);
        if (!lines.terminated) {
            diagnostics.report(Diagnostic.atEntry(DiagnosticKind.LAST_LINE_UNPROVEN, entry.number(), entry.location()));
        }
        unproven(entry, encoded);
        return taken(lines.next, 1);
    }

    private void unproven(CurrentEntry entry, boolean encoded) {
        if (!encoded || !entry.digestSlice().allZero()) {
            surroundings.unproven(!encoded);
        }
    }

    private boolean taken(int bytes, int wholeLines) {
        consumed = bytes;
        consumedLines = wholeLines;
        behindEntry = true;
        return true;
    }

    /**
     * True when the line just found begins an entry of its own and cannot be part of a name. Blanks cannot stand in a name,
     * since the kernel stores {@code _} for them, but tabs can, unless the whole list has tabs for its blanks.
     */
    private boolean entryAhead() {
        return ahead.parse(lines.start, lines.end) && (!ahead.unusualBlanks || head.unusualBlanks);
    }

    private boolean zeroDigest(CurrentEntry entry) {
        head.templateDigest(entry.digestSlice());
        return entry.digestSlice().allZero();
    }

    private boolean endsInCarriageReturn(int end) {
        return end > 0 && window.array()[window.position() + end - 1] == '\r';
    }

    private void place(CurrentEntry entry, EntryLine line, LineReading read, int length, int onLines) {
        entry.begin(surroundings.entry());
        entry.head(line.number, read.template);
        entry.place(window.offset(), length);
        entry.lines(lineNumber, lineNumber + onLines - 1);
        line.templateDigest(entry.digestSlice());
    }

    private static void fill(CurrentEntry entry, LineReading read, boolean proven) {
        if (read.template.legacy()) {
            read.legacyData().fields(entry.spans());
            entry.data(
                    read.legacyData().array(), 0, read.legacyData().length(), Provenance.REENCODED, true, read.order());
        } else {
            byte[] data = read.encoder.data();
            int length = read.encoder.length();
            boolean fit = entry.spans().walk(data, 0, length, read.order()) && read.template.described();
            entry.data(data, 0, length, Provenance.REENCODED, fit, read.order());
        }
        if (proven) {
            entry.prove(read.provenKind());
        }
    }
}
