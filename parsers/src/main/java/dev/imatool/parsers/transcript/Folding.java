package dev.imatool.parsers.transcript;

import dev.imatool.model.FieldId;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateCatalog;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Puts an entry together from the lines that a mail program, a terminal or a person broke it into. Where a line ends, the next one
 * goes on with a blank or without; which of both is told by what the fields look like, and where that leaves a choice, each is
 * tried. What is found counts only where its template digest proves it, but for violations, which have none.
 */
public final class Folding {
    private static final int[] DIGEST_DIGITS = {40, 64, 96, 128};
    private static final int[] NONE_FIRST = {0, 1, 2};
    private static final int[] ONE_FIRST = {1, 0, 2};
    private static final int[] TWO_FIRST = {2, 1, 0};
    private static final int SOME_DIGITS = 8;
    private static final int NAME_COLUMN = 2;
    private static final int FIRST_FIELD = 3;
    private static final int LONGEST_TEMPLATE_NAME = 254;
    /** Each proof tries byte orders and readings. */
    private static final long PROOF_COST = 4;

    private static final int MOST_TRIMMED = 3;

    private final TemplateCatalog catalog;
    private final JoinBudget budget;
    private final Proof proof;
    private final Pieces pieces;
    private byte[] text = new byte[1 << 10];
    private int length;
    private int column;
    private int columnStart;
    private Template template = Template.unknown("");
    private Template reading = Template.unknown("");
    private boolean readingFixed;
    private boolean violation;
    private int entryStart;
    private int lastPiece;
    private int restAt;
    private int lineFeeds;

    /** Decides whether a line is what its template digest says. */
    @FunctionalInterface
    public interface Proof {
        /** True when the template digest of the entry comes out of its fields. */
        boolean proves(byte[] line, int length);
    }

    /** A folding of lines of one text. */
    public Folding(TemplateCatalog catalog, JoinBudget budget, Pieces pieces, Proof proof) {
        this.catalog = catalog;
        this.budget = budget;
        this.pieces = pieces;
        this.proof = proof;
    }

    /**
     * True when the lines from the head on, as many as it takes, are an entry that its template digest proves.
     *
     * @param start where in the head the entry begins
     */
    public boolean prove(int start) throws IOException {
        return find(start, false);
    }

    /**
     * True when all the lines together have the complete fields of a violation, in the first way that fits: a name goes on where it
     * broke. Nothing proves it.
     */
    public boolean completeViolation(int start) throws IOException {
        return find(start, true);
    }

    private boolean find(int start, boolean ofViolation) throws IOException {
        violation = ofViolation;
        entryStart = start;
        readingFixed = false;
        if (walkAnew(start)) {
            return true;
        }
        if (!violation && template.described() && pieces.has(1, start)) {
            List<Template> others = catalog.otherReadings(template);
            readingFixed = true;
            for (Template other : others) {
                reading = other;
                if (walkAnew(start)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean walkAnew(int start) throws IOException {
        return walkAnew(start, 0) || (!violation && pieces.has(1, start) && walkAnew(start, 1));
    }

    private boolean walkAnew(int start, int allowedLineFeeds) throws IOException {
        lineFeeds = allowedLineFeeds;
        length = 0;
        column = 0;
        columnStart = 0;
        return walk(0, start);
    }

    /** The text of the entry, {@link #length()} bytes of it. */
    public byte[] text() {
        return text;
    }

    /** Length of the text. */
    public int length() {
        return length;
    }

    /** Index of the line on which the entry ends. */
    public int lastPiece() {
        return lastPiece;
    }

    /** Where on that line other text follows; -1 where none does. */
    public int restAt() {
        return restAt;
    }

    /** Goes on from byte {@code from} of line {@code piece}; false, with the columns as they were, where nothing comes of it. */
    private boolean walk(int piece, int from) throws IOException {
        CleanLine line = pieces.line(piece);
        int end = from;
        while (end < line.end() && line.bytes()[end] != ' ') {
            end++;
        }
        if (!budget.spend(end - from + 1L) || !append(line.bytes(), from, end)) {
            return false;
        }
        return end < line.end() ? withinLine(piece, end) : atLineEnd(piece);
    }

    private boolean withinLine(int piece, int blank) throws IOException {
        int oldLength = length;
        int oldColumn = column;
        int oldStart = columnStart;
        if (close() && walk(piece, blank + 1)) {
            return true;
        }
        back(oldLength, oldColumn, oldStart);
        return !violation && whole() && proven(piece, blank);
    }

    private boolean atLineEnd(int piece) throws IOException {
        if (pieces.has(piece + 1, entryStart)) {
            int oldLength = length;
            int oldColumn = column;
            int oldStart = columnStart;
            CleanLine next = pieces.line(piece + 1);
            boolean first = !violation && EntryStart.sure(next);
            if (first && whole() && proven(piece, -1)) {
                return true;
            }
            if (first && nameIsLast() && entryFollows(piece + 1, next)) {
                return false;
            }
            for (int blanks : likeliest(next)) {
                if ((blanks == 0 || close()) && (blanks < 2 || close()) && walk(piece + 1, next.start())) {
                    return true;
                }
                back(oldLength, oldColumn, oldStart);
            }
            return !violation && (lineFeed(piece + 1, next) || (!first && whole() && proven(piece, -1)));
        }
        return whole() && (violation ? found(piece, -1) : proven(piece, -1));
    }

    /** One line feed of the text may be one of the name, where nothing else proves the entry. */
    private boolean lineFeed(int piece, CleanLine next) throws IOException {
        boolean inName = column >= FIRST_FIELD
                && reading.fields().get(column - FIRST_FIELD).encoding().isName();
        if (!inName || lineFeeds == 0) {
            return false;
        }
        int oldLength = length;
        int oldColumn = column;
        int oldStart = columnStart;
        text[length++] = '\n'; // append left room for one more
        lineFeeds--;
        boolean found = walk(piece, next.start());
        lineFeeds++;
        if (!found) {
            back(oldLength, oldColumn, oldStart);
        }
        return found;
    }

    /** How many blanks stood where the line broke, the likeliest number first: some where a digest or hex follows a name. */
    private int[] likeliest(CleanLine next) {
        if (column <= NAME_COLUMN || violation) {
            return NONE_FIRST;
        }
        if (algorithm(next)) {
            return TWO_FIRST;
        }
        return EntryStart.leadingDigits(next) >= SOME_DIGITS ? ONE_FIRST : NONE_FIRST;
    }

    /** True for a line that begins like a digest with its algorithm. */
    private static boolean algorithm(CleanLine line) {
        int at = line.start();
        while (at < line.end() && line.bytes()[at] != ':' && line.bytes()[at] != ' ' && line.bytes()[at] != '/') {
            at++;
        }
        return at + SOME_DIGITS < line.end()
                && line.bytes()[at] == ':'
                && FieldShape.hex(line.bytes(), at + 1, at + 1 + SOME_DIGITS);
    }

    private boolean nameIsLast() {
        return column >= FIRST_FIELD && column - FIRST_FIELD == reading.fields().size() - 1;
    }

    /** True when the line, on which an entry may begin, is no part of a name: a digest stands on it, or on the next one. */
    private boolean entryFollows(int piece, CleanLine line) throws IOException {
        int number = EntryStart.next(line, line.start());
        return EntryStart.digits(line, number) >= 2 * SOME_DIGITS
                || (pieces.has(piece + 1, entryStart)
                        && EntryStart.leadingDigits(pieces.line(piece + 1)) >= 2 * SOME_DIGITS);
    }

    private void back(int oldLength, int oldColumn, int oldStart) {
        length = oldLength;
        column = oldColumn;
        columnStart = oldStart;
    }

    private boolean append(byte[] source, int from, int to) {
        int more = to - from;
        if (length + more + 1 > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + more + 1));
        }
        System.arraycopy(source, from, text, length, more);
        length += more;
        return switch (column) {
            case 0 -> length <= 10 && FieldShape.decimal(text, 0, length);
            case 1 -> length - columnStart <= 128 && FieldShape.hex(text, length - more, length);
            case NAME_COLUMN -> length - columnStart <= LONGEST_TEMPLATE_NAME;
            default -> FieldShape.mayBegin(reading.fields().get(column - FIRST_FIELD), text, columnStart, length);
        };
    }

    /** Ends the column with a blank; false where it cannot be whole, or no further column can follow. */
    private boolean close() {
        if (!columnWhole() || column - FIRST_FIELD + 1 >= fieldsOr(Integer.MAX_VALUE)) {
            return false;
        }
        if (column == NAME_COLUMN && !named()) {
            return false;
        }
        text[length++] = ' ';
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * text.length);
        }
        column++;
        columnStart = length;
        return true;
    }

    private int fieldsOr(int unknown) {
        return column < FIRST_FIELD ? unknown : reading.fields().size();
    }

    private boolean named() {
        template = catalog.lookup(text, columnStart, length - columnStart);
        if (!readingFixed) {
            reading = template;
        }
        return template.described();
    }

    private boolean columnWhole() {
        int size = length - columnStart;
        return switch (column) {
            case 0 -> size > 0;
            case 1 -> Arrays.stream(DIGEST_DIGITS).anyMatch(digits -> digits == size);
            case NAME_COLUMN -> size > 0;
            default -> FieldShape.mayBe(reading.fields().get(column - FIRST_FIELD), text, columnStart, length);
        };
    }

    private boolean whole() {
        if (column < FIRST_FIELD || !columnWhole()) {
            return false;
        }
        List<FieldId> fields = reading.fields();
        for (int i = column - FIRST_FIELD + 1; i < fields.size(); i++) {
            if (!FieldShape.mayBeEmpty(fields.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean proven(int piece, int rest) {
        if (proves(length)) {
            return found(piece, rest);
        }
        int whole = length;
        int trimmed = 0;
        for (int i = length - 1; i > columnStart && trimmed < MOST_TRIMMED; i--) {
            if (!punctuation(text[i])) {
                continue;
            }
            trimmed++;
            if (proves(i)) {
                int behind = rest >= 0 ? rest : pieces.line(piece).end();
                length = i;
                return found(piece, behind - (whole - i));
            }
        }
        return false;
    }

    /** What a sentence, a quotation or markup may put after a name. */
    private static boolean punctuation(byte c) {
        return c == '.' || c == ',' || c == ';' || c == ':' || c == '"' || c == '\'' || c == '`' || c == ')' || c == ']'
                || c == '}' || c == '>' || c == '<' || c == '|' || c == '\\' || c == '*' || c == '!' || c == '?';
    }

    private boolean proves(int until) {
        return budget.spend(PROOF_COST * until) && proof.proves(text, until);
    }

    private boolean found(int piece, int rest) {
        lastPiece = piece;
        restAt = rest;
        return true;
    }
}
