package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.entry.ListReader;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Moves over the entries of a text. */
public final class AsciiListReader implements ListReader {
    private static final int SNIFFED_BYTES = 1 << 20;
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
    private long lineNumber = 1;
    private int consumed;
    private long consumedLines;
    private int joinsInVain;

    /** A reader of the text of {@code window}. */
    public AsciiListReader(
            ByteWindow window, TemplateCatalog catalog, Optional<ByteOrder> order, DiagnosticLog diagnostics) {
        this.window = window;
        this.diagnostics = diagnostics;
        this.lines = new Lines(window);
        this.head = new EntryLine(window);
        this.ahead = new EntryLine(window);
        this.reading = new LineReading(window, catalog, order);
        this.surroundings = new Surroundings(diagnostics);
        this.remarks = new LineRemarks(diagnostics);
    }

    /** True when a line near the beginning of the content begins like an entry. */
    public static boolean recognises(ByteWindow window) throws IOException {
        Lines lines = new Lines(window);
        EntryLine line = new EntryLine(window);
        int from = 0;
        while (from < SNIFFED_BYTES && lines.read(from)) {
            if (line.parse(lines.start, lines.end)) {
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
            if (head.parse(lines.start, lines.end) && take(entry)) {
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

    private void notAnEntry() {
        consumed = lines.next;
        consumedLines = 1;
        long length = lines.next;
        Location here = Location.lines(window.offset(), length, lineNumber, lineNumber);
        if (lines.overLimit) {
            diagnostics.report(Diagnostic.at(DiagnosticKind.LINE_OVER_LIMIT, here, Integer.toString(Lines.LONGEST)));
        } else if (!lines.terminated && head.mayBegin(lines.start, lines.end)) {
            diagnostics.report(
                    Diagnostic.at(DiagnosticKind.LINE_CUT_SHORT, here, (lines.end - lines.start) + " bytes"));
        } else {
            String text = new String(
                    window.array(),
                    window.position(),
                    Math.min(lines.end, MOST_JOINED_BYTES),
                    StandardCharsets.ISO_8859_1);
            surroundings.line(text, lineNumber, window.offset(), length);
        }
    }

    /** Reads the entry that begins on the line just found; false when the input ends inside it. */
    private boolean take(CurrentEntry entry) throws IOException {
        int end = lines.end;
        int next = lines.next;
        boolean terminated = lines.terminated;
        boolean carriageReturn = endsInCarriageReturn(end);
        int stripped = carriageReturn ? end - 1 : end;
        int joined = 1;
        if (surroundings.listBegins()) {
            reading.beginList();
        }
        boolean proven = reading.prove(head, stripped);
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
                next = lines.next;
                joinsInVain += joined > 1 ? 1 : 0;
                joined = 1;
            } else {
                joinsInVain = 0;
            }
        }
        boolean encoded = proven || reading.assume(head, stripped);
        if (!proven && !terminated && !(encoded && reading.hasName() && zeroDigest(entry))) {
            return false;
        }
        fill(entry, next, joined, proven, encoded);
        remarks.of(head, reading, entry, carriageReturn && joined == 1 && !ownCarriageReturn, proven);
        if (!proven && !terminated) {
            diagnostics.report(Diagnostic.atEntry(DiagnosticKind.LAST_LINE_UNPROVEN, entry.number(), entry.location()));
        }
        consumed = next;
        consumedLines = joined;
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

    private void fill(CurrentEntry entry, int next, int joined, boolean proven, boolean encoded) {
        entry.begin(surroundings.entry());
        entry.head(head.number, reading.template);
        entry.place(window.offset(), next);
        entry.lines(lineNumber, lineNumber + joined - 1);
        head.templateDigest(entry.digestSlice());
        if (!encoded) {
            entry.printed(DamagedLine.fields(window, reading));
            return;
        }
        if (reading.template.legacy()) {
            reading.legacyData().fields(entry.spans());
            entry.data(
                    reading.legacyData().array(),
                    0,
                    reading.legacyData().length(),
                    Provenance.REENCODED,
                    true,
                    reading.order);
        } else {
            byte[] data = reading.encoder.data();
            int length = reading.encoder.length();
            boolean fit = entry.spans().walk(data, 0, length, reading.order) && reading.template.described();
            entry.data(data, 0, length, Provenance.REENCODED, fit, reading.order);
        }
        if (proven) {
            entry.prove(reading.provenKind());
        }
    }
}
