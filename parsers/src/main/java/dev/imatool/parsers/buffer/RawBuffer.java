package dev.imatool.parsers.buffer;

import dev.imatool.model.ByteString;
import dev.imatool.model.buffer.MeasuredBuffer;

/**
 * A measured buffer as it stands in its entry: what callers keep who do not know yet whether they want its meaning, which can
 * take fifty times the memory.
 *
 * @param event the event name
 * @param bytes the buffer
 * @param digestLength length of a digest in the algorithm of the entry's file digest; 0 where that is not known
 */
public record RawBuffer(ByteString event, ByteString bytes, int digestLength) {
    /** What it means. */
    public MeasuredBuffer read() {
        return BufferReader.read(event, bytes, digestLength);
    }

    /** How many bytes it keeps. */
    public int length() {
        return event.length() + bytes.length();
    }
}
