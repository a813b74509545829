package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.input.ByteWindow;
import java.nio.charset.StandardCharsets;

/**
 * The columns that every entry begins with: PCR index (or namespace), template digest, template name (kernel {@code
 * ima_ascii_measurements_show}). What people put before a line is passed over: blanks, quote marks, line numbers.
 * Positions are relative to the window's position.
 */
final class EntryLine {
    private static final int LONGEST_NUMBER = 10;
    private static final int LONGEST_NAME = 254;
    /** Fewer hex digits than this do not make a damaged template digest but some other text. */
    private static final int SHORTEST_DAMAGED_DIGEST = 16;

    private static final int SHORTEST_ROW_DIGEST = 40;

    private final ByteWindow window;
    private final byte[] digest = new byte[PcrBank.SHA512.digestLength()];
    private int at;
    private int end;
    private int digestAt;

    /** First column. */
    long number;
    /** Digits of the template digest as logged, whether they make one or not. */
    int digestDigits;

    int nameAt;
    int nameEnd;
    /** Behind the blank that follows the template name; the end of the line when none does. */
    int fieldsAt;

    boolean digestWhole;
    boolean numbered;
    boolean unusualBlanks;
    boolean upperCase;

    EntryLine(ByteWindow window) {
        this.window = window;
    }

    /** True when the text from {@code from} to {@code to} begins like an entry. */
    boolean parse(int from, int to) {
        at = from;
        end = to;
        numbered = false;
        boolean marks = skipMarks();
        if (!columns(false) && !columns(true)) {
            return false;
        }
        numbered |= marks;
        return true;
    }

    /**
     * True for a line of a file that lies next to a list and begins like an entry: a row of {@code cpcr} (namespace and two digests), or
     * of {@code ascii_bios_measurements} (PCR, digest, event type in hex, text in brackets; kernel {@code tpm1.c}).
     */
    boolean ofOtherFile() {
        int length = nameEnd - nameAt;
        int from = window.position() + nameAt;
        boolean hex = Hex.digits(window.array(), from, from + length) == length;
        boolean event = length <= 8 && nameEnd + 1 < end && byteAt(nameEnd) == ' ' && byteAt(nameEnd + 1) == '[';
        return hex && (length >= SHORTEST_ROW_DIGEST || event);
    }

    /** The template digest; empty when its digits do not make one. */
    void templateDigest(ByteSlice slice) {
        slice.set(digest, 0, digestWhole ? digestDigits / 2 : 0);
    }

    /** The digits of the template digest as logged. */
    String digestText() {
        int shown = Math.min(digestDigits, 128);
        return new String(window.array(), window.position() + digestAt, shown, StandardCharsets.US_ASCII);
    }

    /** True when the text, cut off where it ends, may have been the beginning of an entry. */
    boolean mayBegin(int from, int to) {
        at = from;
        end = to;
        skipMarks();
        int digits = number();
        if (digits == 0) {
            return false;
        }
        if (at == end) {
            return true;
        }
        if (blanks() == 0) {
            return false;
        }
        int hex = hexDigits();
        return at == end || (hex >= SHORTEST_DAMAGED_DIGEST && byteAt(at) == ' ');
    }

    /** PCR and digest, after a line number where {@code withLineNumber}. */
    private boolean columns(boolean withLineNumber) {
        int begin = at;
        unusualBlanks = false;
        upperCase = false;
        if (withLineNumber && !lineNumber()) {
            at = begin;
            return false;
        }
        if (number() > 0 && blanks() > 0 && digestColumn() && blanks() > 0 && nameColumn()) {
            numbered |= withLineNumber;
            return true;
        }
        at = begin;
        return false;
    }

    /** {@code cat -n}, {@code nl} and {@code grep -n} put a number, then blanks, a tab or a colon. */
    private boolean lineNumber() {
        if (number() == 0 || at == end) {
            return false;
        }
        if (byteAt(at) == ':') {
            at++;
            blanks();
            return true;
        }
        boolean found = blanks() > 0;
        unusualBlanks = false;
        return found;
    }

    private boolean skipMarks() {
        boolean marks = false;
        while (at < end) {
            int c = byteAt(at);
            boolean mark = c == '>' || c == '|' || c == '+';
            if (mark) {
                marks = true;
                at++;
            } else if (blanks() == 0) {
                break;
            }
        }
        return marks;
    }

    private int number() {
        int from = at;
        number = 0;
        while (at < end && at - from <= LONGEST_NUMBER && byteAt(at) >= '0' && byteAt(at) <= '9') {
            number = 10 * number + byteAt(at) - '0';
            at++;
        }
        return at - from > LONGEST_NUMBER ? 0 : at - from;
    }

    private int blanks() {
        int from = at;
        while (at < end) {
            if (byteAt(at) == '\t') {
                unusualBlanks = true;
                at++;
            } else if (byteAt(at) == 0xc2 && at + 1 < end && byteAt(at + 1) == 0xa0) {
                unusualBlanks = true;
                at += 2;
            } else if (byteAt(at) == ' ') {
                at++;
            } else {
                break;
            }
        }
        return at - from;
    }

    private int hexDigits() {
        int from = window.position() + at;
        int digits = Hex.digits(window.array(), from, window.position() + end);
        upperCase |= Hex.upperCase(window.array(), from, digits);
        at += digits;
        return digits;
    }

    private boolean digestColumn() {
        int from = at;
        digestAt = at;
        digestDigits = hexDigits();
        digestWhole = digestDigits % 2 == 0
                && PcrBank.ofDigestLength(digestDigits / 2).isPresent();
        if (digestWhole) {
            Hex.decode(window.array(), window.position() + from, digestDigits, digest, 0);
        }
        return digestDigits >= SHORTEST_DAMAGED_DIGEST && at < end;
    }

    private boolean nameColumn() {
        nameAt = at;
        while (at < end && byteAt(at) > ' ' && byteAt(at) <= '~') {
            at++;
        }
        nameEnd = at;
        fieldsAt = end;
        if (at < end && blanks() > 0) {
            fieldsAt = nameEnd + (byteAt(nameEnd) == 0xc2 ? 2 : 1);
        }
        boolean ends = nameEnd == end || fieldsAt != end || byteAt(nameEnd) == ' ' || byteAt(nameEnd) == '\r';
        return ends && nameEnd > nameAt && nameEnd - nameAt <= LONGEST_NAME;
    }

    private int byteAt(int index) {
        return window.array()[window.position() + index] & 0xff;
    }
}
