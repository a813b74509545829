package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.PlainEntries;
import dev.imatool.model.Template;
import dev.imatool.parsers.input.ByteWindow;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@link PlainEntries plain entries} straight out of the window, many at a time. It takes an entry only where {@link
 * BinaryListReader} would take it as it stands, without a word; whatever is odd in any way, or not in the window as a whole,
 * it leaves to that.
 */
final class PlainRun {
    private static final int MOST_TEMPLATES = 8;
    /** Bytes that a batch holds; the templates of files are far shorter. */
    private static final int MOST_BYTES = 1 << 18;

    private final ByteWindow window;
    private final int digestLength;
    private final Known[] known = new Known[MOST_TEMPLATES];
    private int knownCount;

    /** Runs of entries whose headers hold digests of that length. */
    PlainRun(ByteWindow window, int digestLength) {
        this.window = window;
        this.digestLength = digestLength;
    }

    /** A template whose entries may be plain. */
    private static final class Known {
        private final ByteOrder order;
        /** Length word and name, as they stand in an entry. */
        private final byte[] head;

        private final Template template;
        private final int fields;
        /** Which of the fields is the event name. */
        private final int name;

        Known(ByteOrder order, byte[] head, Template template, int name) {
            this.order = order;
            this.head = head;
            this.template = template;
            this.fields = template.fields().size();
            this.name = name;
        }

        boolean at(byte[] array, int from) {
            return Arrays.equals(array, from, from + head.length, head, 0, head.length);
        }
    }

    /** Takes note of the template of an entry whose fields fit, and of its name in the window's array. */
    void learn(Template template, ByteOrder order, int nameAt, int nameLength) {
        for (int i = 0; i < knownCount; i++) {
            if (known[i].order == order && known[i].at(window.array(), nameAt - Integer.BYTES)) {
                return;
            }
        }
        int name = onlyName(template);
        if (template.legacy() || name < 0 || knownCount == MOST_TEMPLATES) {
            return;
        }
        byte[] head = Arrays.copyOfRange(window.array(), nameAt - Integer.BYTES, nameAt + nameLength);
        known[knownCount++] = new Known(order, head, template, name);
    }

    private static int onlyName(Template template) {
        int found = -1;
        for (int i = 0; i < template.fields().size(); i++) {
            if (template.fields().get(i).encoding() == FieldEncoding.NAME) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /**
     * Takes the plain entries that the window begins with, and moves behind them.
     *
     * @param listEnd offset at or behind which no entry begins
     * @return how many it put
     */
    int take(ByteOrder order, long listEnd, PlainEntries into, int index, int most) {
        byte[] array = window.array();
        int start = window.position();
        int last = (int) Math.min(window.limit(), listEnd - window.offset() + start - 1);
        int room = Math.min(window.limit(), start + MOST_BYTES - into.used());
        int at = start;
        int count = 0;
        Known template = null;
        into.alike(order, digestLength);
        while (count < most && at <= last) {
            int headAt = at + Integer.BYTES + digestLength;
            template = templateAt(template, order, array, headAt, room);
            if (template == null) {
                break;
            }
            int lengthAt = headAt + template.head.length;
            int dataAt = lengthAt + Integer.BYTES;
            long length = order.u32(array, lengthAt);
            if (length > room - dataAt
                    || !plainData(template, order, array, dataAt, (int) length)
                    || order.u32(array, at) > Frame.HIGHEST_PCR
                    || violation(array, at + Integer.BYTES)
                    || !entryFollows(order, array, dataAt + (int) length)) {
                break;
            }
            int end = dataAt + (int) length;
            into.put(
                    index + count,
                    (int) order.u32(array, at),
                    template.template,
                    at - start,
                    dataAt - start,
                    end - start,
                    window.offset() + (at - start));
            count++;
            at = end;
        }
        if (count > 0) {
            into.copy(array, start, at - start);
            window.advance(at - start);
        }
        return count;
    }

    /** The template named there, if it is known and its data's length word is at hand. */
    private @Nullable Known templateAt(@Nullable Known last, ByteOrder order, byte[] array, int headAt, int room) {
        if (last != null && fits(last, order, array, headAt, room)) {
            return last;
        }
        for (int i = 0; i < knownCount; i++) {
            if (fits(known[i], order, array, headAt, room)) {
                return known[i];
            }
        }
        return null;
    }

    private static boolean fits(Known template, ByteOrder order, byte[] array, int headAt, int room) {
        return template.order == order
                && room - headAt >= template.head.length + Integer.BYTES
                && template.at(array, headAt);
    }

    /** True when the data divides into the template's fields, and the event name begins with a slash. */
    private static boolean plainData(Known template, ByteOrder order, byte[] array, int from, int length) {
        int at = from;
        int end = from + length;
        for (int i = 0; i < template.fields; i++) {
            if (end - at < Integer.BYTES) {
                return false;
            }
            long size = order.u32(array, at);
            at += Integer.BYTES;
            if (size > end - at || (i == template.name && (size == 0 || array[at] != '/'))) {
                return false;
            }
            at += (int) size;
        }
        return at == end;
    }

    private boolean violation(byte[] array, int digestAt) {
        for (int i = digestAt; i < digestAt + digestLength; i++) {
            if (array[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** True when what comes next is at hand and looks like an entry, as {@link Frame#plausible} would say. */
    private boolean entryFollows(ByteOrder order, byte[] array, int at) {
        int nameAt = at + 2 * Integer.BYTES + digestLength;
        if (window.limit() - nameAt < 1 || order.u32(array, at) > Frame.HIGHEST_PCR) {
            return false;
        }
        long nameLength = order.u32(array, nameAt - Integer.BYTES);
        return nameLength >= 1 && nameLength <= Frame.LONGEST_NAME && array[nameAt] > ' ' && array[nameAt] <= '~';
    }
}
