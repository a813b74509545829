package dev.imatool.parsers.ascii;

import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.input.DiagnosticLog;
import java.util.Optional;

/**
 * What stands around the entries of a text, and which list the entries belong to.
 *
 * <p>A text in which a prompt, a file header or a code fence comes before the first entry is a pasted session: its other
 * lines are context. In a plain list every other line is damage, but for blank lines and the prompt that a copy from a
 * terminal ends in.
 */
final class Surroundings {
    private final DiagnosticLog diagnostics;
    private final ListNames names = new ListNames();
    private Optional<String> announced = Optional.empty();
    private String list = "";
    private boolean session;
    private boolean entries;
    private boolean newList;
    private long contextLines;
    private long strayFirst;
    private long strayLast;
    private long strayOffset;
    private long strayEnd;

    Surroundings(DiagnosticLog diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Takes a line that is no entry. */
    void line(String text, long number, long offset, long length) {
        Optional<ListNames.Marker> marker = ListNames.marker(text, session);
        boolean fence = marker.isPresent() && marker.get().name().isEmpty();
        if (marker.isPresent() && (session || !entries || !fence || text.indexOf('@') >= 0)) {
            if (entries) {
                flush();
            } else {
                becomeSession();
            }
            newList = true;
            announced = marker.get().name();
            contextLines++;
        } else if (session || text.isBlank()) {
            contextLines++;
        } else {
            stray(number, offset, length);
        }
    }

    /** True when the entry that comes next is the first of a list with a name of its own. */
    boolean listBegins() {
        return newList && (session || announced.isPresent());
    }

    /** An entry comes next; gives the name of its list. */
    String entry() {
        flush();
        if (listBegins()) {
            list = names.unique(announced.orElse(ListNames.DEFAULT));
            announced = Optional.empty();
        }
        newList = false;
        entries = true;
        return list;
    }

    /** Reports what is pending, at the end of the input. */
    void end() {
        if (entries) {
            flush();
        }
        if (entries && contextLines > 0 && (session || !list.isEmpty())) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.LINES_OUTSIDE_LISTS, count(contextLines)));
        }
    }

    /** What came before the first prompt was context, too. */
    private void becomeSession() {
        session = true;
        contextLines += strayFirst > 0 ? strayLast - strayFirst + 1 : 0;
        strayFirst = 0;
    }

    private void stray(long number, long offset, long length) {
        if (strayFirst == 0) {
            strayFirst = number;
            strayOffset = offset;
        }
        strayLast = number;
        strayEnd = offset + length;
    }

    private void flush() {
        if (strayFirst > 0) {
            Location location = Location.lines(strayOffset, strayEnd - strayOffset, strayFirst, strayLast);
            diagnostics.report(
                    Diagnostic.at(DiagnosticKind.LINES_NOT_ENTRIES, location, count(strayLast - strayFirst + 1)));
            strayFirst = 0;
        }
    }

    private static String count(long lines) {
        return lines == 1 ? "1 line" : lines + " lines";
    }
}
