package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.parsers.batch.BulkReader;
import dev.imatool.parsers.batch.CopiedEntries;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.entry.FieldSpans;
import dev.imatool.parsers.input.ByteWindow;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes entries straight out of the window of a {@link BinaryListReader}, as {@link BulkReader} says which. */
final class BinaryBulkReader {
    private static final int MOST_TEMPLATES = 8;

    private final ByteWindow window;
    private final int digestLength;
    private final Known[] known = new Known[MOST_TEMPLATES];
    private int knownCount;

    /** A reader of entries whose headers hold digests of that length. */
    BinaryBulkReader(ByteWindow window, int digestLength) {
        this.window = window;
        this.digestLength = digestLength;
    }

    /**
     * A template whose entries may be taken.
     *
     * @param head length word and name, as they stand in an entry
     * @param name which of the fields is the event name
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and handed to nobody
    private record Known(ByteOrder order, byte[] head, Template template, int name) {
        boolean at(byte[] array, int from) {
            return Arrays.equals(array, from, from + head.length, head, 0, head.length);
        }
    }

    /** Takes note of the template of an entry whose fields fit, and of its name in the window's array. */
    void learn(Template template, ByteOrder order, int nameAt, int nameLength) {
        for (int i = 0; i < knownCount; i++) {
            if (known[i].order() == order && known[i].at(window.array(), nameAt - Integer.BYTES)) {
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
            if (template.fields().get(i).encoding().isName()) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /**
     * Takes the entries that the window begins with, as long as they can be taken, and moves after them.
     *
     * @param listEnd offset at or after which no entry begins
     * @param number of the first in the input
     * @return how many
     */
    int take(ByteOrder order, long listEnd, CopiedEntries batch, long number) {
        int start = window.position();
        long last = Math.min(window.limit(), listEnd - window.offset() + start - 1);
        int at = start;
        int count = 0;
        Known template = null;
        while (at <= last && batch.hasRoom()) {
            template = templateAt(template, order, at + Integer.BYTES + digestLength);
            int length =
                    template == null ? 0 : copy(template, at, window.offset() + (at - start), batch, number + count);
            if (length == 0) {
                break;
            }
            count++;
            at += length;
        }
        if (count > 0) {
            window.advance(at - start);
        }
        return count;
    }

    /** The template named there, if it is known and its data's length word is at hand. */
    private @Nullable Known templateAt(@Nullable Known last, ByteOrder order, int headAt) {
        if (last != null && fits(last, order, headAt)) {
            return last;
        }
        for (int i = 0; i < knownCount; i++) {
            if (fits(known[i], order, headAt)) {
                return known[i];
            }
        }
        return null;
    }

    private boolean fits(Known template, ByteOrder order, int headAt) {
        return template.order() == order
                && window.limit() - headAt >= template.head().length + Integer.BYTES
                && template.at(window.array(), headAt);
    }

    /** Puts the entry at {@code at} into the batch; returns its length, or 0 where it has to be read. */
    private int copy(Known template, int at, long offset, CopiedEntries batch, long number) {
        byte[] array = window.array();
        ByteOrder order = template.order();
        int lengthAt = at + Integer.BYTES + digestLength + template.head().length;
        int dataAt = lengthAt + Integer.BYTES;
        long dataLength = order.u32(array, lengthAt);
        long pcr = order.u32(array, at);
        if (dataLength > window.limit() - dataAt
                || pcr > Frame.HIGHEST_PCR
                || violation(at + Integer.BYTES)
                || !entryFollows(dataAt + (int) dataLength, order)) {
            return 0;
        }
        int length = dataAt - at + (int) dataLength;
        CurrentEntry entry = batch.next(length);
        if (entry == null) {
            return 0;
        }
        byte[] target = batch.array();
        int targetAt = batch.start();
        int targetDataAt = targetAt + (dataAt - at);
        System.arraycopy(array, at, target, targetAt, length);
        entry.begin("");
        entry.head(pcr, template.template());
        entry.place(offset, length);
        entry.digestSlice().set(target, targetAt + Integer.BYTES, digestLength);
        FieldSpans fields = entry.spans();
        if (!fields.walk(target, targetDataAt, (int) dataLength, order)
                || fields.count() != template.template().fields().size()
                || !beginsWithSlash(fields.get(template.name()))) {
            return 0;
        }
        entry.data(target, targetDataAt, (int) dataLength, Provenance.LOGGED, true, order);
        entry.copiedUnread(number);
        batch.added(length);
        return length;
    }

    private boolean violation(int digestAt) {
        for (int i = digestAt; i < digestAt + digestLength; i++) {
            if (window.array()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsWithSlash(ByteSlice name) {
        return name.length() > 0 && name.at(0) == '/';
    }

    /** True when what comes next is at hand as far as it is looked at, and looks like an entry. */
    private boolean entryFollows(int at, ByteOrder order) {
        return window.limit() - at >= Frame.lookedAt(digestLength)
                && Frame.looksLikeEntry(window.array(), at, order, digestLength);
    }
}
