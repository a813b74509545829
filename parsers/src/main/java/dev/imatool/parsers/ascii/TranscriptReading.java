package dev.imatool.parsers.ascii;

import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.transcript.CleanLine;
import dev.imatool.parsers.transcript.EntryStart;
import dev.imatool.parsers.transcript.Folding;
import dev.imatool.parsers.transcript.JoinBudget;
import dev.imatool.parsers.transcript.Pieces;
import java.io.IOException;

/**
 * Reads entries that do not stand on a line of their own: after a prefix, in a sentence, between control sequences of a terminal,
 * or broken into several lines. Its bounds are those of {@link JoinBudget} and {@link Pieces}.
 */
final class TranscriptReading {
    /** Bytes of text in which the lines of one entry stand. */
    private static final int MOST_BYTES = 1 << 18;

    /** Places on one line at which an entry is looked for. */
    private static final int MOST_STARTS = 8;

    private static final int FEWEST_DIGITS = 16;

    private final ByteWindow window;
    private final Lines further;
    private final EntryLine ahead;
    private final TemplateCatalog catalog;
    private final ByteWindow joined = ByteWindow.inMemory();
    private final JoinBudget budget = new JoinBudget();
    private final Pieces pieces = new Pieces(this::piece);
    private final Folding folding;
    private final CleanLine probe = new CleanLine();
    private final int[] behind = new int[Pieces.MOST + 1];
    private int found;
    private int next;
    private boolean ofViolation;
    private boolean entryAhead;
    private long widest;

    /** The entry's columns, in the bytes that were put together. */
    final EntryLine head;
    /** Their reading. */
    final LineReading reading;

    /** Bytes that the entry takes, from the window's position on. */
    int consumed;
    /** Lines that end within them. */
    int consumedLines;
    /** Lines that it stands on. */
    int lines;
    /** Index of its first byte on its first line, as cleaned; what is before it is no part of it. */
    int start;

    TranscriptReading(ByteWindow window, TemplateCatalog catalog, LineReading reading) {
        this.window = window;
        this.further = new Lines(window);
        this.ahead = new EntryLine(window);
        this.catalog = catalog;
        this.head = new EntryLine(joined);
        this.reading = reading.in(joined);
        this.folding = new Folding(catalog, budget, pieces, this::proves);
    }

    /** The line on which the entry begins. */
    CleanLine line() {
        return pieces.head();
    }

    /** The bytes that were put together. */
    ByteWindow joined() {
        return joined;
    }

    /** All work that was spent on joining, in bytes. */
    long work() {
        return budget.spent();
    }

    /** True when an entry begins on the line just read, which stands at the window's position, and its digest proves it. */
    boolean proven(Lines line) throws IOException {
        int from = EntryStart.next(clean(line), 0);
        budget.read(window.offset() + line.next);
        for (int tried = 0; from >= 0 && tried < MOST_STARTS; tried++) {
            begin(line);
            if (budget.begin() && folding.prove(from)) {
                take(from);
                return true;
            }
            from = EntryStart.next(line(), from + 1);
        }
        return false;
    }

    /**
     * True when a violation begins on the line just read whose complete fields take the lines up to the next entry, an entry
     * standing before it as well. Nothing proves a violation.
     *
     * @param complete where its fields are complete on the first line, so that only a name can go on after it
     */
    boolean violation(Lines line, boolean complete) throws IOException {
        int from = EntryStart.next(clean(line), 0);
        begin(line);
        budget.read(window.offset() + line.next);
        if (from < 0 || !budget.begin() || (complete && !full(line))) {
            return false;
        }
        ofViolation = true;
        boolean whole = folding.completeViolation(from) && folding.lastPiece() > 0 && entryAhead;
        ofViolation = false;
        if (whole) {
            hold(folding.text(), folding.length());
            whole = reading.assume(head, folding.length());
            take(from);
        }
        return whole;
    }

    /** True when the line just read, which is no entry, ends in the digest of a violation or in the beginning of it. */
    boolean violationBegins() {
        int from = EntryStart.next(line(), 0);
        int digits = from < 0 ? 0 : EntryStart.digits(line(), from);
        int zeros = 0;
        int last = line().end() - 1;
        while (zeros <= last && line().bytes()[last - zeros] == '0') {
            zeros++;
        }
        return digits >= FEWEST_DIGITS && zeros >= digits;
    }

    /** True when the line holds, after something else, what must be an entry: it has a template's name and a digest. */
    boolean unproven(Lines line) {
        clean(line);
        int from = EntryStart.next(line(), 0);
        while (from >= 0) {
            byte[] text = line().copy(from);
            if (hold(text, text.length)
                    && head.digestWhole
                    && catalog.lookup(text, head.nameAt, head.nameEnd - head.nameAt)
                            .described()) {
                start = from;
                consumed = line.next;
                return true;
            }
            from = EntryStart.next(line(), from + 1);
        }
        return false;
    }

    /** The usual reading of what {@link #unproven} found; false when its text cannot be encoded. */
    boolean assume() {
        return reading.assume(head, joined.limit());
    }

    /** True when the line just read is the beginning of an entry whose digest goes on in the next line. */
    boolean tornDigest(Lines line) throws IOException {
        clean(line);
        begin(line);
        int from = EntryStart.next(line(), 0);
        if (from < 0) {
            return false;
        }
        int digits = EntryStart.digits(line(), from);
        if (digits < FEWEST_DIGITS || !piece(probe)) {
            return false;
        }
        int more = EntryStart.leadingDigits(probe);
        int sum = digits + more;
        return more > 0 && (sum == 40 || sum == 64 || sum == 96 || sum == 128);
    }

    /** Cleans the line just read. */
    CleanLine clean(Lines line) {
        pieces.begin()
                .set(window.array(), window.position() + line.start, window.position() + line.end, window.position());
        return line();
    }

    /**
     * True when a name goes on after this line: the next one is a word and, where the text was seen to be broken into lines, one that
     * had no room on this.
     */
    private boolean full(Lines line) throws IOException {
        if (!piece(probe) || !words(probe, 0)) {
            return false;
        }
        int word = 0;
        while (word < probe.end() && probe.bytes()[word] != ' ') {
            word++;
        }
        begin(line);
        return line().end() + 1L + word > widest;
    }

    private void begin(Lines line) {
        pieces.begin();
        next = line.next;
        found = 0;
        behind[0] = line.next;
        entryAhead = false;
    }

    private boolean piece(CleanLine into) throws IOException {
        if (next > MOST_BYTES || !further.read(next)) {
            return false;
        }
        boolean begins = ahead.parse(further.start, further.end)
                && ahead.digestWhole
                && catalog.lookup(window.array(), window.position() + ahead.nameAt, ahead.nameEnd - ahead.nameAt)
                        .described();
        if (begins) {
            entryAhead = true;
            return false;
        }
        into.set(window.array(), window.position() + further.start, window.position() + further.end, window.position());
        if (ofViolation && EntryStart.sure(into)) {
            entryAhead = true;
            return false;
        }
        next = further.next;
        found++;
        behind[found] = next;
        return true;
    }

    private boolean proves(byte[] text, int length) {
        return hold(text, length) && reading.prove(head, length);
    }

    private boolean hold(byte[] text, int length) {
        joined.hold(text, length);
        return head.parse(0, length);
    }

    private void take(int from) {
        start = from;
        int last = folding.lastPiece();
        int rest = folding.restAt();
        lines = last + 1;
        if (rest >= 0 && words(pieces.line(last), rest)) {
            consumed = pieces.line(last).origin(rest);
            consumedLines = last;
        } else {
            consumed = behind[last];
            consumedLines = last + 1;
        }
        if (last > 0) {
            widest = Math.max(widest, line().end());
            for (int i = 1; i < last; i++) {
                widest = Math.max(widest, pieces.line(i).end());
            }
        }
    }

    /** True when something to read follows, and no mere punctuation. */
    private static boolean words(CleanLine line, int from) {
        for (int i = from; i < line.end(); i++) {
            if (Character.isLetterOrDigit(line.bytes()[i] & 0xff)) {
                return true;
            }
        }
        return false;
    }
}
