package dev.imatool.parsers.ascii;

import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.input.DiagnosticLog;

/**
 * Lines that may be parts of broken entries and were joined to none: rows of lines right after an entry that nothing proves, and
 * those with hex digits that touch an entry, before it or after. In a text whose entries are broken into lines they are
 * damage, and so are in any text those with hex digits after an entry whose fields are not whole; others are prose.
 */
final class Torn {
    private long firstLine;
    private long lastLine;
    private long offset;
    private long end;
    private long lines;
    private boolean touches;
    private boolean behindUnproven;
    private boolean behindDamaged;
    private boolean hex;
    private boolean behindEntry;
    private boolean entryUnproven;
    private boolean entryDamaged;
    private boolean certain;
    private long total;
    private long totalFirst;
    private long totalLast;
    private long totalOffset;
    private long totalEnd;

    /** Takes a line with words that is no entry. */
    void line(boolean withHex, long number, long at, long length) {
        if (lines == 0) {
            firstLine = number;
            offset = at;
            touches = behindEntry;
            behindUnproven = behindEntry && entryUnproven;
            behindDamaged = behindEntry && entryDamaged;
            hex = false;
        }
        lines++;
        lastLine = number;
        end = at + length;
        hex |= withHex;
        behindEntry = false;
    }

    /** An entry comes. */
    void entry() {
        touches |= lines > 0;
        end();
        behindEntry = true;
        entryUnproven = false;
        entryDamaged = false;
    }

    /** It is not what its digest says, or even {@code damaged}: its fields are not whole. */
    void unproven(boolean damaged) {
        entryUnproven = true;
        entryDamaged = damaged;
    }

    /** A blank line, a prompt or the end comes. */
    void end() {
        if (lines > 0 && (behindUnproven || (touches && hex))) {
            if (total == 0) {
                totalFirst = firstLine;
                totalOffset = offset;
            }
            certain |= behindDamaged && hex;
            total += lines;
            totalLast = lastLine;
            totalEnd = end;
        }
        lines = 0;
        behindEntry = false;
    }

    /**
     * Says how many there are, and between which lines.
     *
     * @param broken whether entries of the text are broken into lines
     * @return how many were said
     */
    long report(boolean broken, DiagnosticLog diagnostics) {
        if (total > 0 && (broken || certain)) {
            Location location = Location.lines(totalOffset, totalEnd - totalOffset, totalFirst, totalLast);
            diagnostics.report(Diagnostic.at(DiagnosticKind.LINES_NOT_ENTRIES, location, count(total)));
            return total;
        }
        return 0;
    }

    static String count(long lines) {
        return lines == 1 ? "1 line" : lines + " lines";
    }
}
