package dev.imatool.cli.report;

import dev.imatool.model.buffer.MeasuredBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the measured buffers of a list mean, by the number of their entry: the first of them only, for a hostile list may have
 * nothing else.
 */
public final class BuffersByEntry {
    private static final int KEPT = 10_000;

    private final Map<Long, MeasuredBuffer> buffers = new LinkedHashMap<>();

    /** Of a list without any. */
    public BuffersByEntry() {}

    /** Keeps the buffer of an entry. */
    public void add(long entry, MeasuredBuffer buffer) {
        if (buffers.size() < KEPT) {
            buffers.put(entry, buffer);
        }
    }

    /** The buffer of that entry. */
    public Optional<MeasuredBuffer> of(long entry) {
        return Optional.ofNullable(buffers.get(entry));
    }
}
