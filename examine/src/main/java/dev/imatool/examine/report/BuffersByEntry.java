package dev.imatool.examine.report;

import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.parsers.buffer.RawBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The measured buffers of a list, by the number of their entry, to tell what they mean. Bounded, for a hostile list may have
 * nothing else: the first {@value #MOST} buffers, up to {@value #MOST_BYTES} bytes of them, none longer than {@value #LONGEST}.
 * What is left out is counted. Lists are compared by digests, never by what is kept here.
 */
public final class BuffersByEntry {
    /** Longest buffer that is kept, in bytes; with its event name. */
    public static final int LONGEST = 1 << 20;

    /** Most buffers that are kept. */
    public static final int MOST = 10_000;

    /** Most bytes that are kept of all buffers together, event names included. */
    public static final int MOST_BYTES = 64 << 20;

    private final Map<Long, RawBuffer> buffers = new LinkedHashMap<>();
    private int bytes;
    private long leftOut;

    /** Of a list without any. */
    public BuffersByEntry() {}

    /** Keeps the buffer of an entry, as far as there is room. */
    public void add(long entry, RawBuffer buffer) {
        int length = buffer.length();
        if (length > LONGEST || length > MOST_BYTES - bytes || buffers.size() == MOST) {
            leftOut++;
            return;
        }
        bytes += length;
        buffers.put(entry, buffer);
    }

    /** What the buffer of that entry means; found out anew each time, because meanings take more memory than bytes. */
    public Optional<MeasuredBuffer> of(long entry) {
        return Optional.ofNullable(buffers.get(entry)).map(RawBuffer::read);
    }

    /** How many buffers were not kept. */
    public long leftOut() {
        return leftOut;
    }
}
