package dev.imatool.parsers.known.index;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import java.io.IOException;

/** Reads values one after the other; whatever does not fit is damage at that place. */
final class IndexCursor {
    private final IndexBlocks.View view;
    private long at;
    private long end;

    IndexCursor(IndexBlocks blocks) {
        this.view = blocks.view();
    }

    /** Goes to a place from which on bytes up to {@code end} may be read. */
    void go(long offset, long limit) {
        at = offset;
        end = limit;
    }

    long at() {
        return at;
    }

    boolean more() {
        return at < end;
    }

    int read() throws IOException {
        if (at >= end) {
            throw damaged(IndexDamage.Plain.VALUE_TOO_LONG);
        }
        int value = view.array()[view.load(at)] & 0xff;
        at++;
        return value;
    }

    /** Seven bits a byte, the lowest first. */
    long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            int next = read();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw damaged(IndexDamage.Plain.ENDLESS_NUMBER);
    }

    /** A number that is no longer than any text. */
    int length() throws IOException {
        long length = number();
        if (length > IndexLayout.LONGEST || length > end - at) {
            throw damaged(new IndexDamage.TooLong(length));
        }
        return (int) length;
    }

    ByteString bytes(int length) throws IOException {
        if (length > end - at) {
            throw damaged(IndexDamage.Plain.VALUE_TOO_LONG);
        }
        if (length == 0) {
            return ByteString.EMPTY;
        }
        int from = view.load(at);
        if (from + length <= IndexLayout.BLOCK) {
            at += length;
            return ByteString.copyOf(view.array(), from, length);
        }
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) {
            all[i] = (byte) read();
        }
        return ByteString.copyOf(all);
    }

    /** The same into the array of {@code slice}, or into a longer one in its place. */
    void bytes(int length, ByteSlice slice) throws IOException {
        if (length > end - at) {
            throw damaged(IndexDamage.Plain.VALUE_TOO_LONG);
        }
        byte[] target = slice.array().length < length ? new byte[2 * length] : slice.array();
        int copied = 0;
        while (copied < length) {
            int from = view.load(at);
            int count = Math.min(length - copied, IndexLayout.BLOCK - from);
            System.arraycopy(view.array(), from, target, copied, count);
            copied += count;
            at += count;
        }
        slice.set(target, 0, length);
    }

    ByteString bytes() throws IOException {
        return bytes(length());
    }

    /** A number for each character: whatever a source wrote comes back as it was. */
    String text() throws IOException {
        int length = length();
        if (length == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            long next = number();
            if (next > Character.MAX_VALUE) {
                throw damaged(IndexDamage.Plain.NO_CHARACTER);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    DamagedIndexException damaged(IndexDamage what) {
        return new DamagedIndexException(at, what);
    }
}
