package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;

/** A place in bytes that moves forward, number by number, little endian. Whoever moves it asks first what is {@link #left}. */
final class ByteCursor {
    private final ByteString bytes;
    private int position;

    ByteCursor(ByteString bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    int left() {
        return bytes.length() - position;
    }

    void moveTo(int place) {
        position = place;
    }

    /** The unsigned number in the next {@code width} bytes, at most seven. */
    long number(int width) {
        long value = ByteOrder.LITTLE.unsigned(bytes.slice(position, position + width));
        position += width;
        return value;
    }

    int u8() {
        return (int) number(1);
    }

    int u16() {
        return (int) number(2);
    }

    long u32() {
        return number(4);
    }

    ByteString take(int length) {
        ByteString taken = bytes.slice(position, position + length);
        position += length;
        return taken;
    }
}
