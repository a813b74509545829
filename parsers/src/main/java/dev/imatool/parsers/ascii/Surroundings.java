package dev.imatool.parsers.ascii;

import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.entry.TextCounts;
import dev.imatool.parsers.input.DiagnosticLog;
import dev.imatool.parsers.transcript.CleanLine;
import dev.imatool.parsers.transcript.EntryTraces;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is around the entries of a text, and which list the entries belong to.
 *
 * <p>A text in which a prompt, a file header or a code fence comes before the first entry is a pasted session. Prose is counted, in a
 * session or not; what is left of an entry is damage, and so are bytes that are no text.
 */
final class Surroundings {
    private final DiagnosticLog diagnostics;
    private final ListNames names = new ListNames();
    private final Torn torn = new Torn();
    private Optional<String> announced = Optional.empty();
    private String file = "";
    private String list = "";
    private boolean session;
    private boolean entries;
    private boolean newList;
    private boolean words;
    private long contextLines;
    private long joinedEntries;
    private long joinedViolations;
    private long strays;
    private long strayFirst;
    private long strayLast;
    private long strayOffset;
    private long strayEnd;

    Surroundings(DiagnosticLog diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Takes a line that is no entry.
     *
     * @param damaged whether it is what is left of one, or no text
     */
    void line(CleanLine line, boolean damaged, long number, long offset, long length) {
        if (damaged) {
            stray(number, offset, length);
            torn.end();
            return;
        }
        String text = new String(line.bytes(), 0, line.end(), StandardCharsets.ISO_8859_1);
        Optional<ListNames.Marker> marker = ListNames.marker(text, session);
        boolean fence = marker.isPresent() && marker.get().name().isEmpty();
        contextLines++;
        words |= !line.blank();
        if (marker.isPresent() && (session || !entries || !fence || text.indexOf('@') >= 0)) {
            session |= !entries;
            newList = true;
            file = "";
            announced = marker.get().name();
            torn.end();
        } else if (line.blank()) {
            torn.end();
        } else {
            torn.line(EntryTraces.mayBePiece(line), number, offset, length);
        }
        if (entries) {
            flush();
        }
    }

    /** Takes a line without a byte: {@link #line} of one costs a text of nothing else its time. */
    void emptyLine() {
        contextLines++;
        torn.end();
        if (entries) {
            flush();
        }
    }

    /** What is before or after an entry on its line is what is left of another one. */
    void damagedBeside(long number, long offset, long length) {
        stray(number, offset, length);
    }

    /** The entry that comes next stands after the name of a file that {@code grep -r} put there. */
    void behind(String prefix) {
        Optional<String> named = ListNames.file(prefix);
        if (named.isPresent() && !named.get().equals(file)) {
            file = named.get();
            newList = true;
            session = true;
            announced = Optional.of(ListNames.listName(file));
        }
    }

    /** True when the entry that comes next is the first of a list with a name of its own. */
    boolean listBegins() {
        return newList && (session || announced.isPresent());
    }

    /** An entry comes next; gives the name of its list. */
    String entry() {
        flush();
        torn.entry();
        if (listBegins()) {
            list = names.unique(announced.orElse(ListNames.DEFAULT));
            announced = Optional.empty();
        }
        newList = false;
        entries = true;
        return list;
    }

    /** The entry that came was put together from several lines. */
    void joined(boolean violation) {
        joinedEntries += violation ? 0 : 1;
        joinedViolations += violation ? 1 : 0;
    }

    /**
     * The entry that came is not what its digest says, so that lines after it may be its rest.
     *
     * @param damaged whether its fields are not whole
     */
    void unproven(boolean damaged) {
        torn.unproven(damaged);
    }

    /** What the text has in addition to entries. */
    TextCounts counts() {
        return new TextCounts(words ? contextLines : 0, joinedEntries, joinedViolations);
    }

    /** Reports what is pending, at the end of the input. */
    void end() {
        torn.end();
        if (entries) {
            flush();
        }
        contextLines -= torn.report(joinedEntries > 0, diagnostics);
        if (joinedEntries > 0) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.ENTRIES_JOINED, Long.toString(joinedEntries)));
        }
        if (joinedViolations > 0) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.VIOLATIONS_JOINED, Long.toString(joinedViolations)));
        }
        if (entries && words && contextLines > 0) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.LINES_OUTSIDE_LISTS, Torn.count(contextLines)));
        }
    }

    private void stray(long number, long offset, long length) {
        if (strayFirst == 0) {
            strayFirst = number;
            strayOffset = offset;
        }
        strays++;
        strayLast = number;
        strayEnd = offset + length;
    }

    private void flush() {
        if (strayFirst > 0) {
            Location location = Location.lines(strayOffset, strayEnd - strayOffset, strayFirst, strayLast);
            diagnostics.report(Diagnostic.at(DiagnosticKind.LINES_NOT_ENTRIES, location, Torn.count(strays)));
            strayFirst = 0;
            strays = 0;
        }
    }
}
