package dev.imatool.examine.reference;

import dev.imatool.examine.input.ReadingProgress;
import dev.imatool.parsers.known.SourceProgress;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what all threads read of one source, and tells it from time to time. */
final class ReadBytes implements SourceProgress {
    /** Bytes between two times, a power of two. */
    private static final int STRIDE_BITS = 20;

    private final ReadingProgress progress;
    private final String name;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong all = new AtomicLong();

    ReadBytes(ReadingProgress progress, String name) {
        this.progress = progress;
        this.name = name;
    }

    @Override
    public boolean watched() {
        return progress.watched();
    }

    @Override
    public void expected(long further) {
        all.addAndGet(further);
    }

    @Override
    public void read(long further) {
        long now = bytes.addAndGet(further);
        if (now >>> STRIDE_BITS != (now - further) >>> STRIDE_BITS) {
            synchronized (this) {
                progress.bytes(name, bytes.get(), all.get());
            }
        }
    }
}
