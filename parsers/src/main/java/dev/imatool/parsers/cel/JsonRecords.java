package dev.imatool.parsers.cel;

import dev.imatool.model.Location;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import dev.imatool.parsers.json.RecordOutline;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JSON into records without parsing more than one at a time: at separators and line ends where the form has them, so that a
 * damaged record costs no other, else by counting braces outside of strings.
 */
final class JsonRecords implements RecordSource {
    private static final int CHUNK = 1 << 16;
    private static final int SEPARATOR = 0x1e;

    private final ByteWindow window;
    private final CelForm form;
    private final DiagnosticLog diagnostics;
    private final JsonRecordParser parser = new JsonRecordParser();
    private boolean begun;
    private boolean inArray;
    private boolean inObject;
    private boolean ended;
    private int consumed;

    JsonRecords(ByteWindow window, CelForm form, DiagnosticLog diagnostics) {
        this.window = window;
        this.form = form;
        this.diagnostics = diagnostics;
    }

    @Override
    public @Nullable CelRecord next(long number) throws IOException {
        begin();
        while (!ended) {
            window.advance(consumed);
            consumed = 0;
            int length = form == CelForm.JSON ? braces() : separated();
            if (length > 0) {
                CelRecord record = parse(number, length);
                consumed = length;
                if (record != null) {
                    return record;
                }
            }
        }
        return null;
    }

    private void begin() throws IOException {
        if (begun || form != CelForm.JSON) {
            return;
        }
        begun = true;
        blanks();
        int available = Math.min(window.ensure(CHUNK), CHUNK);
        int at = window.position();
        byte[] head = Arrays.copyOfRange(window.array(), at, at + available);
        int records = available > 0 && head[0] == '{' ? RecordOutline.recordsAt(head) : 0;
        inObject = records > 0;
        inArray = inObject || (available > 0 && head[0] == '[');
        if (inArray) {
            window.advance(records + 1);
        }
    }

    private @Nullable CelRecord parse(long number, int length) throws IOException {
        byte[] array = window.array();
        int from = window.position();
        int to = from + length;
        while (from < to && blank(array[from])) {
            from++;
        }
        while (to > from && blank(array[to - 1])) {
            to--;
        }
        if (from == to) {
            return null;
        }
        Location location = Location.bytes(window.offset() + (from - window.position()), to - from);
        try {
            return parser.parse(number, location, array, from, to - from);
        } catch (MalformedRecordException malformed) {
            diagnostics.report(
                    malformed.cut() && window.ensure(length + 1L) <= length
                            ? Diagnostic.at(DiagnosticKind.RECORD_CUT_SHORT, location, Long.toString(number))
                            : Diagnostic.at(
                                    DiagnosticKind.RECORD_DAMAGED, location, Long.toString(number), malformed.why()));
            return null;
        }
    }

    /** Up to the next separator or line end; 0 where nothing is left, or the record is too long. */
    private int separated() throws IOException {
        int end = form == CelForm.NDJSON ? '\n' : SEPARATOR;
        int length = 0;
        while (true) {
            int available = window.ensure(length + 1L);
            if (available <= length) {
                ended = length == 0;
                return length;
            }
            byte[] array = window.array();
            int at = window.position();
            for (; length < available; length++) {
                if (array[at + length] == end) {
                    // the separator itself goes with what is before it
                    if (length > 0) {
                        return length;
                    }
                    window.advance(1);
                    return 0;
                }
            }
            if (length > CelReader.LONGEST_RECORD) {
                overLimit(end);
                return 0;
            }
        }
    }

    private void overLimit(int end) throws IOException {
        long from = window.offset();
        while (window.ensure(1) > 0) {
            int available = window.limit() - window.position();
            int skipped = 0;
            while (skipped < available && window.array()[window.position() + skipped] != end) {
                skipped++;
            }
            window.advance(skipped);
            if (skipped < available) {
                break;
            }
        }
        tooLong(from);
    }

    private void tooLong(long from) {
        diagnostics.report(Diagnostic.at(
                DiagnosticKind.RECORD_OVER_LIMIT,
                Location.bytes(from, window.offset() - from),
                Integer.toString(CelReader.LONGEST_RECORD)));
    }

    /** The next object; 0 where something else had to be passed over. */
    private int braces() throws IOException {
        blanks();
        if (window.ensure(1) == 0) {
            if (inArray) {
                diagnostics.report(Diagnostic.of(DiagnosticKind.RECORDS_NOT_CLOSED));
            }
            ended = true;
            return 0;
        }
        int first = window.array()[window.position()];
        if (first == '{') {
            return object();
        }
        if (inArray && first == ',') {
            window.advance(1);
            return 0;
        }
        if (inArray && first == ']') {
            window.advance(1);
            inArray = false;
            behind();
            return 0;
        }
        other();
        return 0;
    }

    /** What is after the records: other members of the object that holds them, or nothing. */
    private void behind() throws IOException {
        ended = true;
        blanks();
        if (inObject) {
            return;
        }
        long from = window.offset();
        while (window.ensure(1) > 0) {
            window.advance(window.limit() - window.position());
        }
        long length = window.offset() - from;
        if (length > 0) {
            diagnostics.report(
                    Diagnostic.at(DiagnosticKind.RECORD_BYTES, Location.bytes(from, length), Long.toString(length)));
        }
    }

    /** Passes over what is no record, up to the next brace or bracket. */
    private void other() throws IOException {
        long from = window.offset();
        window.advance(1);
        while (window.ensure(1) > 0) {
            int next = window.array()[window.position()];
            if (next == '{' || (inArray && (next == ',' || next == ']'))) {
                break;
            }
            window.advance(1);
        }
        long length = window.offset() - from;
        diagnostics.report(
                Diagnostic.at(DiagnosticKind.RECORD_BYTES, Location.bytes(from, length), Long.toString(length)));
    }

    /** Length of the object that begins here; 0 where it is too long, and to the end where it does not end. */
    private int object() throws IOException {
        int depth = 0;
        boolean string = false;
        int length = 0;
        while (true) {
            int available = window.ensure(length + 1L);
            if (available <= length) {
                return available;
            }
            byte[] array = window.array();
            int at = window.position();
            for (; length < available; length++) {
                byte next = array[at + length];
                if (string) {
                    if (next == '\\') {
                        length++;
                    }
                    string = next != '"';
                } else if (next == '"') {
                    string = true;
                } else if (next == '{' || next == '[') {
                    depth++;
                } else if (next == '}' || next == ']') {
                    depth--;
                    if (depth == 0) {
                        return length + 1;
                    }
                }
            }
            if (length > CelReader.LONGEST_RECORD) {
                long from = window.offset();
                skipObject(depth, string, length - available);
                tooLong(from);
                return 0;
            }
        }
    }

    /** Passes over the rest of an object that is too long, of which all that is at hand was looked at. */
    private void skipObject(int depthThere, boolean stringThere, int escaped) throws IOException {
        int depth = depthThere;
        boolean string = stringThere;
        int skip = escaped;
        window.advance(window.limit() - window.position());
        while (window.ensure(1) > 0) {
            byte[] array = window.array();
            int from = window.position();
            int to = window.limit();
            int at = from + Math.min(skip, to - from);
            skip -= at - from;
            for (; at < to; at++) {
                byte next = array[at];
                if (string) {
                    string = next != '"';
                    at += next == '\\' ? 1 : 0;
                } else if (next == '"') {
                    string = true;
                } else if (next == '{' || next == '[') {
                    depth++;
                } else if (next == '}' || next == ']') {
                    depth--;
                    if (depth == 0) {
                        window.advance(at + 1 - from);
                        return;
                    }
                }
            }
            skip += at - to;
            window.advance(to - from);
        }
    }

    private void blanks() throws IOException {
        while (window.ensure(1) > 0 && blank(window.array()[window.position()])) {
            window.advance(1);
        }
    }

    private static boolean blank(byte character) {
        return character == ' '
                || character == '\n'
                || character == '\r'
                || character == '\t'
                || character == SEPARATOR;
    }
}
