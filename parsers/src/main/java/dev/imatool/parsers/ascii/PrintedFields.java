package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteSearch;
import dev.imatool.model.FieldId;
import dev.imatool.model.Template;
import dev.imatool.parsers.entry.FieldSpans;
import dev.imatool.parsers.input.ByteWindow;

/**
 * The fields of a line as text: one blank stands before each field, an empty one included, so blanks are never collapsed.
 * Blanks that end a line are often lost or added by editors; a name never holds a blank, since the kernel stores {@code _}
 * for it. Positions are relative to the window's position.
 */
final class PrintedFields {
    private static final int LONGEST_SHOWN = 160;

    private final ByteWindow window;
    private final int[] starts = new int[FieldSpans.MOST_FIELDS + 1];
    private final int[] ends = new int[FieldSpans.MOST_FIELDS + 1];

    /** Number of fields, after {@link #fit}. */
    int count;
    /** Number of fields that the text has. */
    int found;

    boolean blanksLost;
    boolean blanksAdded;
    /** True when the number of fields can be made that of the template. */
    boolean countFits;

    PrintedFields(ByteWindow window) {
        this.window = window;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    int length(int field) {
        return ends[field] - starts[field];
    }

    /** The text of a field for a message, shortened; hidden where it holds anything but printable ASCII. */
    String safeText(int field) {
        StringBuilder text = new StringBuilder();
        for (int i = starts[field]; i < ends[field]; i++) {
            int c = window.array()[window.position() + i];
            if (c <= ' ' || c > '~' || c == '\\') {
                return "(" + length(field) + " bytes, not all printable)";
            }
            if (text.length() == LONGEST_SHOWN) {
                return text + "…";
            }
            text.append((char) c);
        }
        return text.isEmpty() ? "(empty)" : text.toString();
    }

    /** Splits the text at every blank, tabs and no-break spaces included where {@code unusualBlanks}. */
    void split(int from, int to, boolean unusualBlanks) {
        count = 0;
        blanksLost = false;
        blanksAdded = false;
        int start = unusualBlanks ? splitAtAny(from, to) : splitAtSpaces(from, to);
        starts[count] = start;
        ends[count++] = to;
        found = count;
    }

    /** Ends a field at every space; where the last one starts. */
    private int splitAtSpaces(int from, int to) {
        byte[] array = window.array();
        int base = window.position();
        int start = from;
        while (count < FieldSpans.MOST_FIELDS) {
            int space = ByteSearch.indexOf(array, base + start, base + to, (byte) ' ');
            if (space < 0) {
                break;
            }
            start = endField(start, space - base, 1);
        }
        return start;
    }

    private int splitAtAny(int from, int to) {
        byte[] array = window.array();
        int base = window.position();
        int start = from;
        for (int i = from; i < to && count < FieldSpans.MOST_FIELDS; i++) {
            int c = array[base + i];
            boolean wide = c == (byte) 0xc2 && i + 1 < to && array[base + i + 1] == (byte) 0xa0;
            if (c == ' ' || c == '\t' || wide) {
                start = endField(start, i, wide ? 2 : 1);
                i = start - 1;
            }
        }
        return start;
    }

    private int endField(int start, int end, int blank) {
        starts[count] = start;
        ends[count++] = end;
        return end + blank;
    }

    /**
     * Brings the fields to the number that {@code template} has, where lost or added blanks explain the difference.
     *
     * @param emptyName true where a name may be empty, too: hardly any is, so only a template digest can say so
     */
    void fit(Template template, boolean emptyName) {
        int wanted = template.fields().size();
        countFits = true;
        while (count > wanted && length(count - 1) == 0) {
            count--;
            blanksAdded = true;
        }
        int name = count > wanted ? nameIndex(template) : -1;
        if (name >= 0) {
            int extra = count - wanted;
            ends[name] = ends[name + extra];
            System.arraycopy(starts, name + 1 + extra, starts, name + 1, wanted - name - 1);
            System.arraycopy(ends, name + 1 + extra, ends, name + 1, wanted - name - 1);
            count = wanted;
            countFits = false;
        }
        while (count < wanted && mayBeEmpty(template.fields().get(count), emptyName)) {
            starts[count] = ends[count - 1];
            ends[count] = ends[count - 1];
            count++;
            blanksLost = true;
        }
        countFits &= count == wanted;
    }

    /** Which field is the event name, or -1. */
    static int nameIndex(Template template) {
        int name = template.indexOf(FieldId.N_NG);
        return name >= 0 ? name : template.indexOf(FieldId.N);
    }

    private static boolean mayBeEmpty(FieldId id, boolean emptyName) {
        return (emptyName || !id.encoding().isName()) && (!id.encoding().isDigest() || id.equals(FieldId.D_MODSIG));
    }
}
