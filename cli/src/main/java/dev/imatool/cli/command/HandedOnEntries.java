package dev.imatool.cli.command;

import dev.imatool.cli.report.EntrySink;
import dev.imatool.cli.report.ShownEntry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Hands entries on to a sink that writes them on another thread, a batch at a time, so that a list is read while what was
 * read is written. What the sink throws reaches whoever brings the next entries or ends the report.
 */
final class HandedOnEntries implements EntrySink {
    private static final int BATCH = 512;
    private static final int BATCHES_AHEAD = 4;

    private final EntrySink sink;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("imatool-writer").factory());
    private final Queue<Future<?>> pending = new ArrayDeque<>();
    private List<ShownEntry> batch = new ArrayList<>(BATCH);

    HandedOnEntries(EntrySink sink) {
        this.sink = sink;
    }

    @Override
    public void entry(ShownEntry entry) throws IOException {
        batch.add(entry);
        if (batch.size() == BATCH) {
            while (pending.size() >= BATCHES_AHEAD) {
                await(pending.remove());
            }
            List<ShownEntry> full = batch;
            pending.add(writer.submit(() -> {
                write(full);
                return null;
            }));
            batch = new ArrayList<>(BATCH);
        }
    }

    @Override
    public void end() throws IOException {
        while (!pending.isEmpty()) {
            await(pending.remove());
        }
        write(batch);
        sink.end();
    }

    private void write(List<ShownEntry> entries) throws IOException {
        for (ShownEntry entry : entries) {
            sink.entry(entry);
        }
    }

    /** Ends the thread, whose last batch may still be on its way, before the sink is closed under it. */
    @Override
    public void close() throws IOException {
        writer.shutdownNow();
        writer.close();
        sink.close();
    }

    private static void await(Future<?> written) throws IOException {
        try {
            written.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case IOException unwritable -> throw unwritable;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }
}
